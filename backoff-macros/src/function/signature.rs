//! What can be seen of a function's arguments and body.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{
    Attribute, FnArg, Ident, Pat, PatIdent, PatType, Receiver, ReceiverKind, Signature, Type,
};

/// Returns the names that the arguments bind.
pub(crate) fn names(sig: &Signature) -> Vec<Ident> {
    bindings(sig).into_iter().map(|(_, binding)| binding.ident.clone()).collect()
}

/// Returns the type of an argument that is a plain name.
pub(crate) fn type_of<'s>(sig: &'s Signature, name: &Ident) -> Option<&'s Type> {
    sig.inputs.iter().find_map(|input| match input {
        FnArg::Typed(PatType { pat, ty, .. }) => match &**pat {
            Pat::Ident(binding) if binding.ident == *name => Some(&**ty),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    })
}

/// Returns the names of the type parameters.
pub(crate) fn type_parameters(sig: &Signature) -> Vec<Ident> {
    sig.generics.type_params().map(|parameter| parameter.ident.clone()).collect()
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

/// Returns the names that a pattern binds.
pub(crate) fn bindings_of(pat: &Pat) -> Vec<(TokenStream, &PatIdent)> {
    let mut bindings = Vec::new();
    collect(pat, &TokenStream::new(), &mut bindings);
    bindings
}

/// Returns whether the function owns `self`, or the pointer to it.
pub(crate) fn is_owned(receiver: &Receiver) -> bool {
    match &receiver.kind {
        ReceiverKind::Value => true,
        ReceiverKind::Typed(_, ty) => !matches!(**ty, Type::Reference(_)),
        _ => false,
    }
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
        Pat::Type(pat) => each(&pat.pat),
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

/// Returns whether a closure has a variable or a parameter of this name, visibly.
pub(crate) fn rebinds(tokens: TokenStream, name: &Ident) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Group(group) => rebinds(group.stream(), name),
        TokenTree::Ident(ident) if ident == name => {
            let before = |n: usize| at.checked_sub(n).and_then(|at| tokens.get(at));
            let is_lent = matches!(before(2), Some(TokenTree::Punct(and)) if and.as_char() == '&');
            match before(1) {
                Some(TokenTree::Ident(ident)) => ident == "let" || (ident == "mut" && !is_lent),
                // The bar before `name` may also be the last one of other parameters.
                Some(TokenTree::Punct(bar)) if bar.as_char() == '|' => {
                    matches!(tokens.get(at + 1), Some(TokenTree::Punct(it)) if "|,:".contains(it.as_char()))
                }
                _ => false,
            }
        }
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns where a name is assigned to or borrowed as `&mut`, if it visibly is.
pub(crate) fn assigned(tokens: TokenStream, name: &Ident) -> Option<Ident> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_punct = |at: Option<&TokenTree>, chars: &str| matches!(at, Some(TokenTree::Punct(punct)) if chars.contains(punct.as_char()));
    tokens.iter().enumerate().find_map(|(at, token)| match token {
        TokenTree::Group(group) => assigned(group.stream(), name),
        TokenTree::Ident(ident) if ident == name => {
            let next = |n: usize| tokens.get(at + n);
            let before = |n: usize| at.checked_sub(n).and_then(|at| tokens.get(at));
            let is_set = is_punct(next(1), "=") && !is_punct(next(2), "=>");
            let is_updated = is_punct(next(1), "+-*/%&|^") && is_punct(next(2), "=");
            let is_lent = matches!(before(1), Some(TokenTree::Ident(it)) if it == "mut")
                && is_punct(before(2), "&");
            let is_other = is_punct(before(1), ".*");
            ((is_set || is_updated || is_lent) && !is_other).then(|| ident.clone())
        }
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    })
}
