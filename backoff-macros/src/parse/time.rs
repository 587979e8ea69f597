//! Times: literals with a unit, such as `100ms`, `0.5s` or `5min`.
//!
//! They become constants, so a time costs nothing at run time and a wrong one is reported where it was written.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};
use syn::token::Paren;
use syn::{Expr, ExprUnary, Lit, Token, UnOp};

const NANOS_PER_SEC: u128 = 1_000_000_000;
const MAX_DAYS: u128 = 365;
const MAX_NANOS: u128 = MAX_DAYS * 86_400 * NANOS_PER_SEC;

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

/// How else people write a unit, with the unit to write.
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

/// Rust's own suffixes.
const NUMBER_SUFFIXES: [&str; 14] = [
    "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32",
    "f64",
];

/// A numeric literal, split into the number and what follows it.
pub(super) struct NumericLiteral {
    text: String,
    number: String,
    suffix: String,
}

impl NumericLiteral {
    /// Returns `None` for literals that are not numeric.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let plain: String = text.chars().filter(|&c| c != '_').collect();
        let digits = if has_radix_prefix(&plain) {
            let rest = plain[2..].trim_start_matches(|c: char| c.is_ascii_hexdigit());
            plain.len() - rest.len()
        } else {
            plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len()
        };
        let (number, suffix) = plain.split_at(digits);
        Some(Self { text: text.to_owned(), number: number.to_owned(), suffix: suffix.to_owned() })
    }

    /// Returns whether the literal is a time wherever it stands. Without a unit it is a number, but one of
    /// seconds where a time is expected.
    pub(super) fn has_unit(&self) -> bool {
        !self.is_bare() && !self.has_exponent()
    }

    fn is_bare(&self) -> bool {
        self.suffix.is_empty() || NUMBER_SUFFIXES.contains(&self.suffix.as_str())
    }

    /// Returns whether the suffix starts as an exponent, as in `1e3`.
    fn has_exponent(&self) -> bool {
        let Some(rest) = self.suffix.strip_prefix(['e', 'E']) else { return false };
        rest.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Returns the number of nanoseconds that the literal stands for.
    fn nanos(&self) -> Result<u128, String> {
        let Self { text, number, suffix } = self;
        if has_radix_prefix(number) {
            return Err(format!("`{text}` is not a time; write it in decimal, such as `10s`"));
        }
        if self.has_exponent() {
            return Err(format!(
                "`{text}` is not a time; write it without an exponent, such as `1000s`"
            ));
        }
        let unit = if self.is_bare() { "s" } else { suffix };
        let Some((_, length)) = UNITS.iter().find(|(name, _)| *name == unit) else {
            return Err(self.unknown_unit());
        };
        let too_long = || format!("`{text}` is longer than {MAX_DAYS} days; check its unit");
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let whole = whole.parse().ok().and_then(|whole: u128| whole.checked_mul(*length));
        let whole = whole.filter(|nanos| *nanos <= MAX_NANOS).ok_or_else(too_long)?;
        let fraction = part_of(*length, fraction)
            .ok_or_else(|| format!("`{text}` is finer than a nanosecond, the smallest time"))?;
        let nanos = whole + fraction;
        if nanos > MAX_NANOS { Err(too_long()) } else { Ok(nanos) }
    }

    fn unknown_unit(&self) -> String {
        let Self { text, number, suffix } = self;
        if let Some((_, unit)) = OTHER_SPELLINGS.iter().find(|(wrong, _)| wrong == suffix) {
            return format!("unknown unit `{suffix}`; did you mean `{number}{unit}`?");
        }
        if suffix.contains(|c: char| c.is_ascii_digit()) {
            return format!("`{text}` has more than one unit; write it in one, such as `90min`");
        }
        let known = "`ns`, `us`, `ms`, `s`, `min`, `h` and `d`";
        format!("unknown unit `{suffix}`; the units are {known}")
    }
}

fn has_radix_prefix(literal: &str) -> bool {
    ["0x", "0b", "0o"].iter().any(|prefix| literal.starts_with(prefix))
}

/// Returns `0.fraction` of a length in nanoseconds, if it is a whole number of them.
fn part_of(length: u128, fraction: &str) -> Option<u128> {
    const MAX_DIGITS: usize = 20;
    let digits = fraction.trim_end_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    if digits.len() > MAX_DIGITS {
        return None;
    }
    let scale = 10u128.checked_pow(u32::try_from(digits.len()).ok()?)?;
    let part = digits.parse::<u128>().ok()?.checked_mul(length)?;
    (part % scale == 0).then_some(part / scale)
}

/// A time that is known when the attribute is expanded.
pub(crate) struct Time {
    nanos: u64,
    span: Span,
}

impl Time {
    /// Reads an expression where a time is expected; `None` if it is not a literal, and so is only known at
    /// run time.
    pub(super) fn from_expr(expr: &Expr) -> Option<syn::Result<Self>> {
        match expr {
            Expr::Group(group) => Self::from_expr(&group.expr),
            Expr::Lit(literal) => {
                let text = literal.lit.to_token_stream().to_string();
                Some(match NumericLiteral::parse(&text) {
                    Some(number) => Self::from_literal(&number, literal.lit.span()),
                    None => Err(syn::Error::new_spanned(literal, not_a_time(&text))),
                })
            }
            Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr: number, .. }) => match &**number {
                Expr::Lit(literal) => {
                    let text = literal.lit.to_token_stream().to_string();
                    Some(Err(syn::Error::new_spanned(expr, Self::negative(&text))))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A bare number is one of seconds.
    pub(super) fn from_literal(literal: &NumericLiteral, span: Span) -> syn::Result<Self> {
        let nanos = literal.nanos().map_err(|message| syn::Error::new(span, message))?;
        // It is at most `MAX_NANOS`, a year.
        let nanos = u64::try_from(nanos).unwrap_or(u64::MAX);
        Ok(Self { nanos, span })
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.nanos == 0
    }

    pub(crate) fn is_longer_than(&self, other: &Self) -> bool {
        self.nanos > other.nanos
    }

    /// Returns the message about a literal behind a minus.
    pub(super) fn negative(literal: &str) -> String {
        format!("`-{literal}` is negative; a time must be at least `0s`")
    }
}

impl ToTokens for Time {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let span = Span::mixed_site().located_at(self.span);
        for name in ["core", "time", "Duration", "from_nanos"] {
            Token![::](span).to_tokens(tokens);
            tokens.append(Ident::new(name, span));
        }
        let nanos = Literal::u64_suffixed(self.nanos);
        Paren(span).surround(tokens, |tokens| nanos.to_tokens(tokens));
    }
}

fn not_a_time(literal: &str) -> String {
    format!(
        "expected a time, found `{literal}`; write a literal with a unit, such as `30s`, a number of seconds, \
         or an expression of type `Duration`"
    )
}

/// Returns whether a literal is a number without a unit.
pub(super) fn is_plain_number(literal: &Lit) -> bool {
    let text = literal.to_token_stream().to_string();
    NumericLiteral::parse(&text).is_some_and(|number| !number.has_unit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(literal: &str) -> Result<u128, String> {
        NumericLiteral::parse(literal).expect("a number").nanos()
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
    fn a_faulty_time_is_refused_with_a_remedy() {
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
            ("999999999999999999999999999999999999999999999999999999999999ms", "365 days"),
            ("340282366920938463463374607431.999999999s", "365 days"),
            ("364.99999999999999999999d", "finer than a nanosecond"),
            ("0.1ns", "finer than a nanosecond"),
            ("0.0000000000000000000000000000000000000001s", "finer than a nanosecond"),
        ];
        for (literal, words) in cases {
            let message = parsed(literal).expect_err(literal);
            assert!(message.contains(words), "{literal}: {message}");
        }
    }
}
