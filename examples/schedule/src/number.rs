//! Numbers for readers.

use std::time::Duration;

const SECOND: u128 = 1_000_000_000;

/// Units below a minute, and what is less than the unit's successor.
const SHORT: [(&str, u128, u128); 4] = [
    ("ns", 1, 1_000),
    ("µs", 1_000, 1_000_000),
    ("ms", 1_000_000, SECOND),
    ("s", SECOND, 60 * SECOND),
];

/// Units from a minute on: the larger, the smaller, what is less than the next larger one.
const LONG: [(&str, &str, u128, u128, u128); 3] = [
    ("min", "s", 60 * SECOND, SECOND, 3_600 * SECOND),
    ("h", "min", 3_600 * SECOND, 60 * SECOND, 86_400 * SECOND),
    ("d", "h", 86_400 * SECOND, 3_600 * SECOND, 365 * 86_400 * SECOND),
];

/// Formats a time with three digits, or in two units.
pub fn time(time: Duration) -> String {
    let nanos = time.as_nanos();
    if nanos == 0 {
        return "0 s".to_owned();
    }
    for (name, unit, end) in SHORT {
        if nanos < end {
            return format!("{} {name}", three_digits(nanos, unit));
        }
    }
    for (large, small, unit, part, end) in LONG {
        if nanos < end {
            let parts = (nanos + part / 2) / part;
            let (whole, rest) = (parts / (unit / part), parts % (unit / part));
            let rest = if rest == 0 { String::new() } else { format!(" {rest} {small}") };
            return format!("{whole} {large}{rest}");
        }
    }
    format!("{} years", thousands(nanos / (365 * 86_400 * SECOND)))
}

/// Formats a number of units with up to three digits.
fn three_digits(nanos: u128, unit: u128) -> String {
    let decimals = match nanos / unit {
        0..10 => 2,
        10..100 => 1,
        _ => 0,
    };
    let scale = 10u128.pow(decimals);
    let scaled = (nanos * scale + unit / 2) / unit;
    let (whole, fraction) = (scaled / scale, scaled % scale);
    if fraction == 0 {
        return whole.to_string();
    }
    let digits = format!("{fraction:0width$}", width = decimals as usize);
    format!("{whole}.{}", digits.trim_end_matches('0'))
}

/// Formats a number with a comma between thousands.
pub fn thousands(number: impl Into<u128>) -> String {
    let digits = number.into().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Formats a count that may have a fraction: whole from 10 on.
pub fn count(count: f64) -> String {
    if count >= 10.0 || count == 0.0 {
        // Counts are of attempts, far below 2^53.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = count.round() as u64;
        thousands(whole)
    } else if count < 0.1 {
        "< 0.1".to_owned()
    } else {
        format!("{count:.1}").trim_end_matches(".0").to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits_or_two_units() {
        for (nanos, text) in [
            (0, "0 s"),
            (1, "1 ns"),
            (1_500, "1.5 µs"),
            (999_999, "1000 µs"),
            (100_000_000, "100 ms"),
            (12_345_678, "12.3 ms"),
            (1_006_000_000, "1.01 s"),
            (1_000_000_000, "1 s"),
            (59_940_000_000, "59.9 s"),
            (60_000_000_000, "1 min"),
            (256_000_000_000, "4 min 16 s"),
            (3_600_000_000_000, "1 h"),
            (100_000_000_000_000, "1 d 4 h"),
        ] {
            assert_eq!(time(Duration::from_nanos(nanos)), text);
        }
        assert_eq!(time(Duration::MAX), "584,942,417,355 years");
    }

    #[test]
    fn counts_are_whole_from_ten_on() {
        assert_eq!(count(0.0), "0");
        assert_eq!(count(0.04), "< 0.1");
        assert_eq!(count(4.0), "4");
        assert_eq!(count(0.26), "0.3");
        assert_eq!(count(12.5), "13");
        assert_eq!(count(1_234_567.0), "1,234,567");
    }
}
