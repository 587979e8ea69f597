//! Random numbers that are the same on every platform.

use std::time::Duration;

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

/// A seeded source of random numbers.
#[derive(Debug)]
pub struct Random(Xoshiro256PlusPlus);

impl Random {
    /// Makes a source whose numbers depend only on the seed.
    pub fn new(seed: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(seed))
    }

    /// Returns independent sources for the parts of a simulation.
    pub fn streams<const N: usize>(seed: u64) -> [Self; N] {
        let mut seeds = Self::new(seed);
        std::array::from_fn(|_| Self::new(seeds.bits()))
    }

    /// Returns 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Returns a number between 0 and 1, both excluded.
    pub fn unit(&mut self) -> f64 {
        (f64::from(self.0.next_u32()) + 0.5) / (f64::from(u32::MAX) + 1.0)
    }

    /// Returns the time until the next event of a Poisson process with this mean time between events.
    pub fn exponential(&mut self, mean: Duration) -> Duration {
        mean.mul_f64(-libm::log(self.unit()))
    }

    /// Returns a number from the standard normal distribution, by the polar method of Marsaglia.
    pub fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 {
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_stability() {
        let mut random = Random::new(42);
        let nanos = [(); 3].map(|()| random.exponential(Duration::from_secs(1)).as_nanos());
        assert_eq!(nanos, [205_420_112, 1_143_125_336, 16_236_940]);
        let nanos = [(); 3].map(|()| Duration::from_secs_f64(random.normal().abs()).as_nanos());
        assert_eq!(nanos, [659_441_918, 234_207_117, 467_023_714]);
    }

    /// Returns mean and variance of 10,000 draws.
    fn moments(mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let drawn: Vec<f64> = (0..10_000).map(|_| draw()).collect();
        let mean = drawn.iter().sum::<f64>() / 10_000.0;
        let squares = drawn.iter().map(|value| (value - mean) * (value - mean));
        (mean, squares.sum::<f64>() / 9_999.0)
    }

    // The tolerances are five standard errors.
    #[test]
    fn exponential_times_have_mean_and_variance_of_a_poisson_process() {
        let mut random = Random::new(1);
        let (mean, variance) =
            moments(|| random.exponential(Duration::from_secs(2)).as_secs_f64() / 2.0);
        assert!((mean - 1.0).abs() < 0.05, "{mean}");
        assert!((variance - 1.0).abs() < 0.15, "{variance}");
    }

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let mut random = Random::new(2);
        let (mean, variance) = moments(|| random.normal());
        assert!(mean.abs() < 0.05, "{mean}");
        assert!((variance - 1.0).abs() < 0.08, "{variance}");
    }

    #[test]
    fn streams_are_different() {
        let [mut one, mut other] = Random::streams(1);
        assert_ne!(one.bits(), other.bits());
    }
}
