//! How durations and errors are written in messages, and how text is kept on one line.
//!
//! Nothing here allocates: messages are written without `std`, too.

use core::error::Error;
use core::fmt::{self, Display, Write};
use core::time::Duration;

/// Writes a duration with a unit and three significant digits: `12.4ms`, `1.25s`, `2min`.
#[derive(Debug)]
pub(crate) struct ShortDuration(pub(crate) Duration);

/// The units, with their length in nanoseconds.
const UNITS: [(&str, u128); 6] = [
    ("ns", 1),
    ("µs", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("min", 60_000_000_000),
    ("h", 3_600_000_000_000),
];

impl Display for ShortDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = self.0.as_nanos();
        if nanos == 0 {
            return f.write_str("0s");
        }
        let longer_units = UNITS.iter().skip(1).map(|(_, length)| *length).chain([u128::MAX]);
        for ((unit, length), longer_unit) in UNITS.iter().zip(longer_units) {
            let (value, scale) = three_digits(nanos, *length);
            // Compared after rounding: 999.9995 ms is `1s`, not `1000ms`.
            if value * length / scale < longer_unit {
                let (whole, fraction) = (value / scale, value % scale);
                return match (scale, fraction % 10) {
                    _ if fraction == 0 => write!(f, "{whole}{unit}"),
                    (100, 0) => write!(f, "{whole}.{}{unit}", fraction / 10),
                    (100, _) => write!(f, "{whole}.{fraction:02}{unit}"),
                    _ => write!(f, "{whole}.{fraction}{unit}"),
                };
            }
        }
        Ok(())
    }
}

/// Divides, rounded to three significant digits. Returns the quotient times `scale`, and `scale`. From 1000 on the
/// quotient is an integer with all its digits.
fn three_digits(nanos: u128, length: u128) -> (u128, u128) {
    let quotient = |scale| ((nanos * scale + length / 2) / length, scale);
    let is_short = |(value, _): &(u128, u128)| *value < 1000;
    [quotient(100), quotient(10)].into_iter().find(is_short).unwrap_or_else(|| quotient(1))
}

/// Writes text on one line: control characters and line separators are escaped as in a string literal, so that what
/// an error says cannot look like another event of the log.
pub(crate) struct OneLine<'f, 'b>(pub(crate) &'f mut fmt::Formatter<'b>);

impl Write for OneLine<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let is_escaped = |char: char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}');
        for part in text.split_inclusive(is_escaped) {
            match part.char_indices().next_back().filter(|(_, last)| is_escaped(*last)) {
                Some((at, last)) => write!(self.0, "{}{}", &part[..at], last.escape_default())?,
                None => self.0.write_str(part)?,
            }
        }
        Ok(())
    }
}

/// Writes an error and the chain of its sources: `a: b: c`.
///
/// Many errors write their source themselves. So a source is left out if the text before it ends with it.
pub(crate) fn write_error<E: Error + ?Sized>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_chain(&error, f)
}

fn write_chain(error: &dyn Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{error}")?;
    let mut link = error;
    while let Some(source) = link.source() {
        if !ends_with(&link, &source) {
            write!(f, ": {source}")?;
        }
        link = source;
    }
    Ok(())
}

/// Returns whether the text of `whole` ends with the text of `end`.
fn ends_with(whole: &dyn Display, end: &dyn Display) -> bool {
    match length_of(whole).checked_sub(length_of(end)) {
        Some(skipped) => write!(SuffixOf { end, skipped, compared: 0 }, "{whole}").is_ok(),
        None => false,
    }
}

fn length_of(text: &dyn Display) -> usize {
    struct Length(usize);

    impl Write for Length {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }

    let mut length = Length(0);
    // Where a `Display` fails, its text ends.
    let _ = write!(length, "{text}");
    length.0
}

/// Fails when what is written, without its first bytes, differs from the text of `end`.
struct SuffixOf<'t> {
    end: &'t dyn Display,
    /// The number of bytes that are still to be skipped.
    skipped: usize,
    /// The number of bytes of `end` that were compared.
    compared: usize,
}

impl Write for SuffixOf<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let bytes = text.as_bytes();
        let skipped = self.skipped.min(bytes.len());
        self.skipped -= skipped;
        let bytes = &bytes[skipped..];
        if bytes.is_empty() {
            return Ok(());
        }
        write!(Window { bytes, before: self.compared }, "{}", self.end)?;
        self.compared += bytes.len();
        Ok(())
    }
}

/// Fails when a part of what is written, after the first `before` bytes, differs from `bytes`.
struct Window<'t> {
    bytes: &'t [u8],
    before: usize,
}

impl Write for Window<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let text = text.as_bytes();
        let skipped = self.before.min(text.len());
        self.before -= skipped;
        let length = self.bytes.len().min(text.len() - skipped);
        let (expected, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        if expected == &text[skipped..skipped + length] { Ok(()) } else { Err(fmt::Error) }
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use std::string::ToString;

    use super::*;

    #[test]
    fn three_significant_digits_and_a_unit() {
        let text = |duration| ShortDuration(duration).to_string();
        for (micros, expected) in [
            (0, "0s"),
            (1, "1µs"),
            (12_400, "12.4ms"),
            (12_449, "12.4ms"),
            (50_000, "50ms"),
            (800_000, "800ms"),
            (999_499, "999ms"),
            (999_500, "1s"),
            (1_004_999, "1s"),
            (1_005_000, "1.01s"),
            (1_050_000, "1.05s"),
            (1_250_000, "1.25s"),
            (9_996_000, "10s"),
            (12_340_000, "12.3s"),
            (59_949_999, "59.9s"),
            (59_950_000, "1min"),
            (90_000_000, "1.5min"),
            (120_000_000, "2min"),
            (3_599_000_000, "1h"),
            (3_600_000_000, "1h"),
            (36_000_000_000_000, "10000h"),
        ] {
            assert_eq!(text(Duration::from_micros(micros)), expected, "{micros} µs");
        }
        assert_eq!(text(Duration::from_nanos(999_999_500)), "1s");
        assert_eq!(text(Duration::from_nanos(7)), "7ns");
        assert_eq!(text(Duration::from_nanos(1_234)), "1.23µs");
        assert_eq!(text(Duration::MAX), "5124095576030431h");
    }

    /// Writes its parts one after the other, as formatting with arguments does.
    struct Parts<'t>(&'t [&'t str]);

    impl Display for Parts<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.iter().try_for_each(|part| f.write_str(part))
        }
    }

    #[test]
    fn texts_are_compared_from_their_ends_in_whatever_parts_they_are_written() {
        let cuts: [&[&str]; 4] = [
            &["no", ": ", "route"],
            &["no: route"],
            &["n", "o: r", "", "oute"],
            &["no: rou", "te"],
        ];
        let ends: [&[&str]; 5] =
            [&["route"], &["", "ro", "ute"], &["r", "o", "ute"], &[], &["no: route"]];
        for whole in cuts {
            for end in ends {
                assert!(ends_with(&Parts(whole), &Parts(end)), "{whole:?} {end:?}");
            }
            for end in [&["Route"][..], &["rout"], &["r", "oude"], &["xno: route"], &["no"]] {
                assert!(!ends_with(&Parts(whole), &Parts(end)), "{whole:?} {end:?}");
            }
        }
    }
}
