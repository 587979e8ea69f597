//! How a call ends that gives up, and what it returns.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::classify::Classify;
use super::context::{Context, Locals};
use super::{cancel, events, params, settings, sleep, spans};
use crate::parse::{Asyncness, Callback, Event};

/// What follows the verdict, in a loop in which handlers or a policy may be notified.
pub(super) struct Ending {
    /// Evaluates to what is kept over the wait, right before it.
    pub(super) retry: TokenStream,
    /// Follows a verdict to give up.
    pub(super) give_up: TokenStream,
    /// Waits.
    pub(super) sleep: TokenStream,
}

impl Ending {
    pub(super) fn new(cx: &Context) -> Self {
        if cx.plan.cancel.is_some() || cx.plan.fallback.is_some() {
            return Self::after_the_wait(cx);
        }
        let mixed = Span::mixed_site();
        let Locals { wait, .. } = &cx.locals;
        let (on_giveup, returned) = (events::on_giveup(cx), returned(cx));
        let record = spans::give_up(cx);
        Self {
            retry: quote_spanned!(mixed=> #wait),
            give_up: quote_spanned!(mixed=> #record #on_giveup break #returned;),
            sleep: sleep(cx),
        }
    }

    /// Gives up in one place, whether by the verdict or by cancellation during the wait, over which the outcome is kept.
    ///
    /// What the attempt returned is taken apart in a scope of its own. Only the outcome lives across an `.await`, and so
    /// the future is `Send` whatever the type of a success.
    fn after_the_wait(cx: &Context) -> Self {
        let mixed = Span::mixed_site();
        let (p, Locals { wait, reason, elapsed, kept, next, .. }) = (&cx.p, &cx.locals);
        let keep = |kept: &TokenStream| keep(cx, kept);
        let (retry, waited) = if cx.plan.cancel.is_some() {
            let pattern = quote_spanned!(mixed=> (#wait, #kept));
            let waited = cancel::wait(cx);
            (keep(&pattern), quote_spanned!(mixed=> #p::Ok(#pattern) => #waited,))
        } else {
            let sleep = sleep(cx);
            let waited = quote_spanned!(mixed=> #p::Ok(#wait) => { #sleep #p::None });
            (quote_spanned!(mixed=> #wait), waited)
        };
        let given_up = keep(&quote_spanned!(mixed=> (#kept, #reason, #elapsed)));
        let end = end(cx);
        Self {
            retry: quote_spanned!(mixed=> #p::Ok(#retry)),
            give_up: quote_spanned!(mixed=> #p::Err(#given_up)),
            sleep: quote_spanned! {mixed=>
                let #next = match #wait {
                    #waited
                    #p::Err(#next) => #p::Some(#next),
                };
                if let #p::Some((#kept, #reason, #elapsed)) = #next { #end }
            },
        }
    }
}

/// Takes the outcome out of what the attempt returned, and evaluates to an expression with it.
fn keep(cx: &Context, with_kept: &TokenStream) -> TokenStream {
    let (p, Locals { returned, kept, .. }) = (&cx.p, &cx.locals);
    let classify = Classify::new(cx);
    let (result, from_result) = (classify.by_value(), classify.of_result());
    quote_spanned! {Span::mixed_site()=>
        match #result {
            #p::Err(#kept) => #with_kept,
            #returned => break #from_result(#returned),
        }
    }
}

/// Ends the call with the outcome that was kept.
fn end(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { returns, returned, kept, .. }) = (&cx.p, &cx.locals);
    let record = spans::give_up(cx);
    let restore = quote_spanned!(mixed=> let #returned = #p::restored(#returns, #kept););
    let notify = events::on_giveup(cx).map(|on_giveup| {
        let (settings, bind) = (settings::bind(cx), events::bind_outcome(cx, Event::Giveup));
        quote_spanned!(mixed=> #settings #bind #on_giveup)
    });
    let Some(fallback) = &cx.plan.fallback else {
        let returned = self::returned(cx);
        return quote_spanned!(mixed=> #record #restore #notify break #returned;);
    };
    let (given_up, call) = (given_up(cx), call(cx, fallback));
    let given_up = match notify {
        Some(notify) => {
            let keep = keep(cx, &given_up);
            quote_spanned!(mixed=> { #restore #notify #keep })
        }
        None => given_up,
    };
    quote_spanned!(mixed=> #record let #kept = #given_up; break #call;)
}

/// Evaluates to what a call that gives up returns without `fallback`.
pub(super) fn returned(cx: &Context) -> TokenStream {
    if cx.plan.raise_on_giveup {
        let Locals { returned, .. } = &cx.locals;
        return quote_spanned!(Span::mixed_site()=> #returned);
    }
    let Locals { returned, .. } = cx.locals.at(Span::mixed_site().located_at(cx.returned_span));
    default_on_giveup(cx, &returned.into_token_stream())
}

/// Makes the default value of what an attempt returned.
fn default_on_giveup(cx: &Context, returned: &TokenStream) -> TokenStream {
    let span = Span::mixed_site().located_at(cx.returned_span);
    let p = cx.p_at(span);
    quote_spanned!(span=> #p::default_on_giveup(#returned))
}

/// Evaluates to what a call that gives up returns, where the outcome was taken by value.
pub(super) fn from_outcome(cx: &Context, classify: &Classify) -> TokenStream {
    let from_outcome = classify.of_outcome();
    let (span, outcome) = (classify.span, cx.locals.outcome.at(classify.span));
    let returned = quote_spanned!(span=> #from_outcome(#outcome));
    if cx.plan.raise_on_giveup {
        return returned;
    }
    default_on_giveup(cx, &returned)
}

/// Evaluates to what `fallback` receives.
fn given_up(cx: &Context) -> TokenStream {
    let (p, Locals { tries, elapsed, reason, kept, .. }) = (&cx.p, &cx.locals);
    let target = params::target(cx);
    quote_spanned! {Span::mixed_site()=>
        #p::GivenUp::new(#kept, #reason, #tries, #elapsed, #target)
    }
}

/// Calls `fallback`.
fn call(cx: &Context, fallback: &Callback) -> TokenStream {
    let at = Span::mixed_site().located_at(fallback.code.span());
    let (p, Locals { returns, kept, .. }) = (cx.p_at(at), cx.locals.at(at));
    let function = cx.callable(&fallback.code);
    match fallback.asyncness {
        Asyncness::Async => {
            let call = quote_spanned!(at=> #p::fall_back_async(#returns, #kept, #function));
            let call = spans::in_call(cx, at, call);
            quote_spanned!(at=> #call.await)
        }
        Asyncness::ByType if cx.is_async() => {
            let call = quote_spanned! {at=>
                #p::fallen_back(#returns, #kept, #function).__backoff_awaited()
            };
            let call = spans::in_call(cx, at, call);
            quote_spanned!(at=> #call.await)
        }
        Asyncness::Sync | Asyncness::ByType => {
            let call = quote_spanned!(at=> #p::fall_back(#returns, #kept, #function));
            let enter = spans::enter(cx);
            if enter.is_empty() { call } else { quote_spanned!(at=> { #enter #call }) }
        }
    }
}
