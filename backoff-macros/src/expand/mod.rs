//! Writes the loop.
//!
//! ```text
//! #[on_exception(expo, max_tries = 5)]
//! async fn fetch(url: &str) -> Result<Body, Error> { Ok(get(url).await?) }
//!
//! async fn fetch(url: &str) -> Result<Body, Error> {
//!     let mut slot = p::slot();                            // setup: what is evaluated once
//!     let mut tries = 1u32;
//!     loop {
//!         let wait = {                                    // this scope ends before the sleep
//!             let out = async { Ok(get(url).await?) }.await;  // attempt: `?` and `return` end here
//!             let outcome = match p::result_ref(&out) {   // judge
//!                 p::Ok(_) => break out,
//!                 p::Err(outcome) => outcome,
//!             };
//!             match p::failed_untold(&p::Site { .. }, tries, out, p::made(expo, &mut slot), ..) {    // shared
//!                 p::Ok(wait) => wait,
//!                 p::Err(out) => break out,
//!             }
//!         };
//!         p::AsyncSleep::sleep(&p::async_clock(), wait).await;
//!         tries = p::next_try(tries);
//!     }
//! }
//! ```
//!
//! A success runs through few instructions and keeps few registers: the attempt, one comparison, the end. All that
//! a failure needs stands in functions that are never inlined (`backoff_core::expansion::failed`).
//!
//! Names are hygienic (`mixed_site`), paths absolute, traits called by their path. What can be wrong about the
//! user's types is spanned where the user wrote them.

mod arguments;
mod attempt;
mod events;
mod judge;
mod rules;
mod setup;

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use crate::function::Function;
use crate::plan::Plan;

/// The function with the loop in place of its body.
pub(crate) fn expand(plan: &Plan, mut function: Function) -> Function {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let apart = attempt::stands_apart(&function);
    let arguments = arguments::prepare(plan, &mut function, apart);
    let setup = setup::expand(plan, &function);
    let on_try = events::on_try(plan, &function);
    let attempt = attempt::expand(plan, &function, apart, &arguments.each);
    let judge = judge::expand(plan, &function);
    let round = if judge::waits_at_once(plan, &function) {
        quote_spanned!(mixed=> #attempt #judge;)
    } else {
        let sleep = sleep(plan, &function);
        quote_spanned!(mixed=> let __wait = { #attempt #judge }; #sleep;)
    };
    let bound = &arguments.once;
    let module = &plan.module;
    let retried = quote_spanned! {mixed=>
        use #module::{self as #p, autoref::*};
        #bound
        #setup
        loop {
            #on_try
            #round
            __tries = #p::next_try(__tries);
        }
    };
    // With any other span rustc would take the whole body for generated code, and lose warnings in it.
    let span = function.body.span();
    function.body = Group::new(Delimiter::Brace, retried);
    function.body.set_span(span);
    function
}

fn sleep(plan: &Plan, function: &Function) -> TokenStream {
    let mixed = Span::mixed_site();
    let clock = plan.clock.as_ref().map_or(mixed, |clock| mixed.located_at(clock.span()));
    let p = plan.p_at(clock);
    let it = clock_of(plan, clock, function.sig.asyncness.is_some());
    if function.sig.asyncness.is_some() {
        quote_spanned!(clock=> #p::AsyncSleep::sleep(&#it, __wait).await)
    } else {
        quote_spanned!(clock=> #p::Sleep::sleep(&#it, __wait))
    }
}

/// Whether the clock is bound before the first attempt: it is evaluated once, or it is read.
fn keeps_clock(plan: &Plan) -> bool {
    plan.clock.is_some() || plan.needs_stopwatch() || plan.wait.open
}

/// The clock.
fn clock_of(plan: &Plan, span: Span, asyncness: bool) -> TokenStream {
    let p = plan.p_at(span);
    match (keeps_clock(plan), asyncness) {
        (true, _) => quote_spanned!(span=> __clock),
        (false, true) => quote_spanned!(span=> #p::async_clock()),
        (false, false) => quote_spanned!(span=> #p::sync_clock()),
    }
}
