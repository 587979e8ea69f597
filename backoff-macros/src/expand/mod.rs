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
//! A success costs few instructions and registers: the attempt, one comparison, the end. What only a failure needs is
//! in functions that are never inlined (`backoff_core::expansion::failed`).
//!
//! Names are hygienic (`mixed_site`), paths absolute, and traits are called by their path. Fragments that depend on the
//! user's types have the span of what the user wrote, so that faults are reported there.

mod arguments;
mod attempt;
mod context;
mod events;
mod judge;
mod rules;
mod setup;
mod site;
mod wait;

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote_spanned;

use crate::function::Function;
use crate::plan::Plan;
use context::{Context, Locals};

pub(crate) use context::crate_path;

/// Returns the function with the loop in place of its body.
pub(crate) fn expand(plan: &Plan, mut function: Function) -> Function {
    let capture = attempt::capture(&function);
    let p = context::private_module();
    let arguments = arguments::prepare(plan, &p, &mut function, capture);
    let cx = Context::new(plan, &function, p);
    let retried = retry_loop(&cx, &arguments);
    // With any other span rustc would take the whole body for generated code, and lose warnings in it.
    let span = function.body.span();
    function.body = Group::new(Delimiter::Brace, retried);
    function.body.set_span(span);
    function
}

fn retry_loop(cx: &Context, arguments: &arguments::Prepared) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { wait, tries, .. }) = (&cx.p, &cx.locals);
    let setup = setup::expand(cx);
    let on_try = events::on_try(cx);
    let attempt = attempt::expand(cx, &arguments.each);
    let judge = judge::expand(cx);
    let round = if judge::waits_at_once(cx) {
        quote_spanned!(mixed=> #attempt #judge;)
    } else {
        let sleep = sleep(cx);
        quote_spanned!(mixed=> let #wait = { #attempt #judge }; #sleep;)
    };
    let once = &arguments.once;
    let krate = crate_path(cx.plan.crate_path.as_ref());
    quote_spanned! {mixed=>
        use #krate::__private::{self as #p, scope::*};
        #once
        #setup
        loop {
            #on_try
            #round
            #tries = #p::next_try(#tries);
        }
    }
}

fn sleep(cx: &Context) -> TokenStream {
    let span = clock_span(cx);
    let (p, Locals { wait, .. }) = (cx.p_at(span), cx.locals.at(span));
    let clock = clock(cx);
    if cx.is_async() {
        quote_spanned!(span=> #p::AsyncSleep::sleep(&#clock, #wait).await)
    } else {
        quote_spanned!(span=> #p::Sleep::sleep(&#clock, #wait))
    }
}

/// Returns where the user wrote the clock, so that a clock that cannot sleep is reported there.
fn clock_span(cx: &Context) -> Span {
    let mixed = Span::mixed_site();
    cx.plan.clock.as_ref().map_or(mixed, |clock| mixed.located_at(clock.span()))
}

/// Evaluates to the clock.
fn clock(cx: &Context) -> TokenStream {
    let span = clock_span(cx);
    if cx.plan.binds_clock() {
        let Locals { clock, .. } = cx.locals.at(span);
        return quote_spanned!(span=> #clock);
    }
    default_clock(cx, span)
}

fn default_clock(cx: &Context, span: Span) -> TokenStream {
    let p = cx.p_at(span);
    if cx.is_async() {
        quote_spanned!(span=> #p::async_clock())
    } else {
        quote_spanned!(span=> #p::sync_clock())
    }
}
