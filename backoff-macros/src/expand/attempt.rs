//! One attempt: the user's body, in a closure or an `async` block of its own, so that `?` and `return` end the attempt
//! and not the function; or as it is, where it contains neither.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, FnArg, Ident, ReturnType, Type};

use super::context::{Context, Locals};
use super::output::Output;
use super::{spans, timeouts};
use crate::Mode;
use crate::function::tokens::FlatTokens;
use crate::function::{Body, Function, signature};
use crate::plan::Plan;

/// What captures the arguments that the body uses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Capture {
    /// An `async` block.
    AsyncBlock,
    /// The future that the body awaits, and does nothing else, under what may be a policy. Where that has timeouts or
    /// spans, the future gets them as it is: an `async` block around it would cost every call some instructions, whatever
    /// the policy.
    Awaited,
    /// Nothing: a body that awaits nothing is written as it is, and no timeout could interrupt it.
    Immediate,
    /// A closure; or nothing, where the body is written as it is.
    ClosureOrNone,
}

/// Returns what captures the arguments that the body of a function uses.
pub(super) fn capture(plan: &Plan, function: &Function) -> Capture {
    let body = &function.body;
    if function.sig.asyncness.is_none() {
        Capture::ClosureOrNone
    } else if plan.limits_attempts() || plan.span.is_some() || body.flattened().may_leave() {
        Capture::AsyncBlock
    } else if !plan.wait.may_be_policy() {
        Capture::ClosureOrNone
    } else if !body.mentions("await") {
        Capture::Immediate
    } else if !may_coerce(plan, function) && awaited(body.stream()).is_some() {
        Capture::Awaited
    } else {
        // There is no other way to cut what the body awaits, or to enter a span whenever it is polled.
        Capture::AsyncBlock
    }
}

/// Returns whether what the body returns may have to be coerced to the return type. A `Result` never is.
fn may_coerce(plan: &Plan, function: &Function) -> bool {
    let ReturnType::Type(_, output) = &function.sig.output else { return false };
    plan.mode == Mode::Predicate
        && output.to_token_stream().into_iter().any(|token| match token {
            TokenTree::Punct(punct) => matches!(punct.as_char(), '&' | '*'),
            TokenTree::Ident(ident) => ident == "dyn" || ident == "fn",
            TokenTree::Group(_) | TokenTree::Literal(_) => false,
        })
}

/// Splits a body that only awaits a future into that and the `.await`.
fn awaited(body: TokenStream) -> Option<(TokenStream, TokenStream)> {
    let Ok(Expr::Await(awaited)) = syn::parse2(body.clone()) else { return None };
    let mut tokens: Vec<TokenTree> = body.into_iter().collect();
    let suffix = tokens.split_off(tokens.len().checked_sub(2)?).into_iter().collect();
    let future: TokenStream = tokens.into_iter().collect();
    // What is awaited to make the future could not be limited.
    let is_made_at_once = matches!(*awaited.base, Expr::Async(_))
        || !FlatTokens::of(future.clone()).mentions("await");
    (awaited.attrs.is_empty() && is_made_at_once).then_some((future, suffix))
}

/// Binds `returned`; and `is_cut`, if something may cut the attempt.
pub(super) fn expand(cx: &Context, arguments: &TokenStream) -> TokenStream {
    match cx.capture {
        Capture::AsyncBlock => in_async_block(cx, arguments),
        Capture::Awaited => in_future(cx, arguments),
        Capture::Immediate => {
            let (enter, attempt) = (spans::enter_attempt(cx), never_diverging(cx, arguments));
            let attempt = quote_spanned!(Span::mixed_site()=> #enter #attempt);
            timeouts::unless_time_is_over(cx, &Output::of(cx).colon(), &attempt)
        }
        Capture::ClosureOrNone if cx.is_async() => in_place(cx, arguments),
        Capture::ClosureOrNone => in_closure(cx, arguments),
    }
}

fn in_future(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let Some((future, suffix)) = awaited(cx.function.body.stream()) else {
        return in_place(cx, arguments);
    };
    let at = Span::mixed_site().located_at(future.span());
    let (p, Locals { returns, .. }) = (cx.p_at(at), cx.locals.at(at));
    let entered = spans::entered_attempt(cx);
    let future = quote_spanned!(at=> #p::future(#returns, #entered, #future));
    let limited = timeouts::limit_by_policy(cx, &future);
    let attempt = quote_spanned!(Span::mixed_site()=> #arguments #limited #suffix);
    timeouts::unless_time_is_over(cx, &Output::of(cx).colon(), &attempt)
}

fn in_closure(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { returned, .. }) = (&cx.p, &cx.locals);
    let closure = closure(cx, arguments);
    match spans::entered_attempt(cx) {
        Some(entered) => quote_spanned!(mixed=> let #returned = #p::once_in(#entered, #closure);),
        None => quote_spanned!(mixed=> let #returned = #p::once(#closure);),
    }
}

/// Writes the body as a closure.
pub(super) fn closure(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let at = Span::mixed_site().located_at(moved_span(cx));
    let returns = Output::of(cx).closure();
    let block = block(arguments, &cx.function.body);
    quote_spanned!(at=> || #returns #block)
}

fn in_async_block(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let Locals { returned, .. } = &cx.locals;
    let at = mixed.located_at(moved_span(cx));
    let pin = Output::of(cx).pinned(cx);
    let block = block(&quote_spanned!(mixed=> #pin #arguments), &cx.function.body);
    let attempt = quote_spanned!(at=> async #block);
    if cx.plan.limits_attempts() {
        timeouts::limit(cx, &spans::in_part(cx, mixed, attempt))
    } else if cx.policy_may_cut() {
        let limited = timeouts::limit_by_policy(cx, &attempt);
        let attempt = quote_spanned!(mixed=> #limited.await);
        timeouts::unless_time_is_over(cx, &TokenStream::new(), &attempt)
    } else {
        let attempt = spans::in_part(cx, mixed, attempt);
        quote_spanned!(mixed=> let #returned = #attempt.await;)
    }
}

fn in_place(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let output = Output::of(cx);
    let span = Span::mixed_site().located_at(output.span);
    let (colon, attempt) = (output.colon(), never_diverging(cx, arguments));
    let Locals { returned, .. } = cx.locals.at(span);
    quote_spanned!(span=> let #returned #colon = #attempt;)
}

/// Evaluates to the body as it is, and keeps rustc from seeing that it diverges.
fn never_diverging(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let (p, block) = (&cx.p, block(arguments, &cx.function.body));
    let span = Span::mixed_site().located_at(Output::of(cx).span);
    quote_spanned!(span=> if false { #p::absurd() } else #block)
}

/// Returns where rustc is to report a body that moves an argument, so that there is none for the next attempt. The report
/// is about the closure or the `async` block, whose own place is none of the user's.
fn moved_span(cx: &Context) -> Span {
    let Function { sig, body, .. } = cx.function;
    let mut moved = sig.inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(receiver) => {
            let is_moved = signature::is_owned(receiver) && body.mentions("self");
            is_moved.then_some(receiver.self_token.span)
        }
        FnArg::Typed(argument) => {
            let mut names = signature::bindings_of(&argument.pat).into_iter();
            let is_used =
                |name: &Ident| body.mentions(&name.to_string()) && !cx.plan.clone.contains(name);
            let is_moved = may_be_moved(&argument.ty) && names.any(|(_, it)| is_used(&it.ident));
            is_moved.then(|| argument.pat.span())
        }
    });
    match (moved.next(), moved.next()) {
        (Some(argument), None) => argument,
        (Some(_), Some(_)) => sig.paren_token.span.join(),
        (None, _) => sig.ident.span(),
    }
}

/// Returns whether a type is neither a reference nor one of the primitive types, which are `Copy`.
fn may_be_moved(ty: &Type) -> bool {
    const COPY: [&str; 17] = [
        "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64",
        "i128", "isize", "f32", "f64", "Duration",
    ];
    match ty {
        Type::Reference(_) | Type::Ptr(_) => false,
        Type::Path(path) => !COPY.iter().any(|name| path.path.is_ident(name)),
        _ => true,
    }
}

/// Writes the braces of the attempt. They keep the user's span, or the coverage map would lose every line between them.
/// What is bound before the body has to outlive the temporaries of its last expression, so the body then has braces of
/// its own: with the user's span, rustc would report these as superfluous.
pub(super) fn block(before: &TokenStream, body: &Body) -> Group {
    let inner = if before.is_empty() {
        body.stream()
    } else {
        let mut nested = Group::new(Delimiter::Brace, body.stream());
        nested.set_span(Span::mixed_site().located_at(body.span()));
        quote_spanned!(Span::mixed_site()=> #before #nested)
    };
    let mut block = Group::new(Delimiter::Brace, inner);
    block.set_span(body.span());
    block
}

/// Writes the type that says what the attribute judges.
pub(super) fn mode(cx: &Context) -> TokenStream {
    let p = &cx.p;
    let mixed = Span::mixed_site();
    match cx.plan.mode {
        Mode::Exception => quote_spanned!(mixed=> #p::OnError),
        Mode::Predicate => quote_spanned!(mixed=> #p::OnValue),
    }
}
