//! Percentiles.

use std::time::Duration;

use serde::{Serialize, Serializer};

/// A time, which is a number of seconds in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(pub Duration);

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0.as_secs_f64())
    }
}

/// How times are distributed: three percentiles, and the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// The 5th percentile.
    pub p5: Time,
    /// The median.
    pub p50: Time,
    /// The 95th percentile.
    pub p95: Time,
    /// The longest of the times.
    pub max: Time,
}

impl Spread {
    /// Returns the spread of times in any order; `None` if there are no times.
    pub fn of(mut times: Vec<Duration>) -> Option<Self> {
        times.sort_unstable();
        let max = Time(*times.last()?);
        // The least time that this part of the times does not exceed.
        let percentile = |percent: usize| Time(times[(times.len() * percent).div_ceil(100) - 1]);
        Some(Self { p5: percentile(5), p50: percentile(50), p95: percentile(95), max })
    }

    /// Whether all times are the same.
    pub fn is_one_value(&self) -> bool {
        self.p5 == self.max
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(times: impl IntoIterator<Item = u64>) -> Option<[u64; 4]> {
        let spread = Spread::of(times.into_iter().map(Duration::from_secs).collect())?;
        Some([spread.p5, spread.p50, spread.p95, spread.max].map(|time| time.0.as_secs()))
    }

    #[test]
    fn percentiles_are_the_least_times_that_enough_times_do_not_exceed() {
        assert_eq!(spread((1..=100).rev()), Some([5, 50, 95, 100]));
        assert_eq!(spread([30, 10, 20]), Some([10, 20, 30, 30]));
        assert_eq!(spread([7]), Some([7, 7, 7, 7]));
        assert_eq!(spread([]), None);
    }

    #[test]
    fn a_time_is_seconds_in_json() {
        assert_eq!(serde_json::to_string(&Time(Duration::from_millis(1250))).unwrap(), "1.25");
    }
}
