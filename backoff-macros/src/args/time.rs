//! Literals with a unit: `100ms`, `0.5s`, `5min`.
//!
//! The attribute turns them into constants, wherever in it they stand, so a duration costs nothing at run
//! time and a wrong one is shown where it was written.

use proc_macro2::{Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, Lit};

use crate::errors::Errors;

const NANOS_PER_SEC: u128 = 1_000_000_000;
const MAX_DAYS: u128 = 365;

/// The units, with their length in nanoseconds.
const UNITS: [(&str, u128); 7] = [
    ("ns", 1),
    ("us", 1_000),
    ("ms", 1_000_000),
    ("s", NANOS_PER_SEC),
    ("min", 60 * NANOS_PER_SEC),
    ("h", 3_600 * NANOS_PER_SEC),
    ("d", 86_400 * NANOS_PER_SEC),
];

/// Ways in which people write a unit, and the one to write.
const OTHER_SPELLINGS: [(&str, &str); 20] = [
    ("m", "min"),
    ("mins", "min"),
    ("minute", "min"),
    ("minutes", "min"),
    ("sec", "s"),
    ("secs", "s"),
    ("second", "s"),
    ("seconds", "s"),
    ("msec", "ms"),
    ("millis", "ms"),
    ("micros", "us"),
    ("nanos", "ns"),
    ("hr", "h"),
    ("hrs", "h"),
    ("hour", "h"),
    ("hours", "h"),
    ("day", "d"),
    ("days", "d"),
    ("S", "s"),
    ("MS", "ms"),
];

/// Rust's own suffixes: such a literal is a number.
const NUMBER_SUFFIXES: [&str; 14] = [
    "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32",
    "f64",
];

/// A literal split into the number and what follows it.
struct Parts {
    number: String,
    suffix: String,
}

/// Splits a numeric literal; `None` for all others.
fn split(literal: &str) -> Option<Parts> {
    if !literal.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain: String = literal.chars().filter(|&c| c != '_').collect();
    let prefixed = ["0x", "0b", "0o"].iter().any(|prefix| plain.starts_with(prefix));
    let digit =
        |c: char| if prefixed { c.is_ascii_hexdigit() } else { c.is_ascii_digit() || c == '.' };
    let start = if prefixed { 2 } else { 0 };
    let digits = plain.char_indices().skip(start).find(|(_, c)| !digit(*c));
    let digits = digits.map_or(plain.len(), |(index, _)| index);
    let (number, suffix) = plain.split_at(digits);
    Some(Parts { number: number.to_owned(), suffix: suffix.to_owned() })
}

/// Whether a suffix is an exponent, as in `1e3`, perhaps with a number's suffix behind it.
fn is_exponent(suffix: &str) -> bool {
    let Some(rest) = suffix.strip_prefix(['e', 'E']) else { return false };
    let digits = rest.trim_start_matches(['+', '-']);
    digits.starts_with(|c: char| c.is_ascii_digit())
}

/// The duration that a literal stands for; a bare number is taken as seconds.
fn nanos(literal: &str, parts: &Parts) -> Result<u128, String> {
    let Parts { number, suffix } = parts;
    if ["0x", "0b", "0o"].iter().any(|prefix| number.starts_with(prefix)) {
        return Err(format!("`{literal}` is no time: write the number in decimal, such as `10s`"));
    }
    if is_exponent(suffix) {
        return Err(format!(
            "`{literal}` is no time: write it without an exponent, such as `1000s`"
        ));
    }
    let bare = suffix.is_empty() || NUMBER_SUFFIXES.contains(&suffix.as_str());
    let unit = if bare { "s" } else { suffix.as_str() };
    let Some((_, length)) = UNITS.iter().find(|(name, _)| *name == unit) else {
        return Err(unknown_unit(literal, number, suffix));
    };
    let too_long = || format!("`{literal}` is longer than {MAX_DAYS} days: is the unit right?");
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole: u128 = whole.parse().map_err(|_| too_long())?;
    let whole = whole.checked_mul(*length).ok_or_else(too_long)?;
    let fraction = fraction.trim_end_matches('0');
    let finer = || format!("`{literal}` is finer than a nanosecond, the least that can be waited");
    let scale = 10u128.checked_pow(u32::try_from(fraction.len()).unwrap_or(u32::MAX));
    let scale = scale.filter(|scale| *scale <= 10u128.pow(20)).ok_or_else(finer)?;
    let part = fraction.parse::<u128>().unwrap_or(0) * length;
    if part % scale != 0 {
        return Err(finer());
    }
    let nanos = whole + part / scale;
    if nanos > MAX_DAYS * 86_400 * NANOS_PER_SEC { Err(too_long()) } else { Ok(nanos) }
}

fn unknown_unit(literal: &str, number: &str, suffix: &str) -> String {
    const KNOWN: &str = "the units are `ns`, `us`, `ms`, `s`, `min`, `h` and `d`";
    if let Some((_, right)) = OTHER_SPELLINGS.iter().find(|(wrong, _)| *wrong == suffix) {
        return format!("`{literal}` has an unknown unit: write `{number}{right}`; {KNOWN}");
    }
    if suffix.contains(|c: char| c.is_ascii_digit()) {
        return format!(
            "`{literal}` has more than one unit: write it in one, such as `90min`; {KNOWN}"
        );
    }
    format!("`{literal}` has an unknown unit: {KNOWN}")
}

/// The constant for a number of nanoseconds.
fn duration(nanos: u128, span: Span) -> TokenStream {
    let secs = Literal::u64_suffixed(u64::try_from(nanos / NANOS_PER_SEC).unwrap_or(u64::MAX));
    let subsec = Literal::u32_suffixed(u32::try_from(nanos % NANOS_PER_SEC).unwrap_or_default());
    let span = Span::mixed_site().located_at(span);
    quote_spanned!(span=> ::core::time::Duration::new(#secs, #subsec))
}

/// An expression in a place that takes a time, with the constant where it is a literal.
pub(crate) fn in_time_position(expr: &Expr, errors: &mut Errors) -> Option<TokenStream> {
    match expr {
        Expr::Group(group) => in_time_position(&group.expr, errors),
        Expr::Lit(literal) => {
            let text = literal.lit.to_token_stream().to_string();
            match split(&text).map(|parts| nanos(&text, &parts)) {
                Some(Ok(nanos)) => Some(duration(nanos, literal.lit.span())),
                Some(Err(message)) => {
                    errors.at(literal, message);
                    Some(duration(0, literal.lit.span()))
                }
                None => {
                    let hint = "expected a time: a literal with a unit, such as `30s`, a number of \
                                seconds, or an expression of type `Duration`";
                    errors.at(literal, hint);
                    Some(duration(0, literal.lit.span()))
                }
            }
        }
        Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), expr: number, .. })
            if matches!(&**number, Expr::Lit(_)) =>
        {
            errors.at(expr, "a time cannot be negative");
            Some(TokenStream::new())
        }
        _ => None,
    }
}

/// An expression whose literals with a unit are constants.
pub(crate) fn lower(expr: &Expr, errors: &mut Errors) -> TokenStream {
    replace_literals(expr.to_token_stream(), errors)
}

/// Replaces every literal with a unit in an expression, however deep it stands.
pub(crate) fn replace_literals(tokens: TokenStream, errors: &mut Errors) -> TokenStream {
    let mut replaced = TokenStream::new();
    let mut before = None;
    for token in tokens {
        match &token {
            TokenTree::Group(group) => {
                let inner = replace_literals(group.stream(), errors);
                let mut copy = Group::new(group.delimiter(), inner);
                copy.set_span(group.span());
                replaced.extend([TokenTree::Group(copy)]);
            }
            TokenTree::Literal(literal) => {
                let unary_minus = matches!(before, Some(Minus::Unary));
                replaced.extend(replace_literal(literal, unary_minus, errors));
            }
            _ => replaced.extend([token.clone()]),
        }
        before = Minus::after(&token, before.as_ref());
    }
    replaced
}

/// What stands before a literal, as far as its sign is concerned.
enum Minus {
    /// A minus with nothing to subtract from.
    Unary,
    /// Something that a minus could subtract from.
    Operand,
}

impl Minus {
    fn after(token: &TokenTree, before: Option<&Self>) -> Option<Self> {
        match token {
            TokenTree::Punct(minus) if minus.as_char() == '-' => match before {
                Some(Self::Operand) => None,
                _ => Some(Self::Unary),
            },
            TokenTree::Punct(_) => None,
            _ => Some(Self::Operand),
        }
    }
}

fn replace_literal(literal: &Literal, negative: bool, errors: &mut Errors) -> TokenStream {
    let text = literal.to_string();
    let as_it_is = || TokenTree::from(literal.clone()).into();
    let Some(parts) = split(&text) else { return as_it_is() };
    let suffix = parts.suffix.as_str();
    if suffix.is_empty() || NUMBER_SUFFIXES.contains(&suffix) || is_exponent(suffix) {
        return as_it_is();
    }
    if negative {
        errors.at_span(literal.span(), format!("`-{text}`: a time cannot be negative"));
    }
    match nanos(&text, &parts) {
        Ok(nanos) => duration(nanos, literal.span()),
        Err(message) => {
            errors.at_span(literal.span(), message);
            duration(0, literal.span())
        }
    }
}

/// Whether a literal is a number without a unit.
pub(crate) fn is_plain_number(literal: &Lit) -> bool {
    let text = literal.to_token_stream().to_string();
    split(&text).is_some_and(|parts| {
        let suffix = parts.suffix.as_str();
        suffix.is_empty() || NUMBER_SUFFIXES.contains(&suffix) || is_exponent(suffix)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(literal: &str) -> Result<u128, String> {
        nanos(literal, &split(literal).expect("a number"))
    }

    #[test]
    fn every_unit() {
        let cases = [
            ("3ns", 3),
            ("250us", 250_000),
            ("100ms", 100_000_000),
            ("0.5s", 500_000_000),
            ("1_000s", 1_000_000_000_000),
            ("5min", 300_000_000_000),
            ("1.5h", 5_400_000_000_000),
            ("1d", 86_400_000_000_000),
            ("60", 60_000_000_000),
            ("0.25", 250_000_000),
            ("2.", 2_000_000_000),
            ("7u64", 7_000_000_000),
            ("0s", 0),
            ("365d", 365 * 86_400 * 1_000_000_000),
        ];
        for (literal, nanos) in cases {
            assert_eq!(parsed(literal), Ok(nanos), "{literal}");
        }
    }

    #[test]
    fn what_is_refused_says_what_to_write() {
        let cases = [
            ("0x10s", "decimal"),
            ("0b1", "decimal"),
            ("1e3", "exponent"),
            ("1e3s", "exponent"),
            ("5m", "`5min`"),
            ("5sec", "`5s`"),
            ("1h30min", "more than one unit"),
            ("3parsecs", "the units are"),
            ("366d", "365 days"),
            ("99999999999999999999999999999999999999999s", "365 days"),
            ("0.1ns", "finer than a nanosecond"),
            ("0.0000000000000000000000000000000000000001s", "finer than a nanosecond"),
        ];
        for (literal, words) in cases {
            let message = parsed(literal).expect_err(literal);
            assert!(message.contains(words), "{literal}: {message}");
        }
    }
}
