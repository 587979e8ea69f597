//! What follows an attempt: whether its outcome is retried, and when.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::attempt::returned_span;
use super::context::{Context, Locals};
use super::{clock, clock_span, events, rules, site, wait};
use crate::Mode;
use crate::parse::{Asyncness, Event, Filter, Jitter, UserCode};

/// Breaks the loop with `out`, or evaluates to the wait; where no handler is notified of it in a sync function, waits.
pub(super) fn expand(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { returns, out, .. }) = (&cx.p, &cx.locals);
    let (bind_rules, elapsed) = (rules::bind(cx), rules::elapsed(cx));
    let settle = cx.plan.wait.needs_outcome_type();
    let settle = settle.then(|| quote_spanned!(mixed=> #p::is_returned(#returns, &#out);));
    let judge = match cx.plan.mode {
        Mode::Exception => judge_error(cx),
        Mode::Predicate => judge_value(cx),
    };
    let verdict = verdict(cx);
    quote_spanned!(mixed=> #bind_rules #settle #judge #elapsed #verdict)
}

/// Binds the error as `outcome`, or breaks the loop.
fn judge_error(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { out, outcome, .. }) = (&cx.p, &cx.locals);
    let result = {
        let span = mixed.located_at(returned_span(cx.function));
        let (p, Locals { out, .. }) = (cx.p_at(span), cx.locals.at(span));
        quote_spanned!(span=> #p::result_ref(&#out))
    };
    let success = events::on_success(cx);
    let value = if success.is_empty() {
        quote_spanned!(mixed=> _)
    } else {
        quote_spanned!(mixed=> #outcome)
    };
    let let_through =
        retried(cx).map(|retried| quote_spanned!(mixed=> if !#retried { break #out; }));
    quote_spanned! {mixed=>
        let #outcome = match #result {
            #p::Ok(#value) => { #success break #out; }
            #p::Err(#outcome) => #outcome,
        };
        #let_through
    }
}

/// Binds the value as `outcome`, or breaks the loop.
fn judge_value(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let Locals { out, outcome, .. } = &cx.locals;
    let success = events::on_success(cx);
    let retried = retried(cx).unwrap_or_else(|| {
        let span = mixed.located_at(returned_span(cx.function));
        let (p, Locals { rules, outcome, .. }) = (cx.p_at(span), cx.locals.at(span));
        if cx.plan.wait.may_be_policy() {
            quote_spanned!(span=> #p::Predicate::holds(&*#rules, #outcome))
        } else {
            quote_spanned!(span=> #p::Falsy::is_falsy(#outcome))
        }
    });
    quote_spanned! {mixed=>
        let #outcome = &#out;
        if !#retried { #success break #out; }
    }
}

/// Evaluates to whether `outcome` is retried; `None` where every one is, or where the type decides.
fn retried(cx: &Context) -> Option<TokenStream> {
    let mixed = Span::mixed_site();
    let (p, Locals { outcome, .. }) = (&cx.p, &cx.locals);
    match &cx.plan.filter {
        None if cx.plan.mode == Mode::Exception && cx.plan.wait.may_be_policy() => {
            Some(rules::ask(
                cx,
                &quote_spanned!(mixed=> RulesFor::retries),
                &quote_spanned!(mixed=> #outcome),
            ))
        }
        None => None,
        Some(Filter::Function(function)) => Some(ask(cx, function)),
        // An attribute may be on a statement, but not on an expression.
        Some(Filter::Pattern(pattern)) => Some(quote_spanned! {mixed=> {
            #[allow(unreachable_patterns)]
            let __matches = match #outcome { #pattern => true, _ => false };
            __matches
        }}),
        Some(Filter::Types(types)) => {
            let is = types.iter().map(|ty| quote_spanned!(mixed=> #p::is::<#ty>(__error)));
            // Where the types are, so that an error type that cannot be searched is reported there.
            let at = types.first().map_or(mixed, |ty| mixed.located_at(ty.span()));
            let find = quote_spanned!(at=> __backoff_find);
            Some(quote_spanned!(mixed=> (&#p::Search(#outcome)).#find(&|__error| #(#is)||*)))
        }
    }
}

/// Asks the engine for its verdict, and follows it.
fn verdict(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { out, wait, reason, .. }) = (&cx.p, &cx.locals);
    let (giveup, given_up) = (giveup(cx), given_up(cx));
    if has_handlers(cx) {
        let (on_backoff, on_giveup) = (events::on_backoff(cx), events::on_giveup(cx));
        let failed = failed_with_handlers(cx);
        return quote_spanned! {mixed=>
            #giveup
            match #failed {
                #p::Verdict::Retry(#wait) => { #on_backoff #wait }
                #p::Verdict::GiveUp(#reason) => { #on_giveup break #given_up; }
            }
        };
    }
    let failed = failed_without_handlers(cx);
    quote_spanned! {mixed=>
        #giveup
        match #failed {
            #p::Ok(#wait) => #wait,
            #p::Err(#out) => break #given_up,
        }
    }
}

/// Returns whether the wait may follow at once: nothing but the log is notified of a backoff or a give-up.
pub(super) fn waits_at_once(cx: &Context) -> bool {
    !cx.is_async() && !has_handlers(cx)
}

/// Returns whether anything but the log may be notified of a failure.
fn has_handlers(cx: &Context) -> bool {
    events::notifies(cx, Event::Backoff) || events::notifies(cx, Event::Giveup)
}

/// Evaluates to what a call that gives up returns.
fn given_up(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    if cx.plan.raise_on_giveup {
        let Locals { out, .. } = &cx.locals;
        return quote_spanned!(mixed=> #out);
    }
    let span = mixed.located_at(returned_span(cx.function));
    let (p, Locals { out, .. }) = (cx.p_at(span), cx.locals.at(span));
    quote_spanned!(span=> #p::default_on_giveup(#out))
}

/// Evaluates to the verdict, and borrows the outcome, which handlers are notified of afterwards.
fn failed_with_handlers(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { show, tries, outcome, .. }) = (&cx.p, &cx.locals);
    let (shown, site, how) = (events::show(cx), site::expand(cx), how(cx));
    quote_spanned!(mixed=> {
        let #show = #shown;
        #p::failed(&#site, #tries, #outcome, #show, #how)
    })
}

/// Evaluates to the wait, and takes what the attempt returned, which is returned on a give-up.
fn failed_without_handlers(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let p = &cx.p;
    let (shown, site, how) = (events::show(cx), site::expand(cx), how(cx));
    let mode = match cx.plan.mode {
        Mode::Exception => quote_spanned!(mixed=> ON_ERROR),
        Mode::Predicate => quote_spanned!(mixed=> ON_VALUE),
    };
    // A fault of the return type has been reported there; reported at the same place it is not repeated.
    let span = mixed.located_at(returned_span(cx.function));
    let (failed, clock) = if waits_at_once(cx) {
        let clock = clock(cx);
        (quote_spanned!(span=> failed_and_slept), Some(quote_spanned!(clock_span(cx)=> , &#clock)))
    } else {
        (quote_spanned!(span=> failed_untold), None)
    };
    let (p_at, Locals { show, tries, out, .. }) = (cx.p_at(span), cx.locals.at(span));
    quote_spanned!(span=> {
        let #show = #shown;
        #p_at::#failed(#p::#mode, &#site, #tries, #out, #show, #how #clock)
    })
}

/// Writes the arguments that a verdict takes from this attempt: when it failed, the next wait, and the jitter.
fn how(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { giveup, .. }) = (&cx.p, &cx.locals);
    let measured = rules::measured(cx);
    let when = if measured.is_some() || cx.plan.giveup.is_some() {
        let measured = measured.unwrap_or_else(|| quote_spanned!(mixed=> #p::None));
        quote_spanned!(mixed=> (#measured, #giveup))
    } else {
        quote_spanned!(mixed=> ())
    };
    let (next_wait, jitter) = (next_wait(cx), jitter(cx));
    quote_spanned!(mixed=> #when, #next_wait, #jitter)
}

/// Binds `giveup`. Where it may have to be awaited, the outcome is borrowed anew afterwards.
fn giveup(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { giveup, outcome, .. }) = (&cx.p, &cx.locals);
    let Some(callback) = &cx.plan.giveup else {
        if cx.plan.wait.may_be_policy() {
            let method = quote_spanned!(mixed=> RulesFor::gives_up);
            let ask = rules::ask(cx, &method, &quote_spanned!(mixed=> #outcome));
            return quote_spanned!(mixed=> let #giveup = #ask;);
        }
        if cx.plan.measures_elapsed() {
            return quote_spanned!(mixed=> let #giveup = false;);
        }
        return TokenStream::new();
    };
    if !cx.is_async() || callback.asyncness == Asyncness::Sync {
        let ask = ask(cx, &callback.code);
        return quote_spanned!(mixed=> let #giveup = #ask;);
    }
    let answer = events::ask_in_async(cx, callback);
    let bind = events::bind_outcome(cx, Event::Giveup);
    quote_spanned!(mixed=> let #giveup = #p::Some(true) == #answer; #bind)
}

/// Calls a function with the outcome.
fn ask(cx: &Context, function: &UserCode) -> TokenStream {
    let span = Span::mixed_site().located_at(function.span());
    let (p, Locals { outcome, .. }) = (cx.p_at(span), cx.locals.at(span));
    quote_spanned!(span=> #p::ask(#outcome, #function))
}

/// Evaluates to the source of the next wait.
fn next_wait(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    if !cx.plan.wait.is_rebuilt() {
        let (p, Locals { generator, .. }) = (&cx.p, &cx.locals);
        return quote_spanned!(mixed=> #p::Kept(&mut #generator));
    }
    let make = wait::expand(cx).make;
    let span = mixed.located_at(make.span());
    let (p, Locals { slot, .. }) = (cx.p_at(span), cx.locals.at(span));
    quote_spanned!(span=> #p::made(#make, &mut #slot))
}

/// Evaluates to the function that randomizes a wait.
fn jitter(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { wait, .. }) = (&cx.p, &cx.locals);
    match &cx.plan.jitter {
        None if cx.plan.wait.may_be_policy() => {
            let method = quote_spanned!(mixed=> Spread::spread);
            let spread = rules::ask(cx, &method, &quote_spanned!(mixed=> #wait));
            quote_spanned!(mixed=> |#wait| #spread)
        }
        None => quote_spanned!(mixed=> #p::default_jitter),
        Some(Jitter::None) => quote_spanned!(mixed=> #p::no_jitter),
        Some(Jitter::Closure(closure)) => {
            quote_spanned!(mixed=> |#wait| #p::Jitter::jitter(&mut #p::same(#closure), #wait))
        }
        Some(Jitter::Evaluated(code)) => {
            let span = mixed.located_at(code.span());
            let (p, Locals { jitter, wait, .. }) = (cx.p_at(span), cx.locals.at(span));
            quote_spanned!(span=> |#wait| #p::Jitter::jitter(&mut #jitter, #wait))
        }
    }
}
