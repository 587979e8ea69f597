//! Functions that the attribute is given to call: handlers and `giveup`.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, Stmt};

use super::time;
use crate::errors::Errors;

/// A function to call.
pub(crate) struct Callee {
    pub(crate) tokens: TokenStream,
    pub(crate) form: Form,
    pub(crate) span: Span,
}

/// What can be seen of how it is to be called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A closure that returns no future.
    Plain,
    /// A closure that returns one.
    Async,
    /// A path, or an expression: its type has to tell.
    Unknown,
}

impl Callee {
    pub(crate) fn new(expr: &Expr, errors: &mut Errors) -> Self {
        let tokens = time::replace_literals(expr.to_token_stream(), errors);
        Self { tokens, form: Form::of(expr), span: expr.span() }
    }

    /// One function, or a list of them.
    pub(crate) fn list(expr: &Expr, errors: &mut Errors) -> Vec<Self> {
        match expr {
            Expr::Group(group) => Self::list(&group.expr, errors),
            Expr::Array(list) => list.elems.iter().map(|one| Self::new(one, errors)).collect(),
            one => vec![Self::new(one, errors)],
        }
    }
}

impl Form {
    pub(super) fn of(expr: &Expr) -> Self {
        match expr {
            Expr::Group(group) => Self::of(&group.expr),
            Expr::Paren(paren) => Self::of(&paren.expr),
            Expr::Closure(closure) if closure.asyncness.is_some() => Self::Async,
            Expr::Closure(closure) if is_future(&closure.body) => Self::Async,
            Expr::Closure(_) => Self::Plain,
            _ => Self::Unknown,
        }
    }
}

/// Whether what a closure's body evaluates to is seen to be a future.
fn is_future(body: &Expr) -> bool {
    match body {
        Expr::Async(_) => true,
        Expr::Group(group) => is_future(&group.expr),
        Expr::Paren(paren) => is_future(&paren.expr),
        Expr::Block(block) => {
            matches!(block.block.stmts.last(), Some(Stmt::Expr(last, None)) if is_future(last))
        }
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => {
                let names: Vec<_> =
                    path.path.segments.iter().map(|it| it.ident.to_string()).collect();
                names.ends_with(&["Box".to_owned(), "pin".to_owned()])
            }
            _ => false,
        },
        Expr::MethodCall(call) => call.method == "boxed" || call.method == "boxed_local",
        _ => false,
    }
}
