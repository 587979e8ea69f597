//! The settings of a policy. The attribute does not see whether the first argument is one, so it asks anyway: for a
//! generator, all answers are constants.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::context::{Context, Locals};
use super::wait;

/// Binds `rules`, unless they are bound before the first attempt: a constant is looked up when it is needed, and
/// nothing is carried from attempt to attempt.
pub(super) fn bind(cx: &Context) -> TokenStream {
    if !cx.plan.wait.may_be_policy() || !cx.plan.wait.is_rebuilt() {
        return TokenStream::new();
    }
    let make = wait::expand(cx).make;
    let at = Span::mixed_site().located_at(make.span());
    let (p, Locals { rules, returns, .. }) = (cx.p_at(at), cx.locals.at(at));
    quote_spanned!(at=> let #rules = #p::rules(#returns, #make);)
}

/// Calls a method of the bound `rules`: `p::Rules::on_try(&*rules, arguments)`.
pub(super) fn ask(cx: &Context, method: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let (p, Locals { rules, .. }) = (&cx.p, &cx.locals);
    quote_spanned!(Span::mixed_site()=> #p::#method(&*#rules, #arguments))
}

/// Binds `elapsed`: one measurement serves everything at one point.
pub(super) fn elapsed(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { elapsed, clock, start, rules, .. }) = (&cx.p, &cx.locals);
    let measure = if cx.plan.measures_elapsed() {
        quote_spanned!(mixed=> #p::Clock::elapsed(&#clock, #start))
    } else if cx.plan.wait.may_be_policy() {
        quote_spanned!(mixed=> #p::Rules::elapsed(&*#rules, &#clock, #start))
    } else {
        return TokenStream::new();
    };
    quote_spanned!(mixed=> let #elapsed = #measure;)
}

/// Evaluates to the elapsed time as an `Option`; `None` where it is never measured.
pub(super) fn measured(cx: &Context) -> Option<TokenStream> {
    let mixed = Span::mixed_site();
    let (p, Locals { elapsed, rules, .. }) = (&cx.p, &cx.locals);
    if cx.plan.measures_elapsed() {
        Some(quote_spanned!(mixed=> #p::Some(#elapsed)))
    } else if cx.plan.wait.may_be_policy() {
        Some(quote_spanned!(mixed=> #p::measured(&*#rules, #elapsed)))
    } else {
        None
    }
}
