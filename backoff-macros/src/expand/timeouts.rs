//! Attempts with a time limit: of the attribute, of the policy, or one of each.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::attempt::returned_span;
use super::context::{Context, Locals};
use super::{events, params, settings};

/// Binds `returned` to what the attempt returned, or to what is made of the error of an attempt that was cut; and binds
/// `is_cut`. For an attempt that the attribute limits, or the attribute and a policy.
///
/// If the wait before the attempt took longer than was left of the `timeout`, the attempt does not start, and does not
/// count.
pub(super) fn limit(cx: &Context, attempt: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { tries, returned, timed_out, .. }) = (&cx.p, &cx.locals);
    let (clock, is_cut) = (&cx.locals.clock, &cx.locals.is_cut);
    let (on_try, limits, converted) = (events::on_try(cx), limits(cx), converted(cx));
    let limited = quote_spanned!(mixed=> #p::LimitedAttempt::new(#attempt, &#clock, #limits).await);
    let limited = match call_limit(cx) {
        None => quote_spanned!(mixed=> { #on_try #limited }),
        Some(call) => quote_spanned! {mixed=>
            if let #p::Some(#timed_out) = #p::time_is_over(#tries, &#clock, #call) {
                #tries -= 1;
                #p::Err(#timed_out)
            } else {
                #on_try
                #limited
            }
        },
    };
    quote_spanned! {mixed=>
        let #returned = #limited;
        let (#returned, #is_cut) = match #returned {
            #p::Ok(#returned) => (#returned, false),
            #p::Err(#timed_out) => (#converted, true),
        };
    }
}

/// Evaluates to an attempt that the policy may limit, and nothing else.
///
/// Whether the policy has timeouts is known by its type alone. If it has none, the attempt is `future` itself, `is_cut` has
/// no size, and nothing is added to what the call does. The temporaries of `future` live as long as those of the `match`.
pub(super) fn limit_by_policy(cx: &Context, future: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { returns, timed_out, clock, start, is_cut, .. }) = (&cx.p, &cx.locals);
    let Locals { future: bound, cut_outcome, .. } = &cx.locals;
    let outcome = settings::ask(cx, "cut_outcome", &TokenStream::new());
    let returned = quote_spanned! {mixed=>
        move |#timed_out| #p::restored(#returns, #cut_outcome.make(#timed_out))
    };
    let arguments = quote_spanned!(mixed=> #bound, &#clock, #start, &mut #is_cut, #returned);
    let limit = settings::ask(cx, "limit", &arguments);
    quote_spanned! {mixed=>
        match #future {
            #bound => {
                let #cut_outcome = #outcome;
                #limit
            }
        }
    }
}

/// Binds `returned` to what such an attempt evaluates to, unless the time of the call is over before it; and binds `is_cut`.
pub(super) fn unless_time_is_over(
    cx: &Context,
    ty: &TokenStream,
    attempt: &TokenStream,
) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { tries, returned, timed_out, clock, start, is_cut, .. }) = (&cx.p, &cx.locals);
    let (on_try, outcome) = (events::on_try(cx), cut(cx));
    let not_cut = settings::ask(cx, "not_cut", &TokenStream::new());
    let arguments = quote_spanned!(mixed=> #tries, &#clock, #start);
    let time_is_over = settings::ask(cx, "time_is_over", &arguments);
    let cut = settings::ask(cx, "cut", &quote_spanned!(mixed=> #timed_out));
    let as_bool = settings::ask(cx, "is_cut", &quote_spanned!(mixed=> #is_cut));
    quote_spanned! {mixed=>
        let mut #is_cut = #not_cut;
        let #returned #ty = if let #p::Some(#timed_out) = #time_is_over {
            #tries -= 1;
            #is_cut = #cut;
            #outcome
        } else {
            #on_try
            #attempt
        };
        let #is_cut = #as_bool;
    }
}

/// Evaluates to the limits of an attempt that starts now.
fn limits(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { clock, attempt_timeout, .. }) = (&cx.p, &cx.locals);
    let attempt = match &cx.plan.attempt_timeout {
        Some(limit) => {
            let limit = params::optional(cx, limit, attempt_timeout);
            quote_spanned!(mixed=> #p::limit_from(#limit, #p::Clock::now(&#clock)))
        }
        None if cx.policy_may_cut() => {
            settings::ask(cx, "attempt_limit", &quote_spanned!(mixed=> &#clock))
        }
        None => quote_spanned!(mixed=> #p::None),
    };
    let call = call_limit(cx).unwrap_or_else(|| quote_spanned!(mixed=> #p::None));
    quote_spanned!(mixed=> #p::AttemptLimits { attempt: #attempt, call: #call })
}

/// Evaluates to the time limit of the call with its start, as an `Option`, if it may have one.
fn call_limit(cx: &Context) -> Option<TokenStream> {
    let mixed = Span::mixed_site();
    let (p, Locals { clock, start, .. }) = (&cx.p, &cx.locals);
    if let Some(timeout) = of_attribute(cx) {
        return Some(quote_spanned!(mixed=> #p::limit_from(#timeout, #start)));
    }
    let arguments = quote_spanned!(mixed=> &#clock, #start);
    cx.policy_may_cut().then(|| settings::ask(cx, "call_limit", &arguments))
}

/// Evaluates to the time limit of the call as an `Option`, if it may have one. That of the attribute replaces that of the
/// policy.
pub(super) fn timeout(cx: &Context) -> Option<TokenStream> {
    let of_policy = || {
        let method = quote_spanned!(Span::mixed_site()=> timeout);
        cx.policy_may_cut().then(|| settings::call(cx, &method, &TokenStream::new()))
    };
    of_attribute(cx).or_else(of_policy)
}

/// Evaluates to the `timeout` of the attribute as an `Option`, if it has one.
pub(super) fn of_attribute(cx: &Context) -> Option<TokenStream> {
    let limit = cx.plan.timeout.as_ref()?;
    Some(params::optional(cx, limit, &cx.locals.timeout))
}

/// Evaluates to what an attempt that was cut returns: what the policy makes of it if its timeout did that, otherwise what
/// the attribute does.
fn converted(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { timed_out, .. }) = (&cx.p, &cx.locals);
    let by_attribute = converted_by_attribute(cx);
    let of_policy = match (&cx.plan.attempt_timeout, &cx.plan.timeout) {
        (Some(_), None) => quote_spanned!(mixed=> Timeout),
        (None, Some(_)) => quote_spanned!(mixed=> AttemptTimeout),
        (Some(_), Some(_)) | (None, None) => return by_attribute,
    };
    if !cx.policy_may_cut() {
        return by_attribute;
    }
    let arguments = quote_spanned!(mixed=> #timed_out, #p::TimeLimit::#of_policy);
    let (own, cut) = (settings::ask(cx, "own_timed_out", &arguments), cut(cx));
    quote_spanned! {mixed=>
        match #own {
            #p::Some(#timed_out) => #cut,
            #p::None => #by_attribute,
        }
    }
}

/// Evaluates to what an attempt returns that a timeout of the policy cut.
fn cut(cx: &Context) -> TokenStream {
    let (p, Locals { returns, timed_out, .. }) = (&cx.p, &cx.locals);
    let outcome = settings::ask(cx, "cut_outcome", &TokenStream::new());
    quote_spanned!(Span::mixed_site()=> #p::restored(#returns, #outcome.make(#timed_out)))
}

/// Evaluates to what an attempt returns that a timeout of the attribute cut.
fn converted_by_attribute(cx: &Context) -> TokenStream {
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
