//! Variants of enums in the place of error types.
//!
//! `E::Busy` looks like a type, and what rustc suggests for it is the enum, which would retry every error. Only rustc
//! knows what a path names, but it offers no way to ask and go on: so a path that is more likely a variant is refused,
//! and the message says how to write the type that it may be.

use quote::ToTokens;
use syn::{Ident, Path, PathArguments, Type, TypePath, TypeTuple};

use super::not_a_filter::tidy;
use crate::Mode;

/// Returns whether a path is a variant rather than a type: its last two segments are capitalized, as in `E::Busy`.
/// Those of associated types are, too, so `Self::Error`, `T::Error` and whatever is called `Error` or `Err` is a type.
pub(super) fn is_variant(path: &TypePath, generics: &[Ident]) -> bool {
    let path = &path.path;
    let mut last = path.segments.iter().rev();
    let (Some(variant), Some(of)) = (last.next(), last.next()) else { return false };
    let starts_in_type_parameter = path
        .segments
        .first()
        .is_some_and(|first| first.ident == "Self" || generics.contains(&first.ident));
    let is_error = variant.ident == "Error" || variant.ident == "Err";
    let is_bare = matches!(variant.arguments, PathArguments::None);
    is_bare
        && !is_error
        && !starts_in_type_parameter
        && is_capitalized(&variant.ident)
        && is_capitalized(&of.ident)
}

/// Returns whether a tuple lists at least two variants of one enum.
pub(super) fn are_of_one_enum(types: &TypeTuple, generics: &[Ident]) -> bool {
    let mut enums = types.elems.iter().map(|ty| match ty {
        Type::Path(path) if path.qself.is_none() && is_variant(path, generics) => {
            Some(without_last(&path.path))
        }
        _ => None,
    });
    let Some(Some(first)) = enums.next() else { return false };
    types.elems.len() > 1 && enums.all(|other| other.as_ref() == Some(&first))
}

/// Returns the message about variants where error types are expected.
pub(super) fn message(variants: &[Type], mode: Mode) -> syn::Error {
    let names: Vec<_> = variants.iter().map(|variant| tidy(&variant.to_token_stream())).collect();
    let pattern = names.join(" | ");
    let message = match &*names {
        _ if mode == Mode::Predicate => {
            format!("expected a predicate, found a pattern; write `matches = {pattern}`")
        }
        [name] => format!(
            "a variant is a pattern; write `matches = {pattern}`, or `({name},)` if it is the name of a type"
        ),
        _ => format!(
            "variants are patterns; write `matches = {pattern}`, or import them under names of their own if they \
             are types"
        ),
    };
    let (first, last) = (variants.first(), variants.last());
    syn::Error::new_spanned(quote::quote!(#first #last), message)
}

fn without_last(path: &Path) -> String {
    let segments: Vec<_> = path.segments.iter().map(|it| it.ident.to_string()).collect();
    segments[..segments.len() - 1].join("::")
}

fn is_capitalized(ident: &Ident) -> bool {
    ident.to_string().starts_with(char::is_uppercase)
}
