//! Writes the function with the loop. The loop itself is a template in `backoff_core`, which is called with the fragments
//! that this module writes: `retry_loop!`, or, where only the most common options are given, `plain_loop!` or
//! `plain_async_loop!`.
//!
//! ```text
//! #[on_exception(expo, max_tries = 5)]                 #[on_exception(expo, max_tries = 5, max_time = 10s)]
//! fn fetch() -> Result<Body, Error> { Ok(get()?) }     fn fetch() -> Result<Body, Error> { Ok(get()?) }
//!
//! fn fetch() -> Result<Body, Error> {                  fn fetch() -> Result<Body, Error> {
//!     p::plain_loop! {                                     let mut slot = p::slot();          // once a call
//!         in_closure (|| { Ok(get()?) })                   p::retry_loop! {
//!         returned returned                                    without_handlers [tries outcome wait]
//!         result returned                                      attempt { let returned = p::once(|| { .. }); }
//!         name "::fetch"                                       result [returned]
//!         max_tries 5u32                                       on_failure (p::on_failure_and_sleep(
//!         jitter default_jitter                                    &p::RetryParams { max_tries: Some(5), .. }, ..
//!         generator expo                                       ))
//!     }                                                        ..
//! }                                                        }
//!                                                      }
//! ```
//!
//! A success costs few instructions and registers: the attempt, one comparison, the end. What only a failure needs is
//! in functions that are never inlined (`on_failure` and `plain` in `backoff_core::__private`).
//!
//! Names are hygienic (`mixed_site`), paths absolute, and traits are called by their path. Fragments that depend on the
//! user's types have the span of what the user wrote, so that faults are reported there.

mod arguments;
mod attempt;
mod cancel;
mod classify;
mod conditions;
mod context;
mod details;
mod events;
mod given_up;
mod judge;
mod observer;
mod output;
mod params;
mod plain;
mod settings;
mod setup;
mod spans;
mod success;
mod timeouts;
mod wait;

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use crate::Mode;
use crate::function::{Body, Function};
use crate::parse::Event;
use crate::plan::Plan;
use classify::Classify;
use context::{Context, Locals};
use given_up::Ending;

pub(crate) use context::crate_path;

/// Returns the function with the loop in place of its body.
pub(crate) fn expand(plan: &Plan, mut function: Function) -> Function {
    let capture = attempt::capture(plan, &function);
    let p = context::Module::of(plan);
    let arguments = arguments::prepare(plan, p, &mut function, capture);
    let cx = Context::new(plan, &function, capture, p);
    let retried = if plan.form.is_plain() {
        plain::retry_loop(&cx, &arguments)
    } else {
        retry_loop(&cx, &arguments)
    };
    // With any other span rustc would take the whole body for generated code, and lose warnings in it.
    let span = function.body.span();
    let mut body = Group::new(Delimiter::Brace, retried);
    body.set_span(span);
    function.body = Body::new(body);
    function
}

fn retry_loop(cx: &Context, arguments: &arguments::Prepared) -> TokenStream {
    let p = &cx.p;
    let (once, setup) = (&arguments.once, setup::expand(cx));
    let borrows_outcome = judge::borrows_outcome(cx);
    let template = if borrows_outcome {
        with_handlers(cx, &arguments.each)
    } else {
        without_handlers(cx, &arguments.each)
    };
    let template = statements(template);
    let krate = crate_path(cx.plan.crate_path.as_ref());
    // Importing the traits takes a good part of what a use costs to compile, so it is left out where no method of them
    // is called.
    let calls_traits = borrows_outcome
        || judge::asks(cx)
        || cx.plan.handlers.has(Event::Try)
        || !arguments.each.is_empty();
    let import = if calls_traits {
        quote_spanned!(Span::mixed_site()=> use #krate::__private::{self as #p, autoref::*};)
    } else {
        quote_spanned!(Span::mixed_site()=> use #krate::__private as #p;)
    };
    quote_spanned! {Span::mixed_site()=>
        #import
        #once
        #setup
        #p::retry_loop! #template
    }
}

/// Makes each of these fragments one token tree, by a function.
macro_rules! expressions {
    ($make:ident: $($fragment:ident),*) => {
        $(let $fragment = $make($fragment);)*
    };
}

/// Writes the fragments of a loop in which nothing but the log is notified of outcomes.
fn without_handlers(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let Locals { tries, outcome, wait, .. } = &cx.locals;
    let on_try = on_try(cx);
    let on_try = (!on_try.is_empty()).then(|| statements(on_try));
    let on_try = on_try.map(|on_try| quote_spanned!(Span::mixed_site()=> on_try #on_try));
    let classify = Classify::new(cx);
    let (result, from_result) = (classify.by_value(), classify.of_result());
    let on_success = (cx.plan.mode == Mode::Exception).then(|| success::on_success(cx));
    let judge = judge::asks(cx).then(|| judge(cx, &classify));
    let (on_failure, given_up) = (judge::on_failure(cx), given_up::from_outcome(cx, &classify));
    let sleep = cx.is_async().then(|| sleep(cx));
    expressions!(expression: on_failure, given_up);
    let attempt = attempt(cx, arguments);
    expressions!(statements: attempt, sleep);
    quote_spanned! {Span::mixed_site()=>
        without_handlers [#tries #outcome #wait]
        #on_try
        attempt #attempt
        result [#result]
        on_success [#on_success]
        from_result [#from_result]
        #judge
        on_failure #on_failure
        given_up #given_up
        sleep #sleep
    }
}

/// Writes the fragments that ask about the outcome.
fn judge(cx: &Context, classify: &Classify) -> TokenStream {
    let Locals { outcome, elapsed: elapsed_at, gives_up: gives_up_at, .. } = &cx.locals;
    let (is_retried, on_rejected) = (judge::is_retried(cx), judge::on_rejected(cx));
    let (elapsed, gives_up) = (settings::elapsed(cx), judge::gives_up(cx));
    let from_outcome = classify.of_outcome();
    expressions!(of_user: is_retried, gives_up);
    expressions!(expression: elapsed);
    let on_rejected = (!on_rejected.is_empty())
        .then(|| quote_spanned!(Span::mixed_site()=> { let #outcome = &#outcome; #on_rejected }));
    quote_spanned! {Span::mixed_site()=>
        judge [#elapsed_at #gives_up_at]
        is_retried #is_retried
        elapsed #elapsed
        gives_up #gives_up
        on_rejected { #on_rejected break #from_outcome(#outcome); }
    }
}

/// Writes the fragments of a loop in which handlers or a policy may be notified of outcomes.
fn with_handlers(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let Locals { tries, returned, outcome, wait, elapsed: elapsed_at, .. } = &cx.locals;
    let Locals { gives_up: gives_up_at, reason, .. } = &cx.locals;
    let (on_try, attempt) = (on_try(cx), attempt(cx, arguments));
    let (by_reference, is_retried) = (Classify::new(cx).by_reference(), judge::is_retried(cx));
    let on_success = (cx.plan.mode == Mode::Exception).then(|| success::on_success(cx));
    let on_rejected = judge::on_rejected(cx);
    let (elapsed, gives_up) = (settings::elapsed(cx), judge::gives_up(cx));
    let gives_up_async = judge::gives_up_async(cx);
    let (params, format) = (params::expand(cx), details::format(cx));
    let (next_wait, jitter) = (judge::next_wait(cx), judge::jitter(cx));
    let (permit, on_backoff) = (conditions::permit(cx), events::on_backoff(cx));
    let back_off = spans::back_off(cx);
    let Ending { retry, give_up, sleep } = Ending::new(cx);
    let (enter, leave) = (spans::enter(cx), spans::leave(cx));
    let on_backoff = quote_spanned!(Span::mixed_site()=> #back_off #on_backoff);
    expressions!(of_user: is_retried, gives_up, params, next_wait, jitter);
    expressions!(expression: by_reference, elapsed, format, permit);
    expressions!(statements: on_try, attempt, on_success, on_rejected, gives_up_async, enter);
    expressions!(statements: leave, on_backoff, retry, give_up, sleep);
    quote_spanned! {Span::mixed_site()=>
        with_handlers [#tries #returned #outcome #wait #elapsed_at #gives_up_at #reason]
        on_try #on_try
        attempt #attempt
        classify #by_reference
        on_success #on_success
        enter #enter
        is_retried #is_retried
        on_rejected #on_rejected
        elapsed #elapsed
        gives_up #gives_up
        gives_up_async #gives_up_async
        params #params
        format #format
        next_wait #next_wait
        jitter #jitter
        permit #permit
        leave #leave
        on_backoff #on_backoff
        retry #retry
        give_up #give_up
        sleep #sleep
    }
}

/// Notifies the handlers for attempts. An attempt that gets no time does not start, so with a timeout that is part of
/// the attempt.
fn on_try(cx: &Context) -> TokenStream {
    if cx.may_cut() { TokenStream::new() } else { events::on_try(cx) }
}

/// Puts an expression into parentheses, so that it is one token tree.
fn expression(tokens: TokenStream) -> Group {
    parenthesized(tokens, Span::mixed_site())
}

/// Puts an expression that contains what the user wrote into parentheses with its span: rustc reports some faults of an
/// expression there. To find the span takes longer than to write the expression, so the others do without.
fn of_user(tokens: TokenStream) -> Group {
    let span = Span::mixed_site().located_at(tokens.span());
    parenthesized(tokens, span)
}

/// Puts statements into braces. The stream is not copied, as it is where `quote!` writes the braces.
fn statements(tokens: impl Into<Option<TokenStream>>) -> Group {
    Group::new(Delimiter::Brace, tokens.into().unwrap_or_default())
}

fn parenthesized(tokens: TokenStream, span: Span) -> Group {
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(span);
    group
}

/// Binds what the attempt returns, and what depends on its type.
fn attempt(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { returns, returned, .. }) = (&cx.p, &cx.locals);
    let number = cx.plan.attempt.as_ref().map(|name| {
        let at = mixed.located_at(name.span());
        let Locals { tries, .. } = cx.locals.at(at);
        quote_spanned!(at=> let #name: ::core::primitive::u32 = #tries;)
    });
    let arguments = quote_spanned!(mixed=> #number #arguments);
    let (attempt, bind_settings) = (attempt::expand(cx, &arguments), settings::bind(cx));
    let settle = cx.plan.needs_outcome_type();
    let settle = settle.then(|| quote_spanned!(mixed=> #p::is_returned(#returns, &#returned);));
    let inner_result = classify::warn_of_inner_result(cx);
    quote_spanned!(mixed=> #attempt #bind_settings #settle #inner_result)
}

fn sleep(cx: &Context) -> TokenStream {
    let span = clock_span(cx);
    let (p, Locals { wait, .. }) = (cx.p_at(span), cx.locals.at(span));
    let (clock, start, end) = (clock(cx), spans::start_wait(cx), spans::end_wait(cx));
    if cx.is_async() && !cx.plan.binds_clock() {
        quote_spanned!(span=> #start #p::default_sleep(#wait).await; #end)
    } else if cx.is_async() {
        quote_spanned!(span=> #start #p::AsyncSleep::sleep(&#clock, #wait).await; #end)
    } else {
        quote_spanned!(span=> #start #p::Sleep::sleep(&#clock, #wait); #end)
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
