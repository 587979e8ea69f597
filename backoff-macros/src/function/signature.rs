//! What can be seen of a function's arguments and body.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, FnArg, Ident, Pat, PatIdent, PatType, Signature};

/// Returns the names that the arguments bind.
pub(crate) fn names(sig: &Signature) -> Vec<Ident> {
    bindings(sig).into_iter().map(|(_, binding)| binding.ident.clone()).collect()
}

/// Returns the names that the arguments bind, each with the `cfg` attributes under which it exists.
pub(crate) fn bindings(sig: &Signature) -> Vec<(TokenStream, &PatIdent)> {
    let mut bindings = Vec::new();
    for argument in &sig.inputs {
        if let FnArg::Typed(argument) = argument {
            collect(&argument.pat, &cfgs(&argument.attrs), &mut bindings);
        }
    }
    bindings
}

/// Returns the `cfg` attributes among some attributes.
pub(crate) fn cfgs(attrs: &[Attribute]) -> TokenStream {
    attrs.iter().filter(|attr| attr.path().is_ident("cfg")).map(|it| quote!(#it)).collect()
}

/// Returns the names of the arguments that are not `mut`.
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

fn collect<'p>(pat: &'p Pat, cfgs: &TokenStream, found: &mut Vec<(TokenStream, &'p PatIdent)>) {
    let mut each = |pat: &'p Pat| collect(pat, cfgs, found);
    match pat {
        Pat::Ident(binding) => {
            if let Some((_, inner)) = &binding.subpat {
                each(inner);
            }
            found.push((cfgs.clone(), binding));
        }
        Pat::Paren(pat) => each(&pat.pat),
        Pat::Reference(pat) => each(&pat.pat),
        Pat::Slice(pat) => pat.elems.iter().for_each(each),
        Pat::Tuple(pat) => pat.elems.iter().for_each(each),
        Pat::TupleStruct(pat) => pat.elems.iter().for_each(each),
        Pat::Struct(pat) => {
            for field in &pat.fields {
                let own = self::cfgs(&field.attrs);
                collect(&field.pat, &quote!(#cfgs #own), found);
            }
        }
        // All alternatives bind the same names.
        Pat::Or(pat) => pat.cases.iter().take(1).for_each(each),
        _ => {}
    }
}

/// Returns whether a name occurs in some tokens, or in a format string among them, as in `"{name}"`.
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
