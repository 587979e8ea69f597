//! Functions of the user's that the retry calls: handlers and `giveup`.

use quote::ToTokens;
use syn::{Expr, Stmt};

use super::user_code::UserCode;
use crate::errors::Errors;

/// A function of the user's, and how it has to be called.
pub(crate) struct Callback {
    pub(crate) code: UserCode,
    pub(crate) asyncness: Asyncness,
}

/// Whether a call has to be awaited, as far as it can be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asyncness {
    /// A closure that returns no future.
    Sync,
    /// A closure that returns a future.
    Async,
    /// A path or another expression, of which only the type shows it.
    ByType,
}

impl Callback {
    pub(super) fn parse(expr: &Expr) -> syn::Result<Self> {
        Ok(Self { code: UserCode::parse(expr)?, asyncness: Asyncness::of(expr) })
    }

    /// Parses a function that returns a `bool`.
    pub(super) fn parse_predicate(expr: &Expr) -> syn::Result<Self> {
        Ok(Self { code: UserCode::parse_predicate(expr)?, asyncness: Asyncness::of(expr) })
    }

    /// Parses one function or an array of them.
    pub(super) fn parse_list(expr: &Expr) -> syn::Result<Vec<Self>> {
        match expr {
            Expr::Group(group) => Self::parse_list(&group.expr),
            Expr::Array(list) => {
                let mut errors = Errors::default();
                let parsed = list.elems.iter().filter_map(|one| errors.catch(Self::parse(one)));
                let parsed = parsed.collect();
                errors.finish(parsed)
            }
            Expr::Tuple(_) => Err(several(expr)),
            Expr::Macro(list) if list.mac.path.is_ident("vec") => Err(several(expr)),
            one => Ok(vec![Self::parse(one)?]),
        }
    }
}

impl ToTokens for Callback {
    fn to_tokens(&self, tokens: &mut proc_macro2::TokenStream) {
        self.code.to_tokens(tokens);
    }
}

impl Asyncness {
    pub(super) fn of(expr: &Expr) -> Self {
        match expr {
            Expr::Group(group) => Self::of(&group.expr),
            Expr::Paren(paren) => Self::of(&paren.expr),
            Expr::Closure(closure) if closure.asyncness.is_some() => Self::Async,
            Expr::Closure(closure) if is_future(&closure.body) => Self::Async,
            Expr::Closure(_) => Self::Sync,
            _ => Self::ByType,
        }
    }
}

fn several(list: &Expr) -> syn::Error {
    syn::Error::new_spanned(list, "several handlers must be in brackets; write `[a, b]`")
}

/// Returns whether the body of a closure visibly evaluates to a future.
fn is_future(body: &Expr) -> bool {
    match body {
        Expr::Async(_) => true,
        Expr::Group(group) => is_future(&group.expr),
        Expr::Paren(paren) => is_future(&paren.expr),
        Expr::Block(block) => {
            matches!(block.block.stmts.last(), Some(Stmt::Expr(last, None)) if is_future(last))
        }
        Expr::Call(call) => is_box_pin(&call.func),
        Expr::MethodCall(call) => call.method == "boxed" || call.method == "boxed_local",
        _ => false,
    }
}

fn is_box_pin(function: &Expr) -> bool {
    let Expr::Path(path) = function else { return false };
    let mut names = path.path.segments.iter().rev().map(|segment| &segment.ident);
    names.next().is_some_and(|last| last == "pin")
        && names.next().is_some_and(|before| before == "Box")
}
