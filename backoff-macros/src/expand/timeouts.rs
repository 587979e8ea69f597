//! Attempts with a time limit.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::attempt::returned_span;
use super::context::{Context, Locals};
use super::{events, params};

/// Binds `returned` to what the attempt returned, or to what is made of the error of an attempt that was cut.
///
/// If the wait before the attempt took longer than was left of the `timeout`, the attempt does not start, and does not
/// count.
pub(super) fn limit(cx: &Context, attempt: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { tries, returned, timed_out, .. }) = (&cx.p, &cx.locals);
    let (clock, is_cut) = (&cx.locals.clock, &cx.locals.is_cut);
    let (on_try, limits, converted) = (events::on_try(cx), limits(cx), converted(cx));
    let limited = quote_spanned!(mixed=> #p::LimitedAttempt::new(#attempt, &#clock, #limits).await);
    let limited = match timeout(cx) {
        None => quote_spanned!(mixed=> { #on_try #limited }),
        Some(timeout) => {
            let Locals { start, .. } = &cx.locals;
            quote_spanned! {mixed=>
                if let #p::Some(#timed_out) = #p::time_is_over(#tries, #timeout, &#clock, #start) {
                    #tries -= 1;
                    #p::Err(#timed_out)
                } else {
                    #on_try
                    #limited
                }
            }
        }
    };
    quote_spanned! {mixed=>
        let #returned = #limited;
        let (#returned, #is_cut) = match #returned {
            #p::Ok(#returned) => (#returned, false),
            #p::Err(#timed_out) => (#converted, true),
        };
    }
}

/// Evaluates to the limits of an attempt that starts now.
fn limits(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { clock, start, attempt_timeout, .. }) = (&cx.p, &cx.locals);
    let attempt = match &cx.plan.attempt_timeout {
        Some(limit) => {
            let limit = params::optional(cx, limit, attempt_timeout);
            quote_spanned!(mixed=> #p::limit_from(#limit, #p::Clock::now(&#clock)))
        }
        None => quote_spanned!(mixed=> #p::None),
    };
    let call = match timeout(cx) {
        Some(timeout) => quote_spanned!(mixed=> #p::limit_from(#timeout, #start)),
        None => quote_spanned!(mixed=> #p::None),
    };
    quote_spanned!(mixed=> #p::AttemptLimits { attempt: #attempt, call: #call })
}

/// Evaluates to the time limit of the call as an `Option`, if it has one.
pub(super) fn timeout(cx: &Context) -> Option<TokenStream> {
    let limit = cx.plan.timeout.as_ref()?;
    Some(params::optional(cx, limit, &cx.locals.timeout))
}

/// Evaluates to what an attempt that was cut returns.
fn converted(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    match &cx.plan.timed_out {
        Some(function) => {
            let at = mixed.located_at(function.span());
            let (p, Locals { returns, timed_out, .. }) = (cx.p_at(at), cx.locals.at(at));
            let function = cx.callable(function);
            quote_spanned!(at=> #p::timed_out_by(#returns, #timed_out, #function))
        }
        None => {
            let at = mixed.located_at(error_span(cx));
            let (p, Locals { returns, timed_out, .. }) = (cx.p_at(at), cx.locals.at(at));
            quote_spanned!(at=> #p::timed_out(#returns, #timed_out))
        }
    }
}

/// Returns where the return type is: an error type without a conversion is reported there.
fn error_span(cx: &Context) -> Span {
    match &cx.function.sig.output {
        syn::ReturnType::Type(_, ty) => ty.span(),
        syn::ReturnType::Default => returned_span(cx.function),
    }
}
