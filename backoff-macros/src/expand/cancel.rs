//! Cancellation: what the call is cancelled by, and the wait that it ends.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::context::{Context, Locals};
use super::{clock, clock_span, details, params, settings, spans};
use crate::parse::UserCode;

/// Binds what cancels the call, which is asked once before the first attempt: `tokio::signal::ctrl_c()` listens from
/// then on.
pub(super) fn bind(cx: &Context, code: &UserCode) -> TokenStream {
    let at = Span::mixed_site().located_at(code.span());
    let (p, Locals { cancel, .. }) = (cx.p_at(at), cx.locals.at(at));
    // rustc reports a wrong type at the argument, and again at the call: with the same span it is reported once.
    let mut code = Group::new(Delimiter::Brace, code.to_token_stream());
    code.set_span(at);
    if cx.is_async() {
        quote_spanned! {at=>
            let mut #cancel = ::core::pin::pin!(#p::cancel(#code));
            #p::Cancel::is_cancelled(#p::Pin::as_mut(&mut #cancel));
        }
    } else {
        quote_spanned!(at=> let #cancel = #p::stop_signal(#code);)
    }
}

/// Evaluates to whether the call has been cancelled, if it can be.
pub(super) fn is_cancelled(cx: &Context) -> Option<TokenStream> {
    cx.plan.cancel.as_ref()?;
    let mixed = Span::mixed_site();
    let (p, Locals { cancel, .. }) = (&cx.p, &cx.locals);
    Some(if cx.is_async() {
        quote_spanned!(mixed=> #p::Cancel::is_cancelled(#p::Pin::as_mut(&mut #cancel)))
    } else {
        quote_spanned!(mixed=> #p::Stop::is_stopped(#p::StopSignal::signal(&#cancel)))
    })
}

/// Waits. Evaluates to the reason and the elapsed time if the call is cancelled meanwhile, which is logged.
pub(super) fn wait(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { tries, outcome, elapsed, kept, .. }) = (&cx.p, &cx.locals);
    let (sleep, enter) = (sleep(cx), spans::enter(cx));
    let (settings, measure) = (settings::bind(cx), settings::elapsed(cx));
    let (params, format) = (params::expand(cx), details::format(cx));
    quote_spanned! {mixed=>
        if #sleep {
            #enter
            #settings
            let #elapsed = #measure;
            let #outcome = &#kept;
            #p::on_cancelled(#params, #tries, #outcome, #format, #elapsed);
            #p::Some((#kept, #p::GiveUpReason::Cancelled, #elapsed))
        } else {
            #p::None
        }
    }
}

/// Waits. Evaluates to whether the call has been cancelled.
fn sleep(cx: &Context) -> TokenStream {
    let span = clock_span(cx);
    let (p, Locals { wait, cancel, cancelled, .. }) = (cx.p_at(span), cx.locals.at(span));
    let clock = clock(cx);
    let sleep = if cx.is_async() {
        let sleep = quote_spanned!(span=> #p::AsyncSleep::sleep(&#clock, #wait));
        quote_spanned!(span=> #p::Cancel::sleep(#p::Pin::as_mut(&mut #cancel), #sleep).await)
    } else {
        let stop = quote_spanned!(span=> #p::StopSignal::signal(&#cancel));
        quote_spanned!(span=> #p::Sleep::sleep_or_stop(&#clock, #wait, #stop))
    };
    let Some(start) = spans::start_wait(cx) else { return sleep };
    let end = spans::end_wait(cx);
    quote_spanned!(span=> { #start let #cancelled = #sleep; #end #cancelled })
}
