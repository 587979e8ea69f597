//! The settings of a policy. The attribute does not see whether the first argument is one, so it asks anyway: for a
//! generator, all answers are constants.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::context::{Context, Locals};
use super::wait::Wait;

/// Binds `settings`, unless they are bound before the first attempt: a constant is looked up when it is needed, and
/// nothing is carried from attempt to attempt.
pub(super) fn bind(cx: &Context) -> TokenStream {
    if !cx.plan.wait.may_be_policy() || !cx.plan.wait.is_rebuilt() {
        return TokenStream::new();
    }
    let Wait { make, span, .. } = cx.wait();
    let at = Span::mixed_site().located_at(*span);
    let (p, Locals { settings, returns, .. }) = (cx.p_at(at), cx.locals.at(at));
    // A policy with timeouts does not fit a function that is not async.
    let function = if cx.is_async() {
        quote_spanned!(at=> settings)
    } else {
        quote_spanned!(at=> settings_in_sync)
    };
    quote_spanned!(at=> let #settings = #p::#function(#returns, #make);)
}

/// Calls a method of the bound `settings`. It is inherent, and on a reference it comes before all methods of traits.
pub(super) fn call(cx: &Context, method: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let Locals { settings, .. } = &cx.locals;
    quote_spanned!(Span::mixed_site()=> (&*#settings).#method(#arguments))
}

/// Evaluates to the elapsed time, as an `Option`; or to the type that says that it is never measured.
pub(super) fn elapsed(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { clock, start, .. }) = (&cx.p, &cx.locals);
    if cx.plan.measures_elapsed() {
        quote_spanned!(mixed=> #p::Some(#p::Clock::elapsed(&#clock, #start)))
    } else if cx.plan.wait.may_be_policy() {
        call(cx, &quote_spanned!(mixed=> elapsed), &quote_spanned!(mixed=> &#clock, #start))
    } else {
        quote_spanned!(mixed=> #p::NotMeasured)
    }
}
