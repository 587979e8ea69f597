//! What the head and the tokens of a function tell.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, FnArg, Ident, Pat, PatIdent, PatType, Signature};

/// The names that the arguments bind.
pub(crate) fn names(sig: &Signature) -> Vec<Ident> {
    bindings(sig).into_iter().map(|(_, binding)| binding.ident.clone()).collect()
}

/// The names that the arguments bind, each with the conditions under which it exists.
pub(crate) fn bindings(sig: &Signature) -> Vec<(TokenStream, &PatIdent)> {
    let mut bindings = Vec::new();
    for argument in &sig.inputs {
        if let FnArg::Typed(argument) = argument {
            bound(&argument.pat, &cfgs(&argument.attrs), &mut bindings);
        }
    }
    bindings
}

/// The conditions among some attributes.
pub(crate) fn cfgs(attrs: &[Attribute]) -> TokenStream {
    attrs.iter().filter(|attr| attr.path().is_ident("cfg")).map(|it| quote!(#it)).collect()
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

fn bound<'p>(pat: &'p Pat, conditions: &TokenStream, found: &mut Vec<(TokenStream, &'p PatIdent)>) {
    let mut each = |pat: &'p Pat| bound(pat, conditions, found);
    match pat {
        Pat::Ident(binding) => {
            if let Some((_, inner)) = &binding.subpat {
                each(inner);
            }
            found.push((conditions.clone(), binding));
        }
        Pat::Paren(pat) => each(&pat.pat),
        Pat::Reference(pat) => each(&pat.pat),
        Pat::Slice(pat) => pat.elems.iter().for_each(each),
        Pat::Tuple(pat) => pat.elems.iter().for_each(each),
        Pat::TupleStruct(pat) => pat.elems.iter().for_each(each),
        Pat::Struct(pat) => {
            for field in &pat.fields {
                let cfgs = cfgs(&field.attrs);
                bound(&field.pat, &quote!(#conditions #cfgs), found);
            }
        }
        // All cases bind the same names.
        Pat::Or(pat) => pat.cases.iter().take(1).for_each(each),
        _ => {}
    }
}

/// Whether a name occurs in some tokens, or in a string of them, as in `"{name}"`.
pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    let name = name.trim_start_matches("r#");
    tokens.into_iter().any(|token| match token {
        // `r#x` and `x` are one name.
        TokenTree::Ident(ident) => ident == name || ident.unraw() == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Literal(literal) => literal.to_string().contains(&format!("{{{name}")),
        TokenTree::Punct(_) => false,
    })
}
