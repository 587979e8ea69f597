//! Functions that return a future: `-> impl Future`, `-> Pin<Box<dyn Future>>`, `-> BoxFuture`, and what
//! `#[async_trait]` makes of a method before this attribute sees it.
//!
//! The loop has to be inside the future: around it, it would only retry building one. So the `async` block at the end
//! of the body is taken out, expanded as the body of an `async fn`, and put back:
//!
//! ```text
//! fn f(x: T) -> Pin<Box<dyn Future<Output = R>>> { Box::pin(async move { let x = x; body }) }
//!                                    // is expanded as  async fn f(x: T) -> R { body }
//! fn f(x: T) -> Pin<Box<dyn Future<Output = R>>> { Box::pin(async move { let x = x; loop { .. } }) }
//! ```

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{
    Block, Expr, ExprAsync, FnArg, GenericArgument, Local, Pat, PatType, PathArguments,
    ReceiverKind, ReturnType, Signature, Stmt, Type, TypeParamBound, parse_quote,
};

use super::owned;
use super::tokens::FlatTokens;
use crate::errors::Errors;
use crate::function::{Body, Function, Owned};

/// A function without the content of its `async` block.
pub(crate) struct Shell {
    function: Function,
    /// The body, with an empty `async` block.
    body: Vec<Stmt>,
    /// The arguments that the block binds at its head, once and not once an attempt.
    values: Vec<Ident>,
    /// Whether the block captures them, and binds nothing.
    captures: bool,
    /// The name of `self` in the block.
    pub(crate) this: Option<Ident>,
}

/// Takes the `async` block out of a function that returns a future. Returns the block as an `async fn`, and what was
/// around it; any other function is returned as it is.
pub(crate) fn unwrap(function: Function, errors: &mut Errors) -> (Function, Option<Shell>) {
    let Some(output) = future_output(&function.sig) else { return (function, None) };
    // A body that is still being typed goes to rustc as it is.
    let Ok(mut body) = Block::parse_within.parse2(function.body.stream()) else {
        return (function, None);
    };
    let Some(block) = body.last_mut().and_then(async_block) else {
        let message = "the future that this function returns cannot be retried, since it is made elsewhere; write an \
                       `async fn`, or end the body with an `async` block, `Box::pin(async { .. })` or \
                       `async { .. }.boxed()`";
        errors.at(&function.sig.output, message);
        return (function, None);
    };
    let moves = block.capture.is_some();
    let span = block.block.brace_token.span.join();
    let statements = std::mem::take(&mut block.block.stmts);
    let (mut bindings, this, statements) = bindings(statements, &function.sig);
    let mut function = function;
    let captures = bindings.is_empty() && moves && body.len() == 1;
    if captures {
        bindings = captured(&function.sig, &statements);
    }
    let content: TokenStream = statements.iter().map(tokens).collect();
    let mut owned = Owned::new();
    if moves && this.is_none() && FlatTokens::of(content).may_leave() {
        let last = body.len() - 1;
        let around = &mut body[..last];
        owned = owned::own(&mut function.sig, around, |name| {
            let is_bound = bindings.iter().any(|(_, value)| value == name);
            !is_bound && owned::is_captured(&statements, name)
        });
    }
    let mut inner = Group::new(Delimiter::Brace, statements.iter().map(tokens).collect());
    inner.set_span(span);
    let mut sig = function.sig.clone();
    sig.asyncness = Some(syn::Token![async](Span::mixed_site()));
    sig.inputs = bindings.iter().map(|(binding, _)| FnArg::Typed(binding.clone())).collect();
    sig.output = ReturnType::Type(syn::Token![->](output.span()), Box::new(output));
    let values = bindings.into_iter().map(|(_, value)| value).collect();
    let (attrs, vis) = (Vec::new(), syn::Visibility::Inherited);
    let inner = Function { attrs, vis, sig, body: Body::new(inner), owned };
    (inner, Some(Shell { function, body, values, captures, this }))
}

impl Shell {
    /// Puts the expanded block back into the function.
    pub(crate) fn wrap(mut self, inner: &Function) -> TokenStream {
        let mixed = Span::mixed_site();
        let mut bound = TokenStream::new();
        for (input, value) in inner.sig.inputs.iter().zip(&self.values) {
            let FnArg::Typed(PatType { attrs, pat, .. }) = input else { continue };
            if self.captures {
                replace_pattern(&mut self.function.sig, value, pat);
            } else {
                bound.extend(quote_spanned!(mixed=> #(#attrs)* let #pat = #value;));
            }
        }
        let loops = inner.body.stream();
        let statements = quote_spanned!(mixed=> #bound #loops);
        if let Some(block) = self.body.last_mut().and_then(async_block) {
            block.block.stmts = vec![Stmt::Expr(Expr::Verbatim(statements), None)];
        }
        let mut body = Group::new(Delimiter::Brace, self.body.iter().map(tokens).collect());
        body.set_span(self.function.body.span());
        self.function.body = Body::new(body);
        self.function.into_token_stream()
    }
}

fn tokens(statement: &Stmt) -> TokenStream {
    statement.to_token_stream()
}

/// Returns the `async` block that a body ends with.
fn async_block(last: &mut Stmt) -> Option<&mut ExprAsync> {
    let Stmt::Expr(last, None) = last else { return None };
    match last {
        Expr::Async(block) => Some(block),
        Expr::Call(call) if ends_in(&call.func, "pin") && call.args.len() == 1 => {
            match call.args.first_mut() {
                Some(Expr::Async(block)) => Some(block),
                _ => None,
            }
        }
        Expr::MethodCall(call) if call.method == "boxed" || call.method == "boxed_local" => {
            match &mut *call.receiver {
                Expr::Async(block) => Some(block),
                _ => None,
            }
        }
        _ => None,
    }
}

fn ends_in(func: &Expr, name: &str) -> bool {
    let Expr::Path(path) = func else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == name)
}

/// Takes the leading `let x = x;` and `let __self = self;` out of the block, as `#[async_trait]` writes them. Returns
/// the bindings with their types and values, the name of `self`, and the other statements.
fn bindings(
    statements: Vec<Stmt>,
    sig: &Signature,
) -> (Vec<(PatType, Ident)>, Option<Ident>, Vec<Stmt>) {
    let (mut bound, mut this, mut rest) = (Vec::new(), None, Vec::new());
    let mut statements = statements.into_iter();
    for statement in statements.by_ref() {
        match &statement {
            Stmt::Local(local) => match binding(local, sig) {
                Some((pat, value)) => {
                    if let (true, Pat::Ident(name)) = (value == "self", &*pat.pat) {
                        this = Some(name.ident.clone());
                    }
                    bound.push((pat, value));
                }
                None => {
                    rest.push(statement);
                    break;
                }
            },
            // The never-taken `return` that tells the block its type.
            Stmt::Expr(Expr::If(_), _) => rest.push(statement),
            _ => {
                rest.push(statement);
                break;
            }
        }
    }
    rest.extend(statements);
    (bound, this, rest)
}

/// Returns the name in `x`, or in `{ let x = x; x }`, which `#[async_trait]` writes behind a pattern.
fn argument_name(value: &Expr) -> Option<&Ident> {
    match value {
        Expr::Path(path) => path.path.get_ident(),
        Expr::Block(block) => match &*block.block.stmts {
            [Stmt::Local(local), Stmt::Expr(last, None)] => {
                let init = local.init.as_ref()?;
                let (bound, last) = (argument_name(&init.expr)?, argument_name(last)?);
                (bound == last).then_some(last)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Reads `let x = x;`, where the value is an argument of the function.
fn binding(local: &Local, sig: &Signature) -> Option<(PatType, Ident)> {
    let init = local.init.as_ref().filter(|init| init.diverge.is_none())?;
    let value = argument_name(&init.expr)?;
    let ty = sig.inputs.iter().find_map(|input| match input {
        FnArg::Receiver(receiver) if value == "self" => Some(match &receiver.kind {
            ReceiverKind::Value => parse_quote!(Self),
            ReceiverKind::Typed(_, ty) => (**ty).clone(),
            ReceiverKind::Reference(_, _, Some(_)) => parse_quote!(&mut Self),
            _ => parse_quote!(&Self),
        }),
        FnArg::Typed(argument) => match &*argument.pat {
            Pat::Ident(name) if name.ident == *value => Some((*argument.ty).clone()),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    })?;
    let pat = match &local.pat {
        Pat::Type(typed) => (*typed.pat).clone(),
        pat => pat.clone(),
    };
    let attrs = local.attrs.clone();
    let colon_token = syn::Token![:](Span::mixed_site());
    Some((PatType { attrs, pat: Box::new(pat), colon_token, ty: Box::new(ty) }, value.clone()))
}

/// Returns the arguments that an `async move` block captures. They are treated as those of an `async fn` are, but
/// nothing is bound: the future would hold them twice.
fn captured(sig: &Signature, statements: &[Stmt]) -> Vec<(PatType, Ident)> {
    let body = FlatTokens::of(statements.iter().map(tokens).collect());
    let mut captured = Vec::new();
    for input in &sig.inputs {
        let FnArg::Typed(argument) = input else { continue };
        let Pat::Ident(name) = &*argument.pat else { continue };
        if name.by_ref.is_none() && name.subpat.is_none() && body.mentions(&name.ident.to_string())
        {
            let argument = PatType { attrs: Vec::new(), ..argument.clone() };
            captured.push((argument, name.ident.clone()));
        }
    }
    captured
}

/// Replaces the pattern of an argument.
fn replace_pattern(sig: &mut Signature, name: &Ident, pat: &Pat) {
    for input in &mut sig.inputs {
        if let FnArg::Typed(argument) = input {
            if matches!(&*argument.pat, Pat::Ident(argument) if argument.ident == *name) {
                *argument.pat = pat.clone();
            }
        }
    }
}

/// Returns the output of the future that a function returns, if it returns one.
fn future_output(sig: &Signature) -> Option<Type> {
    match &sig.output {
        ReturnType::Type(_, ty) if sig.asyncness.is_none() => output_of(ty),
        _ => None,
    }
}

fn output_of(ty: &Type) -> Option<Type> {
    match ty {
        Type::Group(ty) => output_of(&ty.elem),
        Type::Paren(ty) => output_of(&ty.elem),
        Type::ImplTrait(ty) => ty.bounds.iter().find_map(output_of_bound),
        Type::TraitObject(ty) => ty.bounds.iter().find_map(output_of_bound),
        Type::Path(ty) => {
            let last = ty.path.segments.last()?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            let mut types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            match last.ident.to_string().as_str() {
                "BoxFuture" | "LocalBoxFuture" => types.next().cloned(),
                "Pin" | "Box" => output_of(types.next()?),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Returns `R` of `Future<Output = R>`.
fn output_of_bound(bound: &TypeParamBound) -> Option<Type> {
    let TypeParamBound::Trait(bound) = bound else { return None };
    let last = bound.path.segments.last().filter(|last| last.ident == "Future")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(output) if output.ident == "Output" => Some(output.ty.clone()),
        _ => None,
    })
}

/// Replaces `self` in the attribute by its name in the block.
pub(crate) fn rename_self(args: TokenStream, this: &Ident) -> TokenStream {
    args.into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == "self" => {
                let mut renamed = this.clone();
                renamed.set_span(this.span().located_at(ident.span()));
                TokenTree::Ident(renamed)
            }
            TokenTree::Group(group) => {
                let mut renamed = Group::new(group.delimiter(), rename_self(group.stream(), this));
                renamed.set_span(group.span());
                TokenTree::Group(renamed)
            }
            other => other,
        })
        .collect()
}
