//! The variables around an `async move` block that the block owns.
//!
//! The block of an attempt would capture them by reference, and the future would be `Send` only if they were `Sync`.
//! Captured uniquely, they need not be; but they have to be `mut` for that.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, Pat, Signature, Stmt, Token, Type};

use super::tokens::FlatTokens;
use super::{Owned, signature};

/// Returns whether the statements of a block use a variable from outside, and not one of that name of their own.
pub(super) fn is_captured(statements: &[Stmt], name: &Ident) -> bool {
    let mentions = |code: &dyn ToTokens, name: &Ident| {
        FlatTokens::of(code.to_token_stream()).mentions(&name.to_string())
    };
    for statement in statements {
        if let Stmt::Local(local) = statement {
            let binds = signature::bindings_of(&local.pat).iter().any(|(_, it)| it.ident == *name);
            if binds {
                let init = local.init.as_ref();
                return init.is_some_and(|init| mentions(&init.expr, name));
            }
        }
        if mentions(statement, name) {
            return true;
        }
    }
    false
}

/// Returns whether some code visibly uses a variable by value: if that moves it, the block behind cannot capture it.
fn moves(tokens: TokenStream, name: &Ident) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Group(group) => moves(group.stream(), name),
        TokenTree::Ident(ident) if ident == name => {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let is_borrowed = match before {
                Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), '&' | '.'),
                Some(TokenTree::Ident(ident)) => ident == "mut" || ident == "let",
                _ => false,
            };
            let ends = match behind_fields(&tokens[at + 1..]) {
                None => true,
                Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), ',' | ';' | '?'),
                Some(_) => false,
            };
            ends && !is_borrowed
        }
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns the token behind `.field.0`; that of a method call is its `.`.
fn behind_fields(tokens: &[TokenTree]) -> Option<&TokenTree> {
    match tokens {
        [TokenTree::Punct(dot), TokenTree::Ident(_) | TokenTree::Literal(_), rest @ ..]
            if dot.as_char() == '.' && !matches!(rest.first(), Some(TokenTree::Group(_))) =>
        {
            behind_fields(rest)
        }
        _ => tokens.first(),
    }
}

/// Makes the variables `mut` that an `async move` block owns, so that the block of an attempt can capture them uniquely.
/// In place, since the future would hold a variable that is bound anew twice. `around` are the statements before the
/// block, which uses those variables from outside of which `is_used` holds.
pub(super) fn own(
    sig: &mut Signature,
    around: &mut [Stmt],
    is_used: impl Fn(&Ident) -> bool,
) -> Owned {
    let mut search = Search { is_used, seen: Vec::new(), owned: Owned::new() };
    for at in (0..around.len()).rev() {
        let (before, behind) = around.split_at_mut(at + 1);
        if let Some(Stmt::Local(local)) = before.last_mut() {
            search.pattern(&mut local.pat, behind);
        }
    }
    for input in &mut sig.inputs {
        match input {
            FnArg::Typed(argument) if !matches!(&*argument.ty, Type::Reference(_)) => {
                search.pattern(&mut argument.pat, around);
            }
            FnArg::Receiver(receiver) if signature::is_owned(receiver) => {
                let this = Ident::from(receiver.self_token);
                if search.owns(&this, around) {
                    receiver.mutability.get_or_insert_with(Default::default);
                    search.owned.push((this, true));
                }
            }
            FnArg::Typed(_) | FnArg::Receiver(_) => {}
        }
    }
    search.owned
}

struct Search<F> {
    is_used: F,
    /// The names found so far. They hide variables of the same name that were bound before.
    seen: Vec<Ident>,
    owned: Owned,
}

impl<F: Fn(&Ident) -> bool> Search<F> {
    /// Adds the variables of a pattern. Those inside another pattern cannot always be made `mut`.
    fn pattern(&mut self, pat: &mut Pat, behind: &[Stmt]) {
        match pat {
            Pat::Type(pat) => self.pattern(&mut pat.pat, behind),
            Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => {
                if self.owns(&name.ident, behind) {
                    name.mutability.get_or_insert_with(|| Token![mut](name.ident.span()));
                    self.owned.push((name.ident.clone(), true));
                }
            }
            _ => {
                for (_, name) in signature::bindings_of(pat) {
                    if self.owns(&name.ident, behind) && name.by_ref.is_none() {
                        self.owned.push((name.ident.clone(), name.mutability.is_some()));
                    }
                }
            }
        }
    }

    /// Returns whether the block owns a variable, with the statements between the two. A name in capitals may be a
    /// pattern.
    fn owns(&mut self, name: &Ident, behind: &[Stmt]) -> bool {
        if self.seen.contains(name) {
            return false;
        }
        self.seen.push(name.clone());
        let is_name = !name.to_string().starts_with(char::is_uppercase);
        is_name && (self.is_used)(name) && !behind.iter().any(|statement| moves_in(statement, name))
    }
}

fn moves_in(statement: &Stmt, name: &Ident) -> bool {
    match statement {
        Stmt::Local(local) => {
            local.init.as_ref().is_some_and(|init| moves(init.expr.to_token_stream(), name))
        }
        other => moves(other.to_token_stream(), name),
    }
}
