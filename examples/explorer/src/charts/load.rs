//! The load on a server against time.

use schedule::number;
use schedule::spread::Time;
use schedule::summary::Summary;
use schedule::unit::Unit;

use super::frame::{Axis, Frame};

/// Draws the retries of many clients that start at once.
pub fn load(summary: &Summary, width: f64) -> String {
    let retries = &summary.load.retries;
    let bins = u32::try_from(retries.counts.len()).unwrap_or(u32::MAX);
    let unit = Unit::up_to(Time(retries.width.0.saturating_mul(bins)));
    let bin = unit.of(retries.width);
    let (length, clients) =
        (number::time(retries.width.0), number::thousands(summary.load.clients));
    let most = retries.counts.iter().copied().fold(0.0, f64::max);
    let x =
        Axis::up_to(format!("time since the first attempt, {}", unit.name), bin * f64::from(bins));
    let y = Axis::up_to(format!("retries in {length}, of {clients} clients"), most);
    let mut frame = Frame::new(width, x, y);
    for (index, count) in (0u32..).zip(&retries.counts).filter(|(_, count)| **count > 0.0) {
        let start = f64::from(index) * bin;
        frame.bar("bar", (start, start + bin), *count);
    }
    let alternative = match summary.load.peak_of_retries {
        Some(peak) => format!(
            "Retries of {clients} clients against time: the most are {} in second {}; the last attempt is in second {}.",
            number::count(peak.attempts),
            peak.second,
            number::thousands(summary.load.seconds.saturating_sub(1)),
        ),
        None => "There are no retries.".to_owned(),
    };
    frame.svg(&alternative)
}
