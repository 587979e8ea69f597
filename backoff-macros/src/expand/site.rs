//! The settings of one attribute that the library needs at every failure: the name, the limits, and the levels.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::context::{Context, Locals};
use crate::parse::{Level, Log, Source, Value};

/// Writes what is the same for all attempts of a call.
pub(super) fn expand(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { max_tries, max_time, rules, .. }) = (&cx.p, &cx.locals);
    let target = target(cx);
    let tries = cx.plan.max_tries.as_ref().map(|limit| match limit {
        Value::Literal(tries) => quote_spanned!(mixed=> max_tries: #p::Some(#tries),),
        Value::Evaluated(_) => quote_spanned!(mixed=> max_tries: #p::kept_tries(#max_tries),),
    });
    let time = cx.plan.max_time.as_ref().map(|limit| match limit {
        Value::Literal(time) => quote_spanned!(mixed=> max_time: #p::Some(#time),),
        Value::Evaluated(_) => quote_spanned!(mixed=> max_time: #max_time,),
    });
    let levels = cx.plan.log.map(|log| levels(cx, log));
    let is_complete = tries.is_some() && time.is_some() && levels.is_some();
    let rest = match (is_complete, cx.plan.wait.source) {
        (true, _) => TokenStream::new(),
        (false, Source::GeneratorOrPolicy) => {
            quote_spanned!(mixed=> ..#p::Rules::site(&*#rules))
        }
        (false, Source::Generator) => quote_spanned!(mixed=> ..#p::SITE),
    };
    quote_spanned!(mixed=> #p::Site { target: #target, #tries #time #levels #rest })
}

/// Writes the levels of the log; an event that the list leaves out has its default.
fn levels(cx: &Context, log: Log) -> TokenStream {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    let level = |level: Level| match level {
        Level::Off => quote_spanned!(mixed=> #p::None),
        Level::Error => quote_spanned!(mixed=> #p::Some(#p::Level::Error)),
        Level::Warn => quote_spanned!(mixed=> #p::Some(#p::Level::Warn)),
        Level::Info => quote_spanned!(mixed=> #p::Some(#p::Level::Info)),
        Level::Debug => quote_spanned!(mixed=> #p::Some(#p::Level::Debug)),
        Level::Trace => quote_spanned!(mixed=> #p::Some(#p::Level::Trace)),
    };
    let backoff = level(log.backoff.unwrap_or(Level::Info));
    let giveup = level(log.giveup.unwrap_or(Level::Error));
    quote_spanned!(mixed=> levels: #p::Levels { backoff: #backoff, giveup: #giveup },)
}

/// Evaluates to the name of the function in events.
pub(super) fn target(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    match &cx.plan.name {
        Some(Value::Literal(name)) => name.to_token_stream(),
        Some(Value::Evaluated(_)) => {
            let Locals { name, .. } = &cx.locals;
            quote_spanned!(mixed=> #name)
        }
        None => {
            let name = cx.function.sig.ident.to_string();
            let name = format!("::{}", name.trim_start_matches("r#"));
            quote_spanned!(mixed=> ::core::concat!(::core::module_path!(), #name))
        }
    }
}
