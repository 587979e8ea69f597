//! The load on a server: the attempts of many clients that start at once.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::simulation::Run;
use crate::spread::Time;

/// The number of clients.
const CLIENTS: u32 = 1000;

/// How many of the first seconds are listed.
const LISTED: u64 = 60;

/// The most bins of a chart.
const BINS: u128 = 60;

/// Attempts that arrive at the server. Each run stands for as many clients, so that there are 1,000.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Load {
    /// The number of clients.
    pub clients: u32,
    /// The attempts in each of the first seconds, including the first attempts.
    pub attempts_per_second: Vec<f64>,
    /// The peak, which mostly is the second of the first attempts.
    pub peak: Peak,
    /// The peak without the first attempts.
    pub peak_of_retries: Option<Peak>,
    /// The mean number of attempts in a second, until the last attempt.
    pub average: f64,
    /// The number of seconds with the last attempt.
    pub seconds: u64,
    /// The retries, without the first attempts.
    pub retries: Bins,
}

/// The second with the most attempts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Peak {
    /// 0 is the first second.
    pub second: u64,
    /// The attempts in it.
    pub attempts: f64,
}

/// The retries in intervals of equal length.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bins {
    /// The length of an interval.
    pub width: Time,
    /// The retries in each interval from the start.
    pub counts: Vec<f64>,
}

impl Load {
    pub(crate) fn new(runs: &[Run]) -> Self {
        let all = || runs.iter().flat_map(|run| run.starts.iter().copied());
        let retries = || runs.iter().flat_map(|run| run.starts.iter().copied().skip(1));
        let scale = Scale::new(runs);
        let by_second = count(all(), Duration::from_secs(1).as_nanos());
        let last = by_second.keys().next_back().copied().unwrap_or_default();
        let seconds = u64::try_from(last).map_or(u64::MAX, |last| last.saturating_add(1));
        let retries_by_second = count(retries(), Duration::from_secs(1).as_nanos());
        // Years are too many seconds for an exact number, and then exactness does not matter.
        #[allow(clippy::cast_precision_loss)]
        let average = scale.to_clients(by_second.values().sum()) / seconds as f64;
        Self {
            clients: CLIENTS,
            attempts_per_second: list(&by_second, seconds.min(LISTED), scale),
            peak: peak(&by_second, scale).unwrap_or(Peak { second: 0, attempts: 0.0 }),
            peak_of_retries: peak(&retries_by_second, scale),
            average,
            seconds,
            retries: Bins::new(retries(), scale),
        }
    }
}

impl Bins {
    fn new(starts: impl Iterator<Item = Duration> + Clone, scale: Scale) -> Self {
        let last = starts.clone().max().unwrap_or_default().as_nanos();
        let width = width(last);
        let counts = count(starts, width);
        let bins = u64::try_from(last / width + 1).unwrap_or(u64::MAX);
        let nanos = u64::try_from(width).map_or(Duration::MAX, Duration::from_nanos);
        Self { width: Time(nanos), counts: list(&counts, bins, scale) }
    }
}

/// Returns the least round width of which there are few enough bins up to `last`.
fn width(last: u128) -> u128 {
    const MILLISECOND: u128 = 1_000_000;
    const SECOND: u128 = 1_000 * MILLISECOND;
    let tens = [1, 10, 100].map(|ten| ten * MILLISECOND);
    let short = tens.into_iter().flat_map(|ten| [ten, 2 * ten, 5 * ten]);
    let seconds = [1, 2, 5, 10, 30].map(|count| count * SECOND);
    let minutes = [1, 2, 5, 10, 30].map(|count| count * 60 * SECOND);
    let hours = [1, 2, 6, 12].map(|count| count * 3_600 * SECOND);
    let days = (0..).map(|power| 86_400 * SECOND * 10u128.pow(power));
    let mut widths = short.chain(seconds).chain(minutes).chain(hours).chain(days);
    widths.find(|width| last / width < BINS).expect("days become long enough")
}

/// Counts the starts in each interval of this width.
fn count(starts: impl Iterator<Item = Duration>, width: u128) -> BTreeMap<u128, u32> {
    let mut counts = BTreeMap::new();
    for start in starts {
        *counts.entry(start.as_nanos() / width).or_default() += 1;
    }
    counts
}

fn list(counts: &BTreeMap<u128, u32>, length: u64, scale: Scale) -> Vec<f64> {
    let at = |index: u64| counts.get(&index.into()).copied().unwrap_or_default();
    (0..length).map(|index| scale.to_clients(at(index))).collect()
}

/// Returns the first of the seconds with the most attempts.
fn peak(counts: &BTreeMap<u128, u32>, scale: Scale) -> Option<Peak> {
    let (second, most) = counts.iter().rev().max_by_key(|(_, count)| **count)?;
    let second = u64::try_from(*second).unwrap_or(u64::MAX);
    Some(Peak { second, attempts: scale.to_clients(*most) })
}

/// Converts numbers of attempts in all runs to those of the clients.
#[derive(Clone, Copy)]
struct Scale {
    runs: f64,
}

impl Scale {
    fn new(runs: &[Run]) -> Self {
        Self { runs: u32::try_from(runs.len()).map_or(f64::INFINITY, f64::from) }
    }

    fn to_clients(self, attempts: u32) -> f64 {
        f64::from(attempts) * f64::from(CLIENTS) / self.runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(millis: &[u64]) -> Run {
        let starts: Vec<_> = millis.iter().map(|start| Duration::from_millis(*start)).collect();
        Run { waits: Vec::new(), end: Duration::ZERO, cut: false, starts }
    }

    #[test]
    fn attempts_are_counted_by_second_for_a_thousand_clients() {
        let load = Load::new(&[run(&[0, 999, 1000]), run(&[0, 1500, 3000])]);
        assert_eq!(load.attempts_per_second, [1500.0, 1000.0, 0.0, 500.0]);
        assert_eq!(load.peak, Peak { second: 0, attempts: 1500.0 });
        assert_eq!(load.peak_of_retries, Some(Peak { second: 1, attempts: 1000.0 }));
        assert_eq!((load.seconds, load.average), (4, 750.0));
    }

    #[test]
    fn a_single_attempt_is_a_load_without_retries() {
        let load = Load::new(&[run(&[0])]);
        assert_eq!((load.peak_of_retries, load.seconds, load.average), (None, 1, 1000.0));
    }

    #[test]
    fn bins_have_a_round_width_and_are_few() {
        let bins = |last| Load::new(&[run(&[0, 0, last])]).retries;
        let short = bins(3);
        assert_eq!(short.width.0, Duration::from_millis(1));
        assert_eq!(short.counts, [1000.0, 0.0, 0.0, 1000.0]);
        assert_eq!(bins(12_700).width.0, Duration::from_millis(500));
        assert_eq!(bins(60_000).width.0, Duration::from_secs(2));
        for last in [59, 60, 61, 99_999, 3_600_000, 31_536_000_000] {
            assert!((1..=60).contains(&bins(last).counts.len()), "{last}");
        }
    }

    #[test]
    fn the_longest_time_has_bins() {
        let mut run = run(&[0]);
        run.starts.push(Duration::MAX);
        let load = Load::new(&[run]);
        assert!(load.retries.counts.len() <= 60);
        assert_eq!(load.seconds, u64::MAX);
    }
}
