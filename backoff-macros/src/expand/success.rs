//! The event of a success.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::context::{Context, Locals};
use super::events::{Notification, notifies};
use super::{conditions, observer, settings, spans};
use crate::Mode;
use crate::parse::Event;

/// An `Err` that the filter of `#[on_predicate]` rejects is not a success: in Python it would be an exception, which
/// passes without an event. It is reported to the observer only, where the call is observed, and recorded in the spans.
pub(super) fn on_success(cx: &Context) -> TokenStream {
    if !conditions::observes_success(cx) {
        return TokenStream::new();
    }
    let mixed = Span::mixed_site();
    let (p, Locals { outcome, .. }) = (&cx.p, &cx.locals);
    let (deposit, notify) = (conditions::deposit(cx), notify_success(cx));
    match cx.plan.mode {
        Mode::Predicate => {
            let on_rejected = on_rejected(cx);
            let on_rejected = on_rejected.map(|it| quote_spanned!(mixed=> else { #it }));
            quote_spanned! {mixed=>
                if !#p::Rejected(#outcome).__backoff_is_err() { #deposit #notify } #on_rejected
            }
        }
        Mode::Exception => quote_spanned!(mixed=> #deposit #notify),
    }
}

/// Reports an `Err` that is not a success to the observer, and records it.
fn on_rejected(cx: &Context) -> Option<TokenStream> {
    let (observe, reject) = (in_call(cx, observer::on_rejected(cx)), spans::reject(cx));
    let is_told = observe.is_some() || reject.is_some();
    is_told.then(|| quote_spanned!(Span::mixed_site()=> #observe #reject))
}

/// Notifies the spans, the observer, the budget of a policy, and the handlers for successes.
fn notify_success(cx: &Context) -> TokenStream {
    let (mixed, succeed) = (Span::mixed_site(), spans::succeed(cx));
    let observe = in_call(cx, observer::on_success(cx));
    if !notifies(cx, Event::Success) {
        return quote_spanned!(mixed=> #succeed #observe);
    }
    let Locals { elapsed, .. } = &cx.locals;
    let measure = settings::elapsed(cx);
    let before = quote_spanned!(mixed=> let #elapsed = #measure;);
    let notify = Notification::new(cx, Event::Success).expand(Some(&before));
    if !cx.plan.wait.may_be_policy() {
        return quote_spanned!(mixed=> #succeed #observe #notify);
    }
    let observes =
        settings::call(cx, &quote_spanned!(mixed=> observes_success), &TokenStream::new());
    let deposit = conditions::deposit_to_policy(cx);
    // A policy with spans observes successes.
    let (always, if_policy) =
        if cx.plan.span.is_some() { (succeed, None) } else { (None, succeed) };
    // The policy reports to the observer when its handler is notified.
    match (cx.plan.is_observed, cx.plan.handlers.has(Event::Success)) {
        (false, false) => {
            quote_spanned!(mixed=> #always if #observes { #if_policy #deposit #notify })
        }
        (true, false) => {
            quote_spanned!(mixed=> #always #observe if #observes { #if_policy #deposit #notify })
        }
        (false, true) => {
            quote_spanned!(mixed=> #always if #observes { #if_policy #deposit #observe } #notify)
        }
        (true, true) => quote_spanned!(mixed=> #always #if_policy #deposit #observe #notify),
    }
}

/// Runs statements in the span of the call, if it may have one.
fn in_call(cx: &Context, statements: Option<TokenStream>) -> Option<TokenStream> {
    let statements = statements?;
    let enter = spans::enter(cx);
    if enter.is_empty() {
        return Some(statements);
    }
    Some(quote_spanned!(Span::mixed_site()=> { #enter #statements }))
}
