//! The four events and their handlers.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use crate::Mode;
use crate::args::keys::Event;
use crate::function::Function;
use crate::plan::Plan;

pub(super) fn on_try(plan: &Plan, function: &Function) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let target = target(function);
    let details = quote_spanned! {mixed=>
        #p::Details::new(#target, tries, #p::Clock::elapsed(&clock, start), &())
    };
    run(plan, Event::Try, &details)
}

/// An `Err` that `#[on_predicate]` lets through is no success: in Python it would be an exception, which
/// passes without an event.
pub(super) fn on_success(plan: &Plan, function: &Function) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let details = details(plan, function);
    let handled = run(plan, Event::Success, &details);
    match plan.mode {
        Mode::Predicate if !handled.is_empty() => quote_spanned! {mixed=>
            if !{
                #[allow(unused_imports)]
                use #p::PassedValue as _;
                #p::Passed(outcome).is_err()
            } { #handled }
        },
        _ => handled,
    }
}

pub(super) fn on_backoff(plan: &Plan, function: &Function) -> TokenStream {
    let details = details(plan, function);
    let details = quote_spanned!(Span::mixed_site()=> #details.with_wait(wait));
    run(plan, Event::Backoff, &details)
}

pub(super) fn on_giveup(plan: &Plan, function: &Function) -> TokenStream {
    let details = details(plan, function);
    let details = quote_spanned!(Span::mixed_site()=> #details.with_reason(reason));
    run(plan, Event::Giveup, &details)
}

fn run(plan: &Plan, event: Event, details: &TokenStream) -> TokenStream {
    let mut handlers = plan.handlers.of(event).peekable();
    if handlers.peek().is_none() {
        return TokenStream::new();
    }
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let calls =
        handlers.map(|handler| quote_spanned!(mixed=> #p::run_handler(&details, #handler);));
    quote_spanned! {mixed=> {
        let details = #details;
        #(#calls)*
    }}
}

/// What every event after an attempt tells.
fn details(plan: &Plan, function: &Function) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let target = target(function);
    quote_spanned! {mixed=>
        #p::Details::new(#target, tries, elapsed, outcome).with_show({
            #[allow(unused_imports)]
            use #p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
            (&&&#p::Showing::of(outcome)).show()
        })
    }
}

/// The path of the function.
fn target(function: &Function) -> TokenStream {
    let mixed = Span::mixed_site();
    let name = function.sig.ident.to_string();
    let name = name.trim_start_matches("r#");
    quote_spanned!(mixed=> ::core::concat!(::core::module_path!(), "::", #name))
}
