//! `log = none`, `log = debug`, `log = (backoff = debug, giveup = warn, not_retried = info, value = true)`.

use proc_macro2::Ident;
use syn::parse::{Parse, ParseStream};
use syn::{LitBool, Token};

/// What the log contains; `None` for what a list leaves out.
#[derive(Clone, Copy, Default)]
pub(crate) struct Log {
    pub(crate) backoff: Option<Level>,
    pub(crate) giveup: Option<Level>,
    pub(crate) not_retried: Option<Level>,
    /// Whether values are written. Errors always are.
    pub(crate) value: Option<bool>,
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
            return Ok(Self {
                backoff: Some(level),
                giveup: Some(level),
                not_retried,
                value: None,
            });
        }
        let content;
        syn::parenthesized!(content in input);
        let mut log = Self::default();
        loop {
            if content.is_empty() {
                return Ok(log);
            }
            log.parse_entry(&content)?;
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
        }
    }
}

impl Log {
    /// Parses `event = level` or `value = bool`.
    fn parse_entry(&mut self, input: ParseStream) -> syn::Result<()> {
        let name: Ident = input.parse()?;
        input.parse::<Token![=]>()?;
        let is_repeated = if name == "value" {
            let value = input.parse::<LitBool>().map_err(|error| {
                let message = "write `value = true` to log the values that are retried";
                syn::Error::new(error.span(), message)
            })?;
            self.value.replace(value.value).is_some()
        } else {
            self.level_of(&name)?.replace(input.parse()?).is_some()
        };
        if !is_repeated {
            return Ok(());
        }
        let message = format!("`{name}` is given twice; remove one of them");
        Err(syn::Error::new(name.span(), message))
    }

    fn level_of(&mut self, event: &Ident) -> syn::Result<&mut Option<Level>> {
        if event == "backoff" {
            Ok(&mut self.backoff)
        } else if event == "giveup" {
            Ok(&mut self.giveup)
        } else if event == "not_retried" {
            Ok(&mut self.not_retried)
        } else {
            let message = format!(
                "unknown event `{event}`; the events with a level are `backoff`, `giveup` and `not_retried`, and \
                 `value = true` logs values"
            );
            Err(syn::Error::new(event.span(), message))
        }
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
