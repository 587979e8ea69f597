//! What a policy in the first place says. The attribute does not see whether one stands there, so it asks anyway:
//! where it is a generator, all answers are constants.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use crate::plan::Plan;

/// Binds `rules`, where they were not kept: a constant is looked up when it is needed, and nothing is carried from
/// attempt to attempt.
pub(super) fn bind(plan: &Plan) -> TokenStream {
    let make = &plan.wait.make;
    if !plan.wait.open || !plan.wait.constant {
        return TokenStream::new();
    }
    let at = Span::mixed_site().located_at(make.span());
    let p = plan.p_at(at);
    quote_spanned!(at=> let __settings = #p::settings(__returns, #make);)
}

/// Asks the rules, which have to be bound: `p::notify_try(&*__rules, &details)`.
pub(super) fn ask(plan: &Plan, method: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let p = &plan.p;
    quote_spanned!(Span::mixed_site()=> (&*__settings).#method(#arguments))
}

/// Binds `elapsed`: the one measure that serves everything at one point.
pub(super) fn elapsed(plan: &Plan) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let elapsed = if plan.needs_stopwatch() {
        quote_spanned!(mixed=> #p::Clock::elapsed(&__clock, __start))
    } else if plan.wait.open {
        quote_spanned!(mixed=> (&*__settings).elapsed(&__clock, __start))
    } else {
        return TokenStream::new();
    };
    quote_spanned!(mixed=> let __elapsed = #elapsed;)
}

/// The time that has passed, as an `Option`; nothing where it is never measured.
pub(super) fn measured(plan: &Plan) -> Option<TokenStream> {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    if plan.needs_stopwatch() {
        Some(quote_spanned!(mixed=> #p::Some(__elapsed)))
    } else if plan.wait.open {
        Some(quote_spanned!(mixed=> (&*__settings).needs_clock().then_some(__elapsed)))
    } else {
        None
    }
}
