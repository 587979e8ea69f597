//! What is evaluated once a call, before the first attempt.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::attempt::mode;
use super::context::{Context, Locals};
use super::output::Output;
use super::wait::Wait;
use super::{cancel, default_clock, settings, spans};
use crate::plan::Evaluated;

pub(super) fn expand(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { clock, start, .. }) = (&cx.p, &cx.locals);
    let mut setup = generator(cx);
    setup.extend(cx.plan.evaluated.iter().map(|evaluated| evaluate(cx, evaluated)));
    if cx.plan.clock.is_none() && cx.plan.binds_clock() {
        let default = default_clock(cx, mixed);
        setup.extend(quote_spanned!(mixed=> let #clock = #default;));
    }
    if cx.plan.measures_elapsed() {
        setup.extend(quote_spanned!(mixed=> let #start = #p::Clock::now(&#clock);));
    } else if cx.plan.wait.may_be_policy() {
        let bind = settings::bind(cx);
        let method = quote_spanned!(mixed=> start);
        let now = settings::call(cx, &method, &quote_spanned!(mixed=> &#clock));
        setup.extend(quote_spanned!(mixed=> let #start = { #bind #now };));
    }
    setup.extend(spans::bind(cx));
    setup
}

/// Binds an option that is evaluated once a call.
fn evaluate(cx: &Context, evaluated: &Evaluated) -> TokenStream {
    let mixed = Span::mixed_site();
    match evaluated {
        Evaluated::MaxTries(code) => {
            let span = mixed.located_at(code.span());
            let (p, Locals { max_tries, .. }) = (cx.p_at(span), cx.locals.at(span));
            quote_spanned!(span=> let #max_tries = #p::store_max_tries(#code);)
        }
        Evaluated::MaxTime(code) => {
            let span = mixed.located_at(code.span());
            let (p, Locals { max_time, .. }) = (cx.p_at(span), cx.locals.at(span));
            quote_spanned!(span=> let #max_time = #p::max_time(#code);)
        }
        Evaluated::AttemptTimeout(code) => {
            let span = mixed.located_at(code.span());
            let (p, Locals { attempt_timeout, .. }) = (cx.p_at(span), cx.locals.at(span));
            quote_spanned!(span=> let #attempt_timeout = #p::max_time(#code);)
        }
        Evaluated::Timeout(code) => {
            let span = mixed.located_at(code.span());
            let (p, Locals { timeout, .. }) = (cx.p_at(span), cx.locals.at(span));
            quote_spanned!(span=> let #timeout = #p::max_time(#code);)
        }
        Evaluated::Budget(code) => {
            let Locals { budget, .. } = &cx.locals;
            quote_spanned!(mixed=> let #budget = #code;)
        }
        Evaluated::Cancel(code) => cancel::bind(cx, code),
        Evaluated::Name(code) => {
            let span = mixed.located_at(code.span());
            let Locals { name, .. } = cx.locals.at(span);
            quote_spanned!(span=> let #name: &'static str = #code;)
        }
        Evaluated::Jitter(code) => {
            let Locals { jitter, .. } = &cx.locals;
            quote_spanned!(mixed=> let mut #jitter = #code;)
        }
        Evaluated::Clock(code) => {
            let Locals { clock, .. } = &cx.locals;
            quote_spanned!(mixed=> let #clock = #code;)
        }
    }
}

/// Binds the wait generator, or only what it is rebuilt from.
fn generator(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let Wait { variables, make, span } = cx.wait();
    let (p, Locals { returns, slot, .. }) = (&cx.p, &cx.locals);
    let mut setup = TokenStream::new();
    if cx.plan.needs_outcome_type() {
        let (returned, mode) = (Output::of(cx).annotated(), mode(cx));
        setup.extend(quote_spanned!(mixed=> let #returns = #p::returns::<#returned, #mode>();));
    }
    for (variable, code) in variables {
        setup.extend(quote_spanned!(mixed=> let #variable = #code;));
    }
    if cx.plan.form.is_plain() {
        return setup;
    }
    if cx.plan.wait.is_rebuilt() {
        setup.extend(quote_spanned!(mixed=> let mut #slot = #p::slot();));
        return setup;
    }
    let span = mixed.located_at(*span);
    let (p, Locals { generator, settings, returns, .. }) = (cx.p_at(span), cx.locals.at(span));
    setup.extend(if cx.plan.wait.may_be_policy() {
        let store = if cx.is_async() {
            quote_spanned!(span=> store)
        } else {
            quote_spanned!(span=> store_in_sync)
        };
        quote_spanned!(span=> let (mut #generator, #settings) = #p::#store(#returns, #make);)
    } else {
        quote_spanned!(span=> let mut #generator = #p::into_wait(#returns, #make);)
    });
    setup
}
