//! How the clients wait between two attempts to write.

use std::time::Duration;

use backoff_retry::jitter::full_jitter_from;
use backoff_retry::wait::Expo;
use backoff_retry::{Wait, decorrelated, expo};
use storm::jitter::Jitter;
use storm::random::Random;

const BASE: Duration = Duration::from_millis(5);
const CAP: Duration = Duration::from_secs(2);

/// The experiment counts attempts from 1 and waits `base * 2^attempt`; the first wait of `expo` is its factor.
const EXPO: Expo = expo().factor(Duration::from_millis(10)).max_value(CAP);

/// What a client does between two attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Policy {
    NoWait,
    Expo(Jitter),
    /// The generator of the library, whose range is capped.
    Decorrelated,
    /// The formula of the article, whose draw is capped.
    DecorrelatedOfArticle,
}

/// Returns the wait that follows an attempt, by its number.
pub(crate) type Waits = Box<dyn FnMut(u32) -> Duration>;

impl Policy {
    pub(crate) const ALL: [Self; 6] = [
        Self::NoWait,
        Self::Expo(Jitter::None),
        Self::Expo(Jitter::Equal),
        Self::Expo(Jitter::Full),
        Self::DecorrelatedOfArticle,
        Self::Decorrelated,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::NoWait => "no wait",
            Self::Expo(Jitter::None) => "expo, no jitter",
            Self::Expo(Jitter::Full) => "expo, full jitter",
            Self::Expo(Jitter::Equal) => "expo, equal jitter",
            Self::Expo(Jitter::Random) => "expo, random jitter",
            Self::Decorrelated => "decorrelated",
            Self::DecorrelatedOfArticle => "decorrelated, AWS",
        }
    }

    /// Returns the waits of one client.
    pub(crate) fn waits(self, mut random: Random) -> Waits {
        match self {
            Self::NoWait => Box::new(|_| Duration::ZERO),
            Self::Expo(jitter) => {
                let mut jitter = jitter.build(random);
                Box::new(move |tries| jitter(next(&mut EXPO.clone(), tries)))
            }
            Self::Decorrelated => {
                let mut wait = decorrelated().min_value(BASE).max_value(CAP);
                Box::new(move |tries| next(&mut wait, tries))
            }
            Self::DecorrelatedOfArticle => {
                let mut up_to = full_jitter_from(move || random.bits());
                let mut sleep = BASE;
                Box::new(move |_| {
                    sleep = (BASE + up_to((sleep * 3).saturating_sub(BASE))).min(CAP);
                    sleep
                })
            }
        }
    }
}

/// Returns the wait of a generator that never ends.
fn next(wait: &mut impl Wait<()>, tries: u32) -> Duration {
    wait.next_wait(tries, &()).expect("`expo` and `decorrelated` have no last wait")
}
