//! Code of the user's that the expansion passes on.

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, ExprPath, Ident, Macro, ReturnType, Stmt, StmtMacro, parse_quote};

use super::time::{NumericLiteral, Time};
use crate::errors::Errors;

/// Code of the user's, in which every literal with a unit has become a `Duration`, however deep it stands.
#[derive(Clone)]
pub(crate) struct UserCode {
    tokens: TokenStream,
    span: Span,
}

impl UserCode {
    pub(crate) fn parse(code: &impl ToTokens) -> syn::Result<Self> {
        let mut errors = Errors::default();
        let tokens = replace_times(code.to_token_stream(), &mut errors);
        errors.finish(Self { tokens, span: code.span() })
    }

    /// Parses a function that returns a `bool`. A closure that never returns, such as `|_| todo!()`, is told so: rustc
    /// would infer another type.
    pub(super) fn parse_predicate(expr: &Expr) -> syn::Result<Self> {
        match expr {
            Expr::Closure(closure)
                if matches!(closure.output, ReturnType::Default) && diverges(&closure.body) =>
            {
                let (mut closure, body) = (closure.clone(), &closure.body);
                closure.output = parse_quote!(-> bool);
                closure.body = parse_quote!({ #body });
                Self::parse(&closure)
            }
            _ => Self::parse(expr),
        }
    }

    /// Returns the name, if it is nothing else.
    pub(crate) fn as_ident(&self) -> Option<Ident> {
        syn::parse2(self.tokens.clone()).ok()
    }

    /// Returns whether it is a path.
    pub(crate) fn is_path(&self) -> bool {
        syn::parse2::<ExprPath>(self.tokens.clone()).is_ok()
    }

    /// Returns where the user wrote it.
    pub(crate) fn span(&self) -> Span {
        self.span
    }
}

impl ToTokens for UserCode {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// Returns whether an expression is one of the macros that panic.
fn diverges(expr: &Expr) -> bool {
    match expr {
        Expr::Macro(call) => panics(&call.mac),
        Expr::Block(block) => match &*block.block.stmts {
            [Stmt::Expr(last, None)] => diverges(last),
            [Stmt::Macro(StmtMacro { mac, .. })] => panics(mac),
            _ => false,
        },
        _ => false,
    }
}

fn panics(call: &Macro) -> bool {
    const PANICKING: [&str; 4] = ["todo", "unimplemented", "unreachable", "panic"];
    let last = call.path.segments.last();
    last.is_some_and(|last| PANICKING.iter().any(|name| last.ident == name))
}

fn replace_times(tokens: TokenStream, errors: &mut Errors) -> TokenStream {
    let mut replaced = TokenStream::new();
    let mut before = Before::Punctuation;
    for token in tokens {
        match &token {
            TokenTree::Group(group) => {
                let inner = replace_times(group.stream(), errors);
                let mut copy = Group::new(group.delimiter(), inner);
                copy.set_span(group.span());
                copy.to_tokens(&mut replaced);
            }
            TokenTree::Literal(literal) => match errors.catch(time(literal, before)) {
                Some(Some(time)) => time.to_tokens(&mut replaced),
                Some(None) | None => literal.to_tokens(&mut replaced),
            },
            TokenTree::Ident(_) | TokenTree::Punct(_) => token.to_tokens(&mut replaced),
        }
        before = before.then(&token);
    }
    replaced
}

/// Returns the time that a literal stands for, if it has a unit.
fn time(literal: &Literal, before: Before) -> syn::Result<Option<Time>> {
    let text = literal.to_string();
    let Some(number) = NumericLiteral::parse(&text).filter(NumericLiteral::has_unit) else {
        return Ok(None);
    };
    if matches!(before, Before::UnaryMinus) {
        return Err(syn::Error::new(literal.span(), Time::negative(&text)));
    }
    Time::from_literal(&number, literal.span()).map(Some)
}

/// What stands before a token, as far as the sign of a literal depends on it.
#[derive(Clone, Copy)]
enum Before {
    /// A minus that has nothing to subtract from.
    UnaryMinus,
    /// Something that a minus could subtract from.
    Operand,
    Punctuation,
}

impl Before {
    fn then(self, token: &TokenTree) -> Self {
        match token {
            TokenTree::Punct(minus) if minus.as_char() == '-' => match self {
                Self::Operand => Self::Punctuation,
                Self::UnaryMinus | Self::Punctuation => Self::UnaryMinus,
            },
            TokenTree::Punct(_) => Self::Punctuation,
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Literal(_) => Self::Operand,
        }
    }
}
