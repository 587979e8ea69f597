//! The table of the attempts, as text.

use crate::number::time;
use crate::spread::{Spread, Time};
use crate::summary::{Attempt, Summary};

/// The titles of the columns.
pub const HEADER: [&str; 9] =
    ["attempt", "wait", "5 %", "50 %", "95 %", "max", "time so far", "median so far", "made"];

/// Returns a row for each attempt.
pub fn of(summary: &Summary) -> Vec<[String; 9]> {
    summary.attempts.iter().map(|attempt| row(attempt, summary.has_random_waits)).collect()
}

fn row(attempt: &Attempt, has_random_waits: bool) -> [String; 9] {
    let exact = |value: Option<Time>| match value {
        Some(value) => time(value.0),
        None if has_random_waits && attempt.number > 1 => "random".to_owned(),
        None => "-".to_owned(),
    };
    let [p5, p50, p95, max] = attempt.jittered.map_or_else(
        || ["-"; 4].map(str::to_owned),
        |Spread { p5, p50, p95, max }| [p5, p50, p95, max].map(|value| time(value.0)),
    );
    [
        attempt.number.to_string(),
        exact(attempt.wait),
        p5,
        p50,
        p95,
        max,
        exact(attempt.start),
        time(attempt.jittered_start.p50.0),
        format!("{} %", percent(attempt.made)),
    ]
}

/// Formats a part in percent, so that only all are 100 and only none are 0.
fn percent(part: f64) -> String {
    let percent = 100.0 * part;
    if percent > 0.0 && percent < 0.1 {
        "< 0.1".to_owned()
    } else if percent < 100.0 && percent > 99.9 {
        "> 99.9".to_owned()
    } else {
        format!("{percent:.1}").trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_rounded_but_not_to_all_or_none() {
        for (part, text) in [
            (0.0, "0"),
            (0.00001, "< 0.1"),
            (0.5, "50"),
            (0.1234, "12.3"),
            (0.99999, "> 99.9"),
            (1.0, "100"),
        ] {
            assert_eq!(percent(part), text);
        }
    }
}
