//! What may refuse a retry that the limits allow, right before the wait: a timeout, cancellation, a budget.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::context::{Context, Locals};
use super::{cancel, settings, timeouts};
use crate::parse::{Budget, Event};

/// Evaluates to what may refuse a retry, or to `()`.
pub(super) fn permit(cx: &Context) -> TokenStream {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    let (timeout, budget) = (timeouts::timeout(cx), reference(cx));
    let is_cancelled = cancel::is_cancelled(cx);
    let may_have_policy = cx.plan.wait.may_be_policy();
    let has_condition = timeouts::of_attribute(cx).is_some() || budget.is_some();
    if !has_condition && is_cancelled.is_none() {
        return if may_have_policy {
            settings::call(cx, &quote_spanned!(mixed=> permit), &TokenStream::new())
        } else {
            quote_spanned!(mixed=> ())
        };
    }
    let timeout = timeout.unwrap_or_else(|| quote_spanned!(mixed=> #p::None));
    let is_cancelled = is_cancelled.unwrap_or_else(|| quote_spanned!(mixed=> false));
    let budget = match budget {
        Some(budget) => quote_spanned!(mixed=> #p::Some(#budget)),
        None if may_have_policy => of_policy(cx),
        None => quote_spanned!(mixed=> #p::None),
    };
    quote_spanned! {mixed=>
        #p::Conditions { timeout: #timeout, is_cancelled: #is_cancelled, budget: #budget }
    }
}

/// Deposits to the budget of the attribute. That of a policy is found where the policy is asked about successes.
pub(super) fn deposit(cx: &Context) -> Option<TokenStream> {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    let budget = reference(cx)?;
    Some(quote_spanned!(mixed=> #p::Budget::deposit(#budget);))
}

/// Deposits to the budget of the policy, if there may be one that the attribute does not replace.
pub(super) fn deposit_to_policy(cx: &Context) -> Option<TokenStream> {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    if cx.plan.budget.is_some() || !cx.plan.wait.may_be_policy() {
        return None;
    }
    let budget = of_policy(cx);
    Some(quote_spanned!(mixed=> #p::deposit(#budget);))
}

/// Returns whether something has to happen at a success.
pub(super) fn observes_success(cx: &Context) -> bool {
    super::events::notifies(cx, Event::Success)
        || cx.plan.budget.is_some()
        || cx.plan.is_observed
        || cx.plan.span.is_some()
}

/// Evaluates to the budget of the policy, as an `Option`.
fn of_policy(cx: &Context) -> TokenStream {
    settings::call(cx, &quote_spanned!(Span::mixed_site()=> budget), &TokenStream::new())
}

/// Evaluates to a reference to the budget, if the attribute has one.
fn reference(cx: &Context) -> Option<TokenStream> {
    let mixed = Span::mixed_site();
    Some(match cx.plan.budget.as_ref()? {
        Budget::Static(code) => {
            let at = mixed.located_at(code.span());
            let p = cx.p_at(at);
            quote_spanned!(at=> #p::budget(#code))
        }
        Budget::Evaluated(code) => {
            let at = mixed.located_at(code.span());
            let (p, Locals { budget, .. }) = (cx.p_at(at), cx.locals.at(at));
            quote_spanned!(at=> #p::budget(&#budget))
        }
    })
}
