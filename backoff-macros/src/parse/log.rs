//! `log = none`, `log = debug`, `log = (backoff = debug, giveup = warn, not_retried = info)`.

use proc_macro2::Ident;
use syn::Token;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;

/// The levels of the log; `None` for an event that a list leaves out.
#[derive(Clone, Copy)]
pub(crate) struct Log {
    pub(crate) backoff: Option<Level>,
    pub(crate) giveup: Option<Level>,
    pub(crate) not_retried: Option<Level>,
}

/// The level at which an event is logged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Off,
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

const LEVELS: [(&str, Level); 6] = [
    ("none", Level::Off),
    ("error", Level::Error),
    ("warn", Level::Warn),
    ("info", Level::Info),
    ("debug", Level::Debug),
    ("trace", Level::Trace),
];

impl Parse for Log {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if !input.peek(syn::token::Paren) {
            let level = input.parse()?;
            // Outcomes that the filter rejects are part of normal operation: their level stays what it is, unless the
            // log is turned off.
            let not_retried = (level == Level::Off).then_some(Level::Off);
            return Ok(Self { backoff: Some(level), giveup: Some(level), not_retried });
        }
        let content;
        syn::parenthesized!(content in input);
        let mut log = Self { backoff: None, giveup: None, not_retried: None };
        for Entry { event, level } in Punctuated::<Entry, Token![,]>::parse_terminated(&content)? {
            let entry = log.entry(&event)?;
            if entry.replace(level).is_some() {
                return Err(syn::Error::new(
                    event.span(),
                    format!("`{event}` is given twice; remove one of them"),
                ));
            }
        }
        Ok(log)
    }
}

impl Log {
    fn entry(&mut self, event: &Ident) -> syn::Result<&mut Option<Level>> {
        if event == "backoff" {
            Ok(&mut self.backoff)
        } else if event == "giveup" {
            Ok(&mut self.giveup)
        } else if event == "not_retried" {
            Ok(&mut self.not_retried)
        } else {
            let message = format!(
                "unknown event `{event}`; the events with a level are `backoff`, `giveup` and `not_retried`"
            );
            Err(syn::Error::new(event.span(), message))
        }
    }
}

/// `event = level`
struct Entry {
    event: Ident,
    level: Level,
}

impl Parse for Entry {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let event = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { event, level: input.parse()? })
    }
}

impl Parse for Level {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        const REMEDY: &str = "write `none`, `error`, `warn`, `info`, `debug` or `trace`, or a level for each \
                              event, such as `(backoff = debug, giveup = error)`";
        let at = input.span();
        let name: Ident = input
            .parse()
            .map_err(|_| syn::Error::new(at, format!("expected a level of the log; {REMEDY}")))?;
        let level = LEVELS.iter().find(|(level, _)| name == level).map(|(_, level)| *level);
        level.ok_or_else(|| syn::Error::new(at, format!("unknown level `{name}`; {REMEDY}")))
    }
}
