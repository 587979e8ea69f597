//! Attempts with a time limit: of the attribute, of the policy, or one of each.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::context::{Context, Locals};
use super::{events, params, settings, spans};

/// Binds `returned` to what the attempt returned, or to what is made of the error of an attempt that was cut; and binds
/// `is_cut`. For an attempt that the attribute limits, or the attribute and a policy.
///
/// If the wait before the attempt took longer than was left of the `timeout`, the attempt does not start, and does not
/// count.
pub(super) fn limit(cx: &Context, attempt: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { tries, returned, timed_out, .. }) = (&cx.p, &cx.locals);
    let (clock, is_cut, bind) = (&cx.locals.clock, &cx.locals.is_cut, limiter(cx));
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
        #bind
        let #returned = #limited;
        #bind
        let (#returned, #is_cut) = match #returned {
            #p::Ok(#returned) => (#returned, false),
            #p::Err(#timed_out) => (#converted, true),
        };
    }
}

/// Binds `returned` and `is_cut` for an attempt that a policy may limit, and nothing else. `ty` is the type of `returned`.
///
/// Whether the policy has timeouts is known by its type alone. If it has none, `limiter` and `is_cut` have no size, the
/// condition is constant, and nothing is added to what the call does.
pub(super) fn unless_time_is_over(
    cx: &Context,
    ty: &TokenStream,
    attempt: &TokenStream,
) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { tries, returned, timed_out, clock, is_cut, limiter, .. }) =
        (&cx.p, &cx.locals);
    let (bind, on_try, outcome, start) =
        (self::limiter(cx), events::on_try(cx), cut(cx), start(cx));
    quote_spanned! {mixed=>
        #bind
        let mut #is_cut = #limiter.not_cut();
        let #returned #ty =
            if let #p::Some(#timed_out) = #limiter.time_is_over(#tries, &#clock, #start) {
                #tries -= 1;
                #is_cut = #limiter.cut(#timed_out);
                #outcome
            } else {
                #on_try
                #attempt
            };
        let #is_cut = #p::IsCut::is_cut(#is_cut);
    }
}

/// Evaluates to a future with the limits of the policy, or to the future as it is. Its temporaries live as long as they do
/// where it is awaited by itself.
pub(super) fn limit_by_policy(cx: &Context, future: &TokenStream) -> TokenStream {
    let Locals { timed_out, clock, is_cut, limiter, future: bound, .. } = &cx.locals;
    let (outcome, start) = (cut(cx), start(cx));
    let mixed = Span::mixed_site();
    let in_span = spans::in_part(cx, mixed, quote_spanned!(mixed=> #bound));
    quote_spanned! {mixed=>
        match #future {
            #bound => #limiter.limit(
                #in_span,
                &#clock,
                #start,
                &mut #is_cut,
                move |#timed_out| #outcome,
            ),
        }
    }
}

/// Binds `limiter`, if a policy may limit attempts.
fn limiter(cx: &Context) -> Option<TokenStream> {
    let mixed = Span::mixed_site();
    let (bind, Locals { limiter, .. }) = (settings::bind(cx), &cx.locals);
    let made = settings::call(cx, &quote_spanned!(mixed=> limiter), &TokenStream::new());
    cx.policy_may_cut().then(|| quote_spanned!(mixed=> let #limiter = { #bind #made };))
}

/// Evaluates to the start of the call, as an `Option`; of a generator that stands alone, to what takes its place.
fn start(cx: &Context) -> TokenStream {
    let (p, Locals { start, .. }) = (&cx.p, &cx.locals);
    let mixed = Span::mixed_site();
    if cx.plan.measures_elapsed() {
        quote_spanned!(mixed=> #p::Some(#start))
    } else {
        quote_spanned!(mixed=> #start)
    }
}

/// Evaluates to the limits of an attempt that starts now.
fn limits(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { clock, attempt_timeout, limiter, .. }) = (&cx.p, &cx.locals);
    let attempt = match &cx.plan.attempt_timeout {
        Some(limit) => {
            let limit = params::optional(cx, limit, attempt_timeout);
            quote_spanned!(mixed=> #p::limit_from(#limit, #p::Clock::now(&#clock)))
        }
        None if cx.policy_may_cut() => quote_spanned!(mixed=> #limiter.attempt_limit(&#clock)),
        None => quote_spanned!(mixed=> #p::None),
    };
    let call = call_limit(cx).unwrap_or_else(|| quote_spanned!(mixed=> #p::None));
    quote_spanned!(mixed=> #p::AttemptLimits { attempt: #attempt, call: #call })
}

/// Evaluates to the time limit of the call with its start, as an `Option`, if it may have one.
fn call_limit(cx: &Context) -> Option<TokenStream> {
    let mixed = Span::mixed_site();
    let (p, Locals { clock, start, limiter, .. }) = (&cx.p, &cx.locals);
    if let Some(timeout) = of_attribute(cx) {
        return Some(quote_spanned!(mixed=> #p::limit_from(#timeout, #start)));
    }
    let start = self::start(cx);
    cx.policy_may_cut().then(|| quote_spanned!(mixed=> #limiter.call_limit(&#clock, #start)))
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
    let (p, Locals { timed_out, limiter, .. }) = (&cx.p, &cx.locals);
    let by_attribute = converted_by_attribute(cx);
    let of_policy = match (&cx.plan.attempt_timeout, &cx.plan.timeout) {
        (Some(_), None) => quote_spanned!(mixed=> Timeout),
        (None, Some(_)) => quote_spanned!(mixed=> AttemptTimeout),
        (Some(_), Some(_)) | (None, None) => return by_attribute,
    };
    if !cx.policy_may_cut() {
        return by_attribute;
    }
    let cut = cut(cx);
    quote_spanned! {mixed=>
        match #limiter.own_timed_out(#timed_out, #p::TimeLimit::#of_policy) {
            #p::Some(#timed_out) => #cut,
            #p::None => #by_attribute,
        }
    }
}

/// Evaluates to what an attempt returns that a timeout of the policy cut.
fn cut(cx: &Context) -> TokenStream {
    let (p, Locals { returns, timed_out, limiter, .. }) = (&cx.p, &cx.locals);
    quote_spanned!(Span::mixed_site()=> #p::restored(#returns, #limiter.outcome(#timed_out)))
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
            let at = mixed.located_at(cx.returned_span);
            let (p, Locals { returns, timed_out, .. }) = (cx.p_at(at), cx.locals.at(at));
            quote_spanned!(at=> #p::timed_out(#returns, #timed_out))
        }
    }
}
