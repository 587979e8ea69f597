//! What a handler gets to see of an event, and how its outcome is written.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::context::{Context, Locals};
use super::{params, settings};
use crate::Mode;
use crate::parse::Event;

/// Evaluates to the details of an event. What they show has to be bound: `tries`, `elapsed`, `outcome`, and `wait` or
/// `reason`.
pub(super) fn expand(cx: &Context, event: Event) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { tries, elapsed, outcome, args, wait, reason, .. }) = (&cx.p, &cx.locals);
    let target = params::target(cx);
    let mut details = quote_spanned!(mixed=> #p::Details::new(#target, #tries, #elapsed, #outcome));
    if event != Event::Try {
        let format = if event == Event::Success {
            format_of_value(cx, &outcome.to_token_stream())
        } else {
            format(cx)
        };
        details = quote_spanned!(mixed=> #details.with_format(#format));
    }
    if cx.plan.shows_arguments {
        details = quote_spanned!(mixed=> #details.with_args(#args));
    }
    match event {
        Event::Backoff => quote_spanned!(mixed=> #details.with_wait(#wait)),
        Event::Giveup => quote_spanned!(mixed=> #details.with_reason(#reason)),
        Event::Try | Event::Success => details,
    }
}

/// Evaluates to how the outcome is written, as its type and, for a value, the log allow.
pub(super) fn format(cx: &Context) -> TokenStream {
    let Locals { outcome, .. } = &cx.locals;
    format_of(cx, &outcome.to_token_stream())
}

/// The same, of a reference to the outcome.
pub(super) fn format_of(cx: &Context, outcome: &TokenStream) -> TokenStream {
    match cx.plan.mode {
        Mode::Exception => format_of_type(cx, outcome),
        Mode::Predicate => format_of_value(cx, outcome),
    }
}

/// Evaluates to how a value is written: only if the log is asked for values, because they may be secrets.
fn format_of_value(cx: &Context, outcome: &TokenStream) -> TokenStream {
    let (p, mixed) = (&cx.p, Span::mixed_site());
    match cx.plan.log.and_then(|log| log.value) {
        Some(true) => format_of_type(cx, outcome),
        None if cx.plan.wait.may_be_policy() => {
            let params = settings::call(cx, &quote_spanned!(mixed=> params), &TokenStream::new());
            let format = format_of_type(cx, outcome);
            quote_spanned!(mixed=> #p::format_of_value(&#params, #format))
        }
        Some(false) | None => quote_spanned!(mixed=> #p::None),
    }
}

/// Evaluates to how the outcome is written, as its type allows.
fn format_of_type(cx: &Context, outcome: &TokenStream) -> TokenStream {
    let p = &cx.p;
    quote_spanned!(Span::mixed_site()=> #p::formatting(#outcome).__backoff_format())
}
