//! The units of axes.

use std::time::Duration;

use crate::spread::Time;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The abbreviation.
    pub name: &'static str,
    length: Duration,
}

impl Unit {
    /// Returns the unit for an axis that ends at this time.
    pub fn up_to(most: Time) -> Self {
        const MILLISECOND: Unit = Unit { name: "ms", length: Duration::from_millis(1) };
        // The unit, its length in seconds, and how many of it an axis has at least.
        let units = [
            ("years", 31_536_000, 5),
            ("d", 86_400, 5),
            ("h", 3_600, 5),
            ("min", 60, 5),
            ("s", 1, 1),
        ];
        let fits = units.into_iter().find(|(_, secs, least)| most.0.as_secs() >= secs * least);
        fits.map_or(MILLISECOND, |(name, secs, _)| Self { name, length: Duration::from_secs(secs) })
    }

    /// Returns a time in this unit.
    pub fn of(self, time: Time) -> f64 {
        time.0.div_duration_f64(self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_the_largest_unit_with_several_of_it() {
        for (millis, name) in [
            (0, "ms"),
            (999, "ms"),
            (1_000, "s"),
            (299_999, "s"),
            (300_000, "min"),
            (17_999_999, "min"),
            (18_000_000, "h"),
            (432_000_000, "d"),
            (157_680_000_000, "years"),
        ] {
            assert_eq!(Unit::up_to(Time(Duration::from_millis(millis))).name, name, "{millis}");
        }
        assert!(
            (Unit::up_to(Time(Duration::ZERO)).of(Time(Duration::from_secs(2))) - 2000.0).abs()
                < 1e-9
        );
    }
}
