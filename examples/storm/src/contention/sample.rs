//! Means, and how exactly they are known.

/// The mean of a figure over many runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sample {
    pub(crate) mean: f64,
    /// The standard error of the mean.
    pub(crate) error: f64,
}

impl Sample {
    pub(crate) fn of(figures: &[f64]) -> Self {
        // Some hundred runs.
        #[allow(clippy::cast_precision_loss)]
        let runs = figures.len() as f64;
        let mean = figures.iter().sum::<f64>() / runs;
        let squares: f64 = figures.iter().map(|figure| (figure - mean) * (figure - mean)).sum();
        Self { mean, error: (squares / (runs - 1.0) / runs).sqrt() }
    }

    /// Returns the distance from another mean, in standard errors of the difference.
    pub(crate) fn distance(self, other: Self) -> f64 {
        (self.mean - other.mean).abs() / self.error.hypot(other.error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_standard_error() {
        let sample = Sample::of(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(sample, Sample { mean: 3.0, error: 0.5f64.sqrt() });
    }

    #[test]
    fn the_distance_counts_both_errors() {
        let one = Sample { mean: 10.0, error: 3.0 };
        let other = Sample { mean: 20.0, error: 4.0 };
        assert!((one.distance(other) - 2.0).abs() < 1e-12);
    }
}
