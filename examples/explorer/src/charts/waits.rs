//! The waits before each attempt.

use schedule::number;
use schedule::spread::{Spread, Time};
use schedule::summary::Summary;
use schedule::unit::Unit;

use super::frame::{Axis, Frame};

/// How many circles there may be before they touch each other.
const CIRCLES: usize = 30;

/// Draws the waits of a policy.
pub fn waits(summary: &Summary, width: f64) -> String {
    let longest = summary.longest_wait();
    let unit = Unit::up_to(longest);
    let last = summary.attempts.iter().map(|attempt| f64::from(attempt.number)).fold(2.0, f64::max);
    let x = Axis { label: "attempt".into(), start: 1.5, end: last + 0.5, is_whole: true };
    let y = Axis::up_to(format!("wait before it, {}", unit.name), unit.of(longest));
    let mut frame = Frame::new(width, x, y);
    let line = |value: fn(&Spread) -> Time| -> Vec<(f64, f64)> {
        let attempts = summary.attempts.iter();
        let point = |(number, wait): (u32, Spread)| (number.into(), unit.of(value(&wait)));
        attempts.filter_map(|it| Some((it.number, it.jittered?))).map(point).collect()
    };
    let (low, high) = (line(|wait| wait.p5), line(|wait| wait.p95));
    let band: Vec<_> = low.into_iter().chain(high.into_iter().rev()).collect();
    if summary.has_spread() {
        frame.area("band", &band);
        frame.line("longest", &line(|wait| wait.max));
    }
    let median = line(|wait| wait.p50);
    frame.line("median", &median);
    if let [only] = median[..] {
        frame.circle("median", only, "median");
    }
    for attempt in summary.attempts.iter().filter(|_| summary.attempts.len() <= CIRCLES) {
        if let Some(wait) = attempt.wait {
            let text = format!(
                "{} before attempt {}, without jitter",
                number::time(wait.0),
                attempt.number
            );
            frame.circle("exact", (attempt.number.into(), unit.of(wait)), &text);
        }
    }
    frame.svg(&alternative(summary))
}

/// Says what the chart shows.
fn alternative(summary: &Summary) -> String {
    let waits: Vec<_> =
        summary.attempts.iter().filter_map(|it| Some((it.number, it.jittered?))).collect();
    let described = |(attempt, wait): &(u32, Spread)| {
        let [p5, p50, p95, max] =
            [wait.p5, wait.p50, wait.p95, wait.max].map(|value| number::time(value.0));
        format!(
            "before attempt {attempt} the median wait is {p50}, 5 % are at most {p5}, 95 % at most {p95}, the longest is {max}"
        )
    };
    match (waits.first(), waits.last()) {
        (Some(first), Some(last)) if first.0 < last.0 => {
            format!("Waits: {}; {}. The table has all of them.", described(first), described(last))
        }
        (Some(only), _) => format!("Waits: {}.", described(only)),
        _ => "There are no waits: the policy makes one attempt.".to_owned(),
    }
}
