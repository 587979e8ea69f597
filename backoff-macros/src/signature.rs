//! What the head and the tokens of a function tell.

use proc_macro2::{TokenStream, TokenTree};
use syn::{FnArg, Ident, Pat, PatIdent, PatType, Signature};

/// The names that the arguments bind.
pub(crate) fn names(sig: &Signature) -> Vec<Ident> {
    let mut names = Vec::new();
    for (_, binding) in bindings(sig) {
        names.push(binding.ident.clone());
    }
    names
}

/// The names that the arguments bind, each with its argument.
pub(crate) fn bindings(sig: &Signature) -> Vec<(&PatType, &PatIdent)> {
    let mut bindings = Vec::new();
    for argument in &sig.inputs {
        if let FnArg::Typed(argument) = argument {
            bound(&argument.pat, &mut |binding| bindings.push((argument, binding)));
        }
    }
    bindings
}

/// The names of the arguments that are not `mut`.
pub(crate) fn immutable(sig: &Signature) -> Vec<Ident> {
    let plain = |input: &FnArg| match input {
        FnArg::Typed(PatType { pat, .. }) => match &**pat {
            Pat::Ident(name) if name.mutability.is_none() => Some(name.ident.clone()),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    };
    sig.inputs.iter().filter_map(plain).collect()
}

fn bound<'p>(pat: &'p Pat, found: &mut impl FnMut(&'p PatIdent)) {
    match pat {
        Pat::Ident(binding) => {
            found(binding);
            if let Some((_, inner)) = &binding.subpat {
                bound(inner, found);
            }
        }
        Pat::Paren(pat) => bound(&pat.pat, found),
        Pat::Reference(pat) => bound(&pat.pat, found),
        Pat::Slice(pat) => pat.elems.iter().for_each(|pat| bound(pat, found)),
        Pat::Tuple(pat) => pat.elems.iter().for_each(|pat| bound(pat, found)),
        Pat::TupleStruct(pat) => pat.elems.iter().for_each(|pat| bound(pat, found)),
        Pat::Struct(pat) => pat.fields.iter().for_each(|field| bound(&field.pat, found)),
        _ => {}
    }
}

/// Whether a name occurs in some tokens, or in a string of them, as in `"{name}"`.
pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Literal(literal) => literal.to_string().contains(&format!("{{{name}")),
        TokenTree::Punct(_) => false,
    })
}
