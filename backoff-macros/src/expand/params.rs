//! The settings of one attribute that the library needs at every failure: the name, the limits, and the levels.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::context::{Context, Local, Locals};
use super::{settings, timeouts};
use crate::parse::{Level, Log, Time, Value, WaitSource};

/// Evaluates to a reference to the parameters that are the same for all attempts of a call. Where all of them are
/// constants, so is the reference.
pub(super) fn expand(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { max_tries, .. }) = (&cx.p, &cx.locals);
    let target = target(cx);
    let tries = cx.plan.max_tries.as_ref().map(|limit| match limit {
        Value::Literal(tries) => quote_spanned!(mixed=> max_tries: #p::Some(#tries),),
        Value::Evaluated(_) => quote_spanned!(mixed=> max_tries: #p::stored_max_tries(#max_tries),),
    });
    let time = max_time(cx).map(|time| quote_spanned!(mixed=> max_time: #time,));
    let levels = cx.plan.log.map(|log| levels(cx, log));
    let is_complete = tries.is_some() && time.is_some() && levels.is_some();
    let rest = (!is_complete).then(|| {
        let base = if time.is_none() && cx.policy_may_cut() {
            settings::call(cx, &quote_spanned!(mixed=> limited_params), &TokenStream::new())
        } else {
            base(cx)
        };
        quote_spanned!(mixed=> ..#base)
    });
    let params =
        quote_spanned!(mixed=> #p::RetryParams { target: #target, #tries #time #levels #rest });
    // The call that makes the time is not promoted to a static by itself.
    if time.is_some() && is_constant(cx) {
        quote_spanned!(mixed=> &const { #params })
    } else {
        quote_spanned!(mixed=> &#params)
    }
}

/// Evaluates to the limit on the start of attempts, if the attribute sets it. A timeout implies one.
fn max_time(cx: &Context) -> Option<TokenStream> {
    let mixed = Span::mixed_site();
    let (p, Locals { max_time, .. }) = (&cx.p, &cx.locals);
    let given = cx.plan.max_time.as_ref().map(|limit| optional(cx, limit, max_time));
    if given.is_none() && timeouts::of_attribute(cx).is_none() {
        return None;
    }
    let limit = given.unwrap_or_else(|| {
        let base = base(cx);
        quote_spanned!(mixed=> #base.max_time)
    });
    Some(match timeouts::timeout(cx) {
        Some(timeout) => quote_spanned!(mixed=> #p::shorter(#limit, #timeout)),
        None => limit,
    })
}

/// Evaluates to a limit on time as an `Option`; `evaluated` is the local of one that is no literal.
pub(super) fn optional(cx: &Context, limit: &Value<Time>, evaluated: &Local) -> TokenStream {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    match limit {
        Value::Literal(time) => quote_spanned!(mixed=> #p::Some(#time)),
        Value::Evaluated(_) => quote_spanned!(mixed=> #evaluated),
    }
}

/// Returns whether all parameters are known at compile time.
fn is_constant(cx: &Context) -> bool {
    let plan = cx.plan;
    let evaluated = [
        matches!(plan.max_tries, Some(Value::Evaluated(_))),
        matches!(plan.max_time, Some(Value::Evaluated(_))),
        matches!(plan.timeout, Some(Value::Evaluated(_))),
        matches!(plan.name, Some(Value::Evaluated(_))),
    ];
    plan.wait.source == WaitSource::Generator && !evaluated.contains(&true)
}

/// Evaluates to the parameters that the attribute overrides.
fn base(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    match cx.plan.wait.source {
        WaitSource::Generator => {
            let p = &cx.p;
            quote_spanned!(mixed=> #p::DEFAULT_PARAMS)
        }
        WaitSource::GeneratorOrPolicy => {
            settings::call(cx, &quote_spanned!(mixed=> params), &TokenStream::new())
        }
    }
}

/// Evaluates to the level at which an outcome that the filter rejects is logged.
pub(super) fn level_of_not_retried(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    match cx.plan.log.and_then(|log| log.not_retried) {
        Some(given) => level(cx, given),
        None => {
            let base = base(cx);
            quote_spanned!(mixed=> #base.levels.not_retried)
        }
    }
}

fn level(cx: &Context, level: Level) -> TokenStream {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    let level = match level {
        Level::Off => quote_spanned!(mixed=> Off),
        Level::Error => quote_spanned!(mixed=> Error),
        Level::Warn => quote_spanned!(mixed=> Warn),
        Level::Info => quote_spanned!(mixed=> Info),
        Level::Debug => quote_spanned!(mixed=> Debug),
        Level::Trace => quote_spanned!(mixed=> Trace),
    };
    quote_spanned!(mixed=> #p::Level::#level)
}

/// Writes the levels of the log. What the attribute leaves out is that of the policy, or the default.
fn levels(cx: &Context, log: Log) -> TokenStream {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    let field = |name: TokenStream, given: Option<Level>| {
        let level = level(cx, given?);
        Some(quote_spanned!(mixed=> #name: #level,))
    };
    let Log { backoff, giveup, not_retried, value: _ } = log;
    let backoff = field(quote_spanned!(mixed=> backoff), backoff);
    let giveup = field(quote_spanned!(mixed=> giveup), giveup);
    let not_retried = field(quote_spanned!(mixed=> not_retried), not_retried);
    let base = base(cx);
    quote_spanned!(mixed=> levels: #p::LogLevels { #backoff #giveup #not_retried ..#base.levels },)
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
            let name = name_in_module(cx);
            quote_spanned!(mixed=> ::core::concat!(::core::module_path!(), #name))
        }
    }
}

/// Evaluates to the part of the function's path that follows its module.
pub(super) fn name_in_module(cx: &Context) -> Literal {
    let name = cx.function.sig.ident.to_string();
    Literal::string(&format!("::{}", name.trim_start_matches("r#")))
}
