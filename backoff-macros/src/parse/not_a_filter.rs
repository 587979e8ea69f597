//! Messages about what is not a filter: each says how to write what was probably meant.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Expr, Ident, Lit, Pat, Token, Type};

use super::filter::{has_parentheses, is_function, unknown};
use super::{ends_argument, limits};
use crate::Mode;

/// Returns the message about something else in the filter's place.
pub(super) fn message(input: ParseStream, mode: Mode, names: &[Ident]) -> syn::Error {
    if let Ok(literal) = input.fork().parse::<Lit>() {
        if let Some(remedy) = limits::literal_in_place_of_filter(&literal) {
            let message =
                format!("expected a filter, found `{}`; {remedy}", literal.to_token_stream());
            return syn::Error::new_spanned(literal, message);
        }
    }
    if let Some(error) = negated_types(input) {
        return error;
    }
    if let Some(error) = without_parameter(input, names) {
        return error;
    }
    if let Ok(pattern) = Pat::parse_multi_with_leading_vert(&input.fork()) {
        if !matches!(pattern, Pat::Lit(_)) {
            return found_pattern(&pattern, mode);
        }
    }
    input.error(match mode {
        Mode::Exception => {
            "expected a filter; write a closure, `|error| ..`, the path of a function, an error type, or a \
             tuple of error types"
        }
        Mode::Predicate => {
            "expected a predicate; write a closure, `|value| ..`, or the path of a function"
        }
    })
}

/// Returns the message about a pattern. Where it may list types, both ways to write it are shown.
fn found_pattern(pattern: &Pat, mode: Mode) -> syn::Error {
    let text = tidy(&pattern.to_token_stream());
    let types = match pattern {
        Pat::Or(alternatives) if mode == Mode::Exception => {
            alternatives.cases.iter().map(type_name).collect::<Option<Vec<_>>>()
        }
        _ => None,
    };
    let message = match types {
        Some(types) => format!(
            "expected a filter, found alternatives; write several error types as `({})`, and a pattern as \
             `matches = {text}`",
            types.join(", ")
        ),
        None => format!("expected a filter, found a pattern; write `matches = {text}`"),
    };
    syn::Error::new_spanned(pattern, message)
}

/// Prints a pattern that could be the name of a type.
fn type_name(pat: &Pat) -> Option<String> {
    match pat {
        Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => {
            Some(name.ident.to_string())
        }
        Pat::Path(path) => Some(tidy(&path.to_token_stream())),
        _ => None,
    }
}

/// Returns the message about `not(A, B)`, if that comes next.
fn negated_types(input: ParseStream) -> Option<syn::Error> {
    let ahead = input.fork();
    let not: Ident = ahead.parse().ok().filter(|name| name == "not")?;
    let tree: TokenTree = ahead.parse().ok()?;
    if !matches!(&tree, TokenTree::Group(_)) {
        return None;
    }
    let message = "types cannot be negated; write a closure, `|error| ..`, which returns `true` to retry, or \
                   `giveup = |error| ..`, which returns `true` to stop retrying";
    Some(syn::Error::new_spanned(quote!(#not #tree), message))
}

/// Returns the message about more than one error type without parentheses: `first`, and what comes next.
pub(super) fn listed_types(first: &[Type], input: ParseStream) -> Option<syn::Error> {
    let (ahead, mut types) = (input.fork(), first.to_vec());
    loop {
        let next = ahead.fork();
        let Ok(ty) = next.parse::<Type>() else { break };
        let is_type = match &ty {
            Type::Path(path) => !is_function(&path.path) && !has_parentheses(&path.path),
            _ => false,
        };
        if !is_type || !ends_argument(&next) {
            break;
        }
        types.push(ty);
        let _ = next.parse::<Option<Token![,]>>();
        ahead.advance_to(&next);
    }
    let listed = types.get(first.len()..).filter(|listed| !listed.is_empty())?;
    let text: Vec<_> = types.iter().map(|ty| tidy(&ty.to_token_stream())).collect();
    let message =
        format!("several error types must be in parentheses; write `({})`", text.join(", "));
    Some(syn::Error::new_spanned(&listed[0], message))
}

/// Returns the message about the body of a closure that lacks its parameter, if that comes next.
fn without_parameter(input: ParseStream, names: &[Ident]) -> Option<syn::Error> {
    let ahead = input.fork();
    let body: Expr = ahead.parse().ok().filter(|_| ends_argument(&ahead))?;
    let parameter = match &body {
        Expr::MethodCall(_) | Expr::Field(_) | Expr::Unary(_) | Expr::Binary(_) => {
            unknown(&body, names)?
        }
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) if is_function(&path.path) => {
                call.args.iter().find_map(|arg| unknown(arg, names))?
            }
            _ => return None,
        },
        _ => return None,
    };
    let text = tidy(&body.to_token_stream());
    let message =
        format!("expected a filter, found an expression; write a closure, `|{parameter}| {text}`");
    Some(syn::Error::new_spanned(&body, message))
}

/// Prints tokens without the spaces that nobody would write.
pub(super) fn tidy(tokens: &TokenStream) -> String {
    const SPACED: [(&str, &str); 11] = [
        ("& ", "&"),
        (" . ", "."),
        (" :: ", "::"),
        (" : ", ": "),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
    ];
    let text = tokens.to_string();
    SPACED.iter().fold(text, |text, (spaced, tight)| text.replace(spaced, tight))
}
