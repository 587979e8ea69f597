//! What follows an attempt: whether its outcome is retried, and when.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;

use super::context::{Context, Locals};
use super::wait::Wait;
use super::{clock, clock_span, conditions, details, events, params, settings, spans, success};
use crate::Mode;
use crate::parse::{Asyncness, Event, Filter, Jitter, Level, UserCode};

/// Returns whether a filter or `giveup` is asked about the outcome.
pub(super) fn asks(cx: &Context) -> bool {
    cx.plan.mode == Mode::Predicate || !always_accepts(cx) || cx.plan.giveup.is_some()
}

/// Evaluates to the wait, or to the outcome if the retry gives up; in a loop that takes the outcome by value. A blocking
/// function also sleeps.
pub(super) fn on_failure(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { tries, outcome, .. }) = (&cx.p, &cx.locals);
    let (params, wait, jitter) = (params::expand(cx), next_wait(cx), jitter(cx));
    let format = details::format_of(cx, &quote_spanned!(mixed=> &#outcome));
    let clock = (!cx.is_async()).then(|| {
        let (clock, span) = (clock(cx), clock_span(cx));
        quote_spanned!(span=> , &#clock)
    });
    let (elapsed, gives_up) = if asks(cx) {
        let Locals { elapsed, gives_up, .. } = &cx.locals;
        (elapsed.to_token_stream(), gives_up.to_token_stream())
    } else {
        (settings::elapsed(cx), quote_spanned!(mixed=> false))
    };
    let permit = conditions::permit(cx);
    let function = match (cx.is_async(), is_inlined(cx)) {
        (true, false) => "on_failure_without_handlers",
        (true, true) => "on_failure_inlined",
        (false, false) => "on_failure_and_sleep",
        (false, true) => "on_failure_and_sleep_inlined",
    };
    let function = Ident::new(function, mixed);
    quote_spanned! {mixed=>
        #p::#function(
            #params, #tries, #format, #outcome, #wait #clock, #jitter, #elapsed, #gives_up, #permit
        )
    }
}

/// Returns whether what follows a failure is inlined into the function instead of being shared between uses. Without log and
/// jitter there is little to share; those of a policy are known only at run time.
fn is_inlined(cx: &Context) -> bool {
    let plan = cx.plan;
    let levels = plan.log.map(|log| (log.backoff, log.giveup));
    let is_silent = levels == Some((Some(Level::Off), Some(Level::Off)));
    is_silent && matches!(plan.jitter, Some(Jitter::None)) && !plan.wait.may_be_policy()
}

/// Evaluates to whether the outcome is retried.
pub(super) fn is_retried(cx: &Context) -> TokenStream {
    let is_accepted = is_accepted(cx);
    let always = cx.plan.mode == Mode::Exception && always_accepts(cx);
    if always || !cx.may_cut() {
        return is_accepted;
    }
    // A filter by type would refuse the error of an attempt that was cut, which nobody notices.
    let Locals { is_cut, .. } = &cx.locals;
    quote_spanned!(Span::mixed_site()=> #is_cut || #is_accepted)
}

/// Evaluates to whether the filter accepts the outcome.
fn is_accepted(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { outcome, .. }) = (&cx.p, &cx.locals);
    match &cx.plan.filter {
        None => is_retried_by_default(cx),
        Some(Filter::Function(function)) => ask(cx, function),
        // No `allow`: rustc does not report that the last arm is unreachable, and `forbid` would refuse it.
        Some(Filter::Pattern(pattern)) => {
            quote_spanned!(mixed=> match #outcome { #pattern => true, _ => false })
        }
        Some(Filter::Types(types)) => {
            let is = types.iter().map(|ty| quote_spanned!(mixed=> #p::is::<#ty>(__error)));
            // Where the types are, so that an error type that cannot be searched is reported there.
            let at = types.first().map_or(mixed, |ty| mixed.located_at(ty.span()));
            let find = quote_spanned!(at=> __backoff_find);
            quote_spanned!(mixed=> (&#p::Search(#outcome)).#find(&|__error| #(#is)||*))
        }
    }
}

/// Without a filter every error is retried, and every empty value; or what the filter of a policy accepts.
fn is_retried_by_default(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let span = mixed.located_at(cx.returned_span);
    let Locals { outcome, .. } = &cx.locals;
    match (cx.plan.mode, cx.plan.wait.may_be_policy()) {
        (Mode::Exception, false) => quote_spanned!(mixed=> true),
        (Mode::Exception, true) => settings::call(
            cx,
            &quote_spanned!(mixed=> is_retried),
            &quote_spanned!(mixed=> #outcome),
        ),
        (Mode::Predicate, false) => {
            let (p, Locals { outcome, .. }) = (cx.p_at(span), cx.locals.at(span));
            quote_spanned!(span=> #p::Falsy::is_falsy(#outcome))
        }
        (Mode::Predicate, true) => {
            let method = quote_spanned!(span=> is_retried_value);
            settings::call(cx, &method, &quote_spanned!(span=> #outcome))
        }
    }
}

/// Logs an error that the filter rejects. A value that it rejects is a success.
pub(super) fn on_rejected(cx: &Context) -> TokenStream {
    match cx.plan.mode {
        Mode::Predicate => {
            let (leave, on_success) = (spans::leave(cx), success::on_success(cx));
            quote_spanned!(Span::mixed_site()=> #leave #on_success)
        }
        Mode::Exception if always_accepts(cx) => TokenStream::new(),
        Mode::Exception => {
            let mixed = Span::mixed_site();
            let (p, Locals { tries, outcome, .. }) = (&cx.p, &cx.locals);
            let (level, target) = (params::level_of_not_retried(cx), params::target(cx));
            let (format, elapsed) = (details::format(cx), settings::elapsed(cx));
            let reject = spans::reject(cx);
            quote_spanned! {mixed=>
                #p::on_not_retried(#level, #target, #tries, #outcome, #format, #elapsed);
                #reject
            }
        }
    }
}

/// Returns whether there is neither a filter nor a policy, which may have one.
fn always_accepts(cx: &Context) -> bool {
    cx.plan.filter.is_none() && !cx.plan.wait.may_be_policy()
}

/// Evaluates to the answer of `giveup`; `false` if it may have to be awaited.
pub(super) fn gives_up(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    match &cx.plan.giveup {
        Some(giveup) if is_awaited(cx, giveup.asyncness) => quote_spanned!(mixed=> false),
        Some(giveup) => ask(cx, &giveup.code),
        None if cx.plan.wait.may_be_policy() => {
            let Locals { outcome, .. } = &cx.locals;
            settings::call(cx, &quote_spanned!(mixed=> gives_up), &quote_spanned!(mixed=> #outcome))
        }
        None => quote_spanned!(mixed=> false),
    }
}

/// Binds the answer of a `giveup` that may have to be awaited. The outcome is borrowed anew afterwards.
pub(super) fn gives_up_async(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { gives_up, .. }) = (&cx.p, &cx.locals);
    let Some(giveup) = cx.plan.giveup.as_ref().filter(|it| is_awaited(cx, it.asyncness)) else {
        return TokenStream::new();
    };
    let answer = events::ask_in_async(cx, giveup);
    let bind = events::bind_outcome(cx, Event::Giveup);
    let (leave, enter) = (spans::leave(cx), spans::enter(cx));
    quote_spanned!(mixed=> #leave let #gives_up = #p::Some(true) == #answer; #bind #enter)
}

fn is_awaited(cx: &Context, asyncness: Asyncness) -> bool {
    cx.is_async() && asyncness != Asyncness::Sync
}

/// Returns whether the loop has to borrow the outcome: something but the log may be notified, or `giveup` awaited.
pub(super) fn borrows_outcome(cx: &Context) -> bool {
    [Event::Success, Event::Backoff, Event::Giveup].iter().any(|it| events::notifies(cx, *it))
        || cx.plan.cancel.is_some()
        || cx.plan.fallback.is_some()
        || cx.plan.span.is_some()
        || !gives_up_async(cx).is_empty()
}

/// Calls a function with the outcome.
fn ask(cx: &Context, function: &UserCode) -> TokenStream {
    let span = Span::mixed_site().located_at(function.span());
    let (p, Locals { outcome, .. }) = (cx.p_at(span), cx.locals.at(span));
    let function = cx.callable(function);
    quote_spanned!(span=> #p::ask(#outcome, #function))
}

/// Evaluates to the source of the next wait.
pub(super) fn next_wait(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    if !cx.plan.wait.is_rebuilt() {
        let (p, Locals { generator, .. }) = (&cx.p, &cx.locals);
        return quote_spanned!(mixed=> #p::StoredWait(&mut #generator));
    }
    let span = mixed.located_at(cx.wait().span);
    let (p, Locals { slot, .. }) = (cx.p_at(span), cx.locals.at(span));
    let make = generator(cx);
    quote_spanned!(span=> #p::rebuilt(#make, &mut #slot))
}

/// Evaluates to the wait generator, or to the policy. The expression is evaluated at each failure.
pub(super) fn generator(cx: &Context) -> TokenStream {
    let Wait { make, span, .. } = cx.wait();
    if !cx.plan.wait.may_be_policy() {
        return make.clone();
    }
    let span = Span::mixed_site().located_at(*span);
    let (p, Locals { settings, .. }) = (cx.p_at(span), cx.locals.at(span));
    quote_spanned!(span=> #p::first(&#settings, #make))
}

/// Evaluates to the function that randomizes a wait.
pub(super) fn jitter(cx: &Context) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { wait, .. }) = (&cx.p, &cx.locals);
    match &cx.plan.jitter {
        None if cx.plan.wait.may_be_policy() => {
            let method = quote_spanned!(mixed=> apply_jitter);
            let apply = settings::call(cx, &method, &quote_spanned!(mixed=> #wait));
            quote_spanned!(mixed=> |#wait| #apply)
        }
        None => quote_spanned!(mixed=> #p::default_jitter),
        Some(Jitter::None) => quote_spanned!(mixed=> #p::no_jitter),
        Some(Jitter::Closure(closure)) => {
            quote_spanned!(mixed=> |#wait| #p::Jitter::jitter(&mut #p::jitter_closure(#closure), #wait))
        }
        Some(Jitter::Evaluated(code)) => {
            let span = mixed.located_at(code.span());
            let (p, Locals { jitter, wait, .. }) = (cx.p_at(span), cx.locals.at(span));
            quote_spanned!(span=> |#wait| #p::Jitter::jitter(&mut #jitter, #wait))
        }
    }
}
