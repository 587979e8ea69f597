//! The variables around an `async move` block that the block owns.
//!
//! The block of an attempt would capture them by reference, and the future would be `Send` only if they were `Sync`.
//! Captured uniquely, they need not be; but they have to be `mut` for that.

use proc_macro2::Ident;
use syn::{FnArg, Pat, Signature, Stmt, Token, Type};

use super::{Owned, signature};

/// Makes the variables `mut` that an `async move` block owns, so that the block of an attempt can capture them uniquely.
/// In place, since the future would hold a variable that is bound anew twice. Returns them with whether they are `mut`: a
/// binding inside a pattern cannot always be.
pub(super) fn own(
    sig: &mut Signature,
    around: &mut [Stmt],
    is_owned: impl Fn(&Ident) -> bool,
) -> Owned {
    let mut owned = Owned::new();
    // The last of the variables of one name hides the others.
    for statement in around.iter_mut().rev() {
        if let Stmt::Local(local) = statement {
            own_pattern(&mut local.pat, &is_owned, &mut owned);
        }
    }
    for input in &mut sig.inputs {
        match input {
            FnArg::Typed(argument) if !matches!(&*argument.ty, Type::Reference(_)) => {
                own_pattern(&mut argument.pat, &is_owned, &mut owned);
            }
            FnArg::Receiver(receiver) if signature::is_owned(receiver) => {
                let this = Ident::from(receiver.self_token);
                if is_owned(&this) {
                    receiver.mutability.get_or_insert_with(Default::default);
                    owned.push((this, true));
                }
            }
            FnArg::Typed(_) | FnArg::Receiver(_) => {}
        }
    }
    owned
}

fn own_pattern(pat: &mut Pat, is_owned: &impl Fn(&Ident) -> bool, owned: &mut Owned) {
    let is_new = |name: &Ident, owned: &Owned| {
        let is_name = !name.to_string().starts_with(char::is_uppercase);
        is_name && is_owned(name) && owned.iter().all(|(other, _)| other != name)
    };
    match pat {
        Pat::Type(pat) => own_pattern(&mut pat.pat, is_owned, owned),
        Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => {
            if is_new(&name.ident, owned) {
                name.mutability.get_or_insert_with(|| Token![mut](name.ident.span()));
                owned.push((name.ident.clone(), true));
            }
        }
        _ => {
            for (_, name) in signature::bindings_of(pat) {
                if name.by_ref.is_none() && is_new(&name.ident, owned) {
                    owned.push((name.ident.clone(), name.mutability.is_some()));
                }
            }
        }
    }
}
