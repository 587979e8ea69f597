//! What follows an attempt: whether its outcome is retried, and when.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, ReturnType, Type};

use super::context::{Context, Locals, located_at};
use super::{details, events, params, settings, spans, success, wait};
use crate::Mode;
use crate::parse::{Asyncness, Event, Filter, Jitter, UserCode};

/// How the loop tells a success from an outcome. All of it is located at the return type, so that one which is not a
/// `Result` is reported there.
pub(super) struct Classify<'a> {
    cx: &'a Context<'a>,
    span: Span,
    /// The trait, with the mode of the attribute.
    path: TokenStream,
}

impl<'a> Classify<'a> {
    pub(super) fn new(cx: &'a Context) -> Self {
        let span = Span::mixed_site().located_at(cx.returned_span);
        let p = cx.p_at(span);
        let path = match cx.plan.mode {
            Mode::Exception => quote_spanned!(span=> #p::Classify::<#p::OnError>),
            Mode::Predicate => quote_spanned!(span=> #p::Classify::<#p::OnValue>),
        };
        Self { cx, span, path }
    }

    /// Evaluates to references to the value or the outcome.
    pub(super) fn by_reference(&self) -> TokenStream {
        let (Self { span, path, .. }, returned) = (self, self.returned());
        quote_spanned!(*span=> #path::classify(&#returned))
    }

    /// Evaluates to the value or the outcome.
    pub(super) fn by_value(&self) -> TokenStream {
        let (Self { span, path, .. }, returned) = (self, self.returned());
        quote_spanned!(*span=> #path::into_result(#returned))
    }

    /// Names the function that makes what is returned of the value of a success.
    pub(super) fn of_value(&self) -> TokenStream {
        let Self { span, path, .. } = self;
        quote_spanned!(*span=> #path::from_value)
    }

    /// Names the function that makes what is returned of an outcome.
    pub(super) fn of_outcome(&self) -> TokenStream {
        let Self { span, path, .. } = self;
        quote_spanned!(*span=> #path::from_outcome)
    }

    fn returned(&self) -> Ident {
        located_at(&self.cx.locals.returned, self.span)
    }
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

/// Warns where the value of a success is itself a `Result`, whose errors are not retried; an explicit filter shows that
/// this is meant.
pub(super) fn warn_of_inner_result(cx: &Context) -> Option<TokenStream> {
    if cx.plan.mode == Mode::Predicate || cx.plan.filter.is_some() {
        return None;
    }
    let ReturnType::Type(_, ty) = &cx.function.sig.output else { return None };
    if !may_hold_result(ty) {
        return None;
    }
    let span = Span::mixed_site().located_at(cx.returned_span);
    let (p, Locals { returned, settings, .. }) = (cx.p_at(span), cx.locals.at(span));
    let settings = if cx.plan.wait.may_be_policy() {
        quote_spanned!(span=> &*#settings)
    } else {
        quote_spanned!(span=> &())
    };
    Some(quote_spanned!(span=> #p::Success(&#returned, #settings).__backoff_ok();))
}

/// Returns whether the value of a `Result` may be one. Of `Result<T, E>` it is `T`; other names may be aliases, of which
/// the type shows it.
fn may_hold_result(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return matches!(ty, Type::Group(_) | Type::Paren(_)) };
    let Some(last) = path.path.segments.last() else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return true };
    if last.ident != "Result" {
        return true;
    }
    match arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }) {
        Some(Type::Path(value)) => {
            value.path.segments.last().is_some_and(|last| last.ident.to_string().contains("Result"))
        }
        _ => false,
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
    let wait::Wait { variables, make } = wait::expand(cx);
    let span = mixed.located_at(make.span());
    let (p, Locals { slot, .. }) = (cx.p_at(span), cx.locals.at(span));
    if variables.is_empty() && cx.plan.wait.is_call_of_constants() {
        quote_spanned!(span=> #p::rebuilt(#p::maker(|| #make), &mut #slot))
    } else if cx.plan.wait.may_be_policy() {
        let Locals { settings, .. } = cx.locals.at(span);
        quote_spanned!(span=> #p::rebuilt(#p::first(&#settings, #make), &mut #slot))
    } else {
        quote_spanned!(span=> #p::rebuilt(#make, &mut #slot))
    }
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
