//! `log = none`, `log = debug`, `log = (backoff = debug, giveup = warn)`.

use proc_macro2::Ident;
use syn::Token;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;

/// At which levels the library logs; `None` where it does not.
#[derive(Clone)]
pub(crate) struct Log {
    pub(crate) backoff: Option<&'static str>,
    pub(crate) giveup: Option<&'static str>,
}

impl Default for Log {
    fn default() -> Self {
        Self { backoff: Some("Info"), giveup: Some("Error") }
    }
}

impl Parse for Log {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if !input.peek(syn::token::Paren) {
            let both = level(input)?;
            return Ok(Self { backoff: both, giveup: both });
        }
        let content;
        syn::parenthesized!(content in input);
        let mut log = Self::default();
        for (event, level) in Punctuated::<_, Token![,]>::parse_terminated_with(&content, event)? {
            if event == "backoff" {
                log.backoff = level;
            } else if event == "giveup" {
                log.giveup = level;
            } else {
                let message = "the events that are logged are `backoff` and `giveup`";
                return Err(syn::Error::new(event.span(), message));
            }
        }
        Ok(log)
    }
}

fn event(input: ParseStream) -> syn::Result<(Ident, Option<&'static str>)> {
    let event = input.parse()?;
    input.parse::<Token![=]>()?;
    Ok((event, level(input)?))
}

/// The name of the level's constant.
fn level(input: ParseStream) -> syn::Result<Option<&'static str>> {
    const LEVELS: &str = "`log` takes `none`, a level (`error`, `warn`, `info`, `debug` or `trace`), or \
                          `(backoff = LEVEL, giveup = LEVEL)`";
    let at = input.span();
    let level: Ident = input.parse().map_err(|_| syn::Error::new(at, LEVELS))?;
    match level.to_string().as_str() {
        "none" => Ok(None),
        "error" => Ok(Some("Error")),
        "warn" => Ok(Some("Warn")),
        "info" => Ok(Some("Info")),
        "debug" => Ok(Some("Debug")),
        "trace" => Ok(Some("Trace")),
        _ => Err(syn::Error::new(at, LEVELS)),
    }
}
