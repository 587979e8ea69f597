//! What is evaluated once a call, before the first attempt.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::attempt::{Output, mode};
use super::rules;
use crate::args::keys::Kind;
use crate::function::Function;
use crate::plan::{Jitter, Plan};
use crate::setting::Setting;

pub(super) fn expand(plan: &Plan, function: &Function) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let mut setup = wait(plan, function);
    for kind in &plan.order {
        setup.extend(match kind {
            Kind::MaxTries => limit(plan.max_tries.as_ref(), |value, span| {
                let p = plan.p_at(span);
                quote_spanned!(span=> let __max_tries = #p::store_max_tries(#value);)
            }),
            Kind::MaxTime => limit(plan.max_time.as_ref(), |value, span| {
                let p = plan.p_at(span);
                quote_spanned!(span=> let __max_time = #p::max_time(#value);)
            }),
            Kind::Jitter => match &plan.jitter {
                Jitter::Value(value) => quote_spanned!(mixed=> let mut __jitter = #value;),
                _ => TokenStream::new(),
            },
            Kind::Name => limit(
                plan.name.as_ref(),
                |value, span| quote_spanned!(span=> let __name: &'static str = #value;),
            ),
            Kind::Clock => {
                let clock = &plan.clock;
                quote_spanned!(mixed=> let __clock = #clock;)
            }
            _ => TokenStream::new(),
        });
    }
    if plan.clock.is_none() && super::keeps_clock(plan) {
        setup.extend(if function.sig.asyncness.is_some() {
            quote_spanned!(mixed=> let __clock = #p::async_clock();)
        } else {
            quote_spanned!(mixed=> let __clock = #p::sync_clock();)
        });
    }
    if plan.needs_stopwatch() {
        setup.extend(quote_spanned!(mixed=> let __start = #p::Clock::now(&__clock);));
    } else if plan.wait.open {
        let rules = rules::bind(plan);
        let start = quote_spanned!(mixed=> (&*__settings).start(&__clock));
        setup.extend(quote_spanned!(mixed=> let __start = { #rules #start };));
    }
    setup.extend(quote_spanned!(mixed=> let mut __tries = 1u32;));
    setup
}

/// The generator: kept whole, or only what it is made from.
fn wait(plan: &Plan, function: &Function) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let wait = &plan.wait;
    let mut setup = TokenStream::new();
    if wait.asks || wait.open || !wait.constant {
        let (returned, mode) = (Output::of(function).annotated(), mode(plan));
        setup.extend(quote_spanned!(mixed=> let __returns = #p::returns::<#returned, #mode>();));
    }
    for (name, value) in &wait.kept {
        setup.extend(quote_spanned!(mixed=> let #name = #value;));
    }
    let make = &wait.make;
    setup.extend(if wait.constant {
        quote_spanned!(mixed=> let mut __slot = #p::slot();)
    } else {
        let span = mixed.located_at(make.span());
        let p = plan.p_at(span);
        if wait.open {
            quote_spanned!(span=> let (mut __generator, __settings) = #p::store(__returns, #make);)
        } else {
            quote_spanned!(span=> let mut __generator = #p::into_wait(__returns, #make);)
        }
    });
    setup
}

/// A value that is only known at run time; a literal is written where it is used.
fn limit(
    setting: Option<&Setting>,
    keep: impl FnOnce(&TokenStream, Span) -> TokenStream,
) -> TokenStream {
    match setting {
        Some(Setting { value, constant: false, span }) => {
            keep(value, Span::mixed_site().located_at(*span))
        }
        _ => TokenStream::new(),
    }
}
