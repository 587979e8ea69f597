//! The spans of a call: those of the option `span`, or those of a policy.
//!
//! A function that is not `async` enters the span of the call once. An `async` function enters it for each piece of code
//! that does not await, and for each future in between whenever that is polled.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::attempt::Capture;
use super::context::{Context, Locals};
use super::{params, settings};

/// Binds the spans of the call.
pub(super) fn bind(cx: &Context) -> TokenStream {
    if !cx.plan.may_have_spans() {
        return TokenStream::new();
    }
    let mixed = Span::mixed_site();
    let (p, Locals { spans, .. }) = (&cx.p, &cx.locals);
    let target = params::target(cx);
    let open = match cx.plan.span {
        Some(option) => {
            let at = mixed.located_at(option);
            let p_at = cx.p_at(at);
            let requires = quote_spanned!(at=> #p_at::requires(#p_at::SpansFeature););
            let open = quote_spanned!(mixed=> <#p::Spans as #p::CallSpans>::open(|| #target));
            quote_spanned!(mixed=> { #requires #open })
        }
        None => {
            let bind = settings::bind(cx);
            let method = quote_spanned!(mixed=> spans);
            let open = settings::call(cx, &method, &target);
            quote_spanned!(mixed=> { #bind #open })
        }
    };
    let enter = (!cx.is_async()).then(|| enter_call(cx));
    quote_spanned!(mixed=> let mut #spans = #open; #enter)
}

/// Binds a guard that has entered the span of the call, in an `async` function: a function that is not `async` has entered
/// it already.
pub(super) fn enter(cx: &Context) -> TokenStream {
    if cx.is_async() && cx.plan.may_have_spans() { enter_call(cx) } else { TokenStream::new() }
}

fn enter_call(cx: &Context) -> TokenStream {
    let (p, Locals { spans, entered, .. }) = (&cx.p, &cx.locals);
    quote_spanned!(Span::mixed_site()=> let #entered = #p::CallSpans::enter(&#spans);)
}

/// Drops the guard that [`enter`] binds.
pub(super) fn leave(cx: &Context) -> TokenStream {
    if !cx.is_async() || !cx.plan.may_have_spans() {
        return TokenStream::new();
    }
    let (p, Locals { entered, .. }) = (&cx.p, &cx.locals);
    quote_spanned!(Span::mixed_site()=> #p::leave(#entered);)
}

/// Opens the span of the attempt, if the call may have spans, and evaluates to a guard that has entered it; in an `async`
/// function, the span of the call, too.
pub(super) fn entered_attempt(cx: &Context) -> Option<TokenStream> {
    let (p, Locals { spans, tries, .. }) = (&cx.p, &cx.locals);
    let mixed = Span::mixed_site();
    let enter = if cx.is_async() {
        quote_spanned!(mixed=> enter_call_and_attempt)
    } else {
        quote_spanned!(mixed=> enter_attempt)
    };
    let enter = || quote_spanned!(mixed=> #p::CallSpans::#enter(&mut #spans, #tries));
    cx.plan.may_have_spans().then(enter)
}

/// Binds the guard of [`entered_attempt`].
pub(super) fn enter_attempt(cx: &Context) -> Option<TokenStream> {
    let Locals { entered, .. } = &cx.locals;
    let attempt = entered_attempt(cx)?;
    Some(quote_spanned!(Span::mixed_site()=> let #entered = #attempt;))
}

/// Evaluates to the future, in the span of the call. `at` is the span of the future.
pub(super) fn in_call(cx: &Context, at: Span, future: TokenStream) -> TokenStream {
    if !cx.plan.may_have_spans() {
        return future;
    }
    let (p, Locals { spans, .. }) = (cx.p_at(at), cx.locals.at(at));
    quote_spanned! {at=>
        #p::CallSpans::in_call(&#spans, #p::CallSpans::enter(&#spans), #future)
    }
}

/// Evaluates to the future, in the span of the attempt or the wait. `at` is the span of the future.
pub(super) fn in_part(cx: &Context, at: Span, future: TokenStream) -> TokenStream {
    if !cx.plan.may_have_spans() {
        return future;
    }
    let (p, Locals { spans, .. }) = (cx.p_at(at), cx.locals.at(at));
    quote_spanned!(at=> #p::CallSpans::in_part(&#spans, #future))
}

/// Opens the span of an attempt that is an `async` block. Any other form of an attempt opens and enters its span, because
/// it runs at once.
pub(super) fn start_attempt(cx: &Context) -> Option<TokenStream> {
    if cx.capture != Capture::AsyncBlock {
        return None;
    }
    let Locals { tries, .. } = &cx.locals;
    call(
        cx,
        &quote_spanned!(Span::mixed_site()=> start_attempt),
        &quote_spanned!(Span::mixed_site()=> , #tries),
    )
}

/// Opens the span of the wait.
pub(super) fn start_wait(cx: &Context) -> Option<TokenStream> {
    let (mixed, Locals { wait, .. }) = (Span::mixed_site(), &cx.locals);
    call(cx, &quote_spanned!(mixed=> start_wait), &quote_spanned!(mixed=> , #wait))
}

/// Closes the span of the wait.
pub(super) fn end_wait(cx: &Context) -> Option<TokenStream> {
    call(cx, &quote_spanned!(Span::mixed_site()=> end_wait), &TokenStream::new())
}

/// Records that the call succeeds.
pub(super) fn succeed(cx: &Context) -> Option<TokenStream> {
    let (mixed, Locals { tries, .. }) = (Span::mixed_site(), &cx.locals);
    call(cx, &quote_spanned!(mixed=> succeed), &quote_spanned!(mixed=> , #tries))
}

/// Records that the filter rejects the outcome.
pub(super) fn reject(cx: &Context) -> Option<TokenStream> {
    let (mixed, Locals { tries, .. }) = (Span::mixed_site(), &cx.locals);
    call(cx, &quote_spanned!(mixed=> reject), &quote_spanned!(mixed=> , #tries))
}

/// Records that the attempt is followed by a wait.
pub(super) fn back_off(cx: &Context) -> Option<TokenStream> {
    let (mixed, Locals { wait, .. }) = (Span::mixed_site(), &cx.locals);
    call(cx, &quote_spanned!(mixed=> back_off), &quote_spanned!(mixed=> , #wait))
}

/// Records that the call gives up.
pub(super) fn give_up(cx: &Context) -> Option<TokenStream> {
    let (mixed, Locals { tries, reason, .. }) = (Span::mixed_site(), &cx.locals);
    call(cx, &quote_spanned!(mixed=> give_up), &quote_spanned!(mixed=> , #tries, #reason))
}

/// Calls a method of the spans, if the call may have some. The arguments begin with a comma.
fn call(cx: &Context, method: &TokenStream, arguments: &TokenStream) -> Option<TokenStream> {
    let (p, Locals { spans, .. }) = (&cx.p, &cx.locals);
    let mixed = Span::mixed_site();
    let call = || quote_spanned!(mixed=> #p::CallSpans::#method(&mut #spans #arguments););
    cx.plan.may_have_spans().then(call)
}
