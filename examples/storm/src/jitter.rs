//! The jitters of the library, seeded.

use std::time::Duration;

use backoff_retry::jitter::{equal_jitter_from, full_jitter_from, random_jitter_from};

use crate::random::Random;

/// What randomizes the waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jitter {
    /// The waits stay as they are.
    None,
    /// [`backoff_retry::full_jitter`].
    Full,
    /// [`backoff_retry::equal_jitter`].
    Equal,
    /// [`backoff_retry::random_jitter`].
    Random,
}

impl Jitter {
    /// Returns the jitter that has this name in configurations.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "none" => Some(Self::None),
            "full_jitter" => Some(Self::Full),
            "equal_jitter" => Some(Self::Equal),
            "random_jitter" => Some(Self::Random),
            _ => None,
        }
    }

    /// Returns the jitter as a function that draws from `random`.
    pub fn build(self, mut random: Random) -> Box<dyn FnMut(Duration) -> Duration> {
        let source = move || random.bits();
        match self {
            Self::None => Box::new(|wait| wait),
            Self::Full => Box::new(full_jitter_from(source)),
            Self::Equal => Box::new(equal_jitter_from(source)),
            Self::Random => Box::new(random_jitter_from(source)),
        }
    }
}
