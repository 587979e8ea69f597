//! The jitters of the library, seeded.

use std::time::Duration;

use backoff_retry::jitter::{equal_jitter_from, full_jitter_from, random_jitter_from};

use crate::random::Random;

/// What randomizes the waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Jitter {
    None,
    Full,
    Equal,
    Random,
}

impl Jitter {
    /// Returns the jitter as a function that draws from `random`.
    pub(crate) fn build(self, mut random: Random) -> Box<dyn FnMut(Duration) -> Duration> {
        let source = move || random.bits();
        match self {
            Self::None => Box::new(|wait| wait),
            Self::Full => Box::new(full_jitter_from(source)),
            Self::Equal => Box::new(equal_jitter_from(source)),
            Self::Random => Box::new(random_jitter_from(source)),
        }
    }
}
