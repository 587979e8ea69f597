//! What is known of the library's generators by their names.
//!
//! The names are no magic: a path is resolved where the user writes it, and a generator of the user's that is
//! called `expo` works. They decide which literals are times, what is made again for each wait, and what a
//! message says.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, Ident, Lit};

use super::time;
use crate::errors::Errors;

/// Named arguments that take a number; all others that are known take a time.
pub(super) const NUMBERS: [&str; 2] = ["base", "decay_factor"];

/// Named arguments that take a time.
pub(super) const TIMES: [&str; 7] =
    ["factor", "max_value", "min_value", "interval", "initial_value", "start", "step"];

/// Generators that take no argument without a name.
pub(super) const NAMED_ONLY: [&str; 5] = ["expo", "fibo", "decay", "linear", "decorrelated"];

pub(super) fn last_segment(func: &Expr) -> Option<String> {
    let Expr::Path(path) = func else { return None };
    Some(path.path.segments.last()?.ident.to_string())
}

/// Whether this names a generator of the library. Nobody notices when one of these is made again for each
/// wait; what a function of the user's does is not known, so it is called once.
pub(super) fn is_builtin(func: &Expr) -> bool {
    last_segment(func).is_some_and(|name| {
        NAMED_ONLY.contains(&name.as_str()) || name == "constant" || name == "runtime"
    })
}

pub(super) fn example(name: &str) -> &'static str {
    match name {
        "expo" => "write `expo(base = 2, factor = 100ms, max_value = 30s)`",
        "fibo" => "write `fibo(max_value = 13s)`",
        "decay" => "write `decay(initial_value = 10s, decay_factor = 0.5, min_value = 1s)`",
        "linear" => "write `linear(start = 1s, step = 1s, max_value = 30s)`",
        _ => "write `decorrelated(min_value = 100ms, max_value = 30s)`",
    }
}

/// A literal for `base` or `decay_factor`, as the `f64` that these take.
pub(super) fn positive_number(
    key: &Ident,
    value: &Expr,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let (negative, literal) = match value {
        Expr::Group(group) => return positive_number(key, &group.expr, errors),
        Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), expr, .. }) => (true, &**expr),
        _ => (false, value),
    };
    let Expr::Lit(syn::ExprLit { lit, .. }) = literal else { return None };
    let number = match lit {
        Lit::Int(int) if time::is_plain_number(lit) => int.base10_parse::<f64>().ok(),
        Lit::Float(float) if time::is_plain_number(lit) => float.base10_parse::<f64>().ok(),
        _ => None,
    };
    match number {
        Some(number) if number.is_finite() && number > 0.0 && !negative => {
            let mut literal = proc_macro2::Literal::f64_suffixed(number);
            literal.set_span(lit.span());
            Some(literal.to_token_stream())
        }
        _ => {
            errors.at(value, format!("`{key}` takes a number greater than 0, such as `2`"));
            Some(TokenStream::new())
        }
    }
}

/// What is said about a literal in the wait's place.
pub(super) fn literal_hint(literal: &Lit) -> String {
    const FIRST: &str = "the first argument is the wait generator";
    let text = literal.to_token_stream().to_string();
    if time::is_plain_number(literal) {
        format!("{FIRST}: write `constant({}s)`", text.trim_end_matches('.'))
    } else if matches!(literal, Lit::Int(_) | Lit::Float(_)) {
        format!("{FIRST}: write `constant({text})`")
    } else {
        format!("{FIRST}, such as `expo`")
    }
}
