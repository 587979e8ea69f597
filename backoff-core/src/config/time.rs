//! Times as text: `250us`, `100ms`, `0.5s`, `5min`.
//!
//! The units, the limits and what is refused are those of the literals in the attributes. The macro crate cannot be a
//! dependency, so the rule stands there, in `backoff-macros/src/parse/time.rs`, as well; the tables of the tests below
//! and there are the same.

use core::time::Duration;
use std::format;
use std::string::String;

use crate::wait::from_nanos;

const NANOS_PER_SEC: u128 = 1_000_000_000;
const NANOS_PER_DAY: u128 = 86_400 * NANOS_PER_SEC;
const MAX_DAYS: u128 = 365;

/// The units, with their length in nanoseconds.
const UNITS: [(&str, u128); 7] = [
    ("ns", 1),
    ("us", 1_000),
    ("ms", 1_000_000),
    ("s", NANOS_PER_SEC),
    ("min", 60 * NANOS_PER_SEC),
    ("h", 3_600 * NANOS_PER_SEC),
    ("d", NANOS_PER_DAY),
];

/// Other spellings of units, and the one to write.
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

const KNOWN_UNITS: &str = "the units are `ns`, `us`, `ms`, `s`, `min`, `h` and `d`";

pub(super) const TOO_LONG: &str = "it is longer than 365 days";

/// Reads a time: a decimal number with a unit, or without one in seconds. The error says what is wrong.
pub(super) fn parse(text: &str) -> Result<Duration, String> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(format!("expected a number with a unit, such as \"30s\"; {KNOWN_UNITS}"));
    }
    if ["0x", "0b", "0o"].iter().any(|prefix| text.starts_with(prefix)) {
        return Err("write the number in decimal, such as \"10s\"".into());
    }
    let end = text.find(|c: char| !matches!(c, '0'..='9' | '.' | '_')).unwrap_or(text.len());
    let (number, suffix) = text.split_at(end);
    if is_exponent(suffix) {
        return Err("write the number without an exponent, such as \"1000s\"".into());
    }
    let unit = if suffix.is_empty() { "s" } else { suffix };
    let Some((_, length)) = UNITS.iter().find(|(name, _)| *name == unit) else {
        return Err(unknown_unit(number, suffix));
    };
    nanos(&number.replace('_', ""), *length).map(from_nanos)
}

/// Returns `number` units of `length` nanoseconds.
fn nanos(number: &str, length: u128) -> Result<u128, String> {
    let finer = || "it is finer than a nanosecond".into();
    let too_long = || TOO_LONG.into();
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if fraction.contains('.') {
        return Err("the number has more than one decimal point".into());
    }
    let whole: u128 = whole.parse().map_err(|_| too_long())?;
    let whole = whole.checked_mul(length).ok_or_else(too_long)?;
    let fraction = fraction.trim_end_matches('0');
    let scale = 10u128.checked_pow(u32::try_from(fraction.len()).unwrap_or(u32::MAX));
    // The longest unit has 10^14 nanoseconds: no more digits of a fraction can be whole nanoseconds.
    let scale = scale.filter(|scale| *scale <= 10u128.pow(20)).ok_or_else(finer)?;
    let part = fraction.parse::<u128>().unwrap_or(0) * length;
    if part % scale != 0 {
        return Err(finer());
    }
    match whole.checked_add(part / scale) {
        Some(nanos) if nanos <= MAX_DAYS * NANOS_PER_DAY => Ok(nanos),
        _ => Err(too_long()),
    }
}

/// Whether a suffix is an exponent, as in `1e3`.
fn is_exponent(suffix: &str) -> bool {
    let Some(rest) = suffix.strip_prefix(['e', 'E']) else { return false };
    rest.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit())
}

fn unknown_unit(number: &str, suffix: &str) -> String {
    if let Some((_, right)) = OTHER_SPELLINGS.iter().find(|(wrong, _)| *wrong == suffix) {
        return format!("unknown unit `{suffix}`; write \"{number}{right}\"");
    }
    let digit = suffix.find(|c: char| c.is_ascii_digit());
    if digit.is_some_and(|digit| suffix[digit..].contains(char::is_alphabetic)) {
        return "it has more than one unit; write it in one, such as \"90min\"".into();
    }
    format!("unknown unit `{suffix}`; {KNOWN_UNITS}")
}

/// Reads a number of seconds of at most 365 days.
pub(super) fn from_secs(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok().filter(is_allowed)
}

/// Whether a time is at most 365 days.
pub(super) fn is_allowed(time: &Duration) -> bool {
    time.as_nanos() <= MAX_DAYS * NANOS_PER_DAY
}

/// Writes a time as a whole number of the longest unit that divides it.
pub(super) fn format(time: Duration) -> String {
    let nanos = time.as_nanos();
    let divides = |(_, length): &&(&str, u128)| nanos % length == 0;
    match UNITS.iter().rev().find(divides) {
        Some((unit, length)) if nanos > 0 => format!("{}{unit}", nanos / length),
        _ => "0s".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of `backoff-macros/src/args/time.rs`, without numbers that have a suffix of Rust's.
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
            ("0s", 0),
            ("365d", 365 * 86_400 * 1_000_000_000),
        ];
        for (text, nanos) in cases {
            assert_eq!(parse(text), Ok(Duration::from_nanos(nanos)), "{text}");
        }
    }

    /// The table of `backoff-macros/src/args/time.rs`, and what can only be written as text.
    #[test]
    fn every_refusal_names_what_to_write() {
        let cases = [
            ("0x10s", "decimal"),
            ("0b1", "decimal"),
            ("1e3", "exponent"),
            ("1e3s", "exponent"),
            ("5m", "\"5min\""),
            ("5sec", "\"5s\""),
            ("1h30min", "more than one unit"),
            ("3parsecs", "the units are"),
            ("366d", "365 days"),
            ("99999999999999999999999999999999999999999s", "365 days"),
            ("0.1ns", "finer than a nanosecond"),
            ("0.0000000000000000000000000000000000000001s", "finer than a nanosecond"),
            ("", "such as \"30s\""),
            ("soon", "such as \"30s\""),
            ("-1s", "such as \"30s\""),
            ("1M", "the units are"),
            ("250 ms", "the units are"),
            ("1.2.3s", "decimal point"),
            ("7u64", "the units are"),
            ("5\u{b5}s", "the units are"),
        ];
        for (text, words) in cases {
            let message = parse(text).expect_err(text);
            assert!(message.contains(words), "{text}: {message}");
        }
    }

    #[test]
    fn times_are_written_in_one_unit() {
        let cases = [
            (0, "0s"),
            (1, "1ns"),
            (1_500, "1500ns"),
            (250_000_000, "250ms"),
            (90_000_000_000, "90s"),
            (90_500_000_000, "90500ms"),
            (300_000_000_000, "5min"),
            (7_200_000_000_000, "2h"),
            (365 * 86_400 * 1_000_000_000, "365d"),
        ];
        for (nanos, text) in cases {
            assert_eq!(format(Duration::from_nanos(nanos)), text);
            assert_eq!(parse(text), Ok(Duration::from_nanos(nanos)));
        }
    }
}
