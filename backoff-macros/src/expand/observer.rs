//! What is reported to the observer of a call that the attribute or a policy wants observed. Failures are reported by the
//! library, with the default log.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::context::{Context, Locals};
use super::{details, params, settings};

/// Reports a success.
pub(super) fn on_success(cx: &Context) -> Option<TokenStream> {
    let Locals { tries, .. } = &cx.locals;
    let (target, elapsed) = (params::target(cx), settings::elapsed(cx));
    let arguments = quote_spanned!(Span::mixed_site()=> #target, #tries, #elapsed);
    report(cx, &quote_spanned!(Span::mixed_site()=> observe_success), &arguments)
}

/// Reports an `Err` that the filter of `#[on_predicate]` rejects.
pub(super) fn on_rejected(cx: &Context) -> Option<TokenStream> {
    let Locals { tries, outcome, .. } = &cx.locals;
    let (target, elapsed, format) =
        (params::target(cx), settings::elapsed(cx), details::format(cx));
    let arguments = quote_spanned! {Span::mixed_site()=>
        #target, #tries, #elapsed, #outcome, #format
    };
    report(cx, &quote_spanned!(Span::mixed_site()=> observe_rejected), &arguments)
}

/// Calls a function of the library, or the method of that name of what may be a policy.
fn report(cx: &Context, function: &TokenStream, arguments: &TokenStream) -> Option<TokenStream> {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    if cx.plan.is_observed {
        return Some(quote_spanned!(mixed=> #p::#function(#arguments);));
    }
    let call = || settings::call(cx, function, arguments);
    cx.plan.wait.may_be_policy().then(call).map(|call| quote_spanned!(mixed=> #call;))
}
