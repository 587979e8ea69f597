//! Ways to retry: the loops by hand, and this library.

mod closure;
mod ours;

use by_hand::{Contender, bare, hand, hand_max_time};

pub(crate) const BARE: &str = "bare";

pub(crate) static CONTENDERS: &[&Contender] = &[
    &bare::CONTENDER,
    &hand::CONTENDER,
    &hand_max_time::CONTENDER,
    &ours::defaults::CONTENDER,
    &ours::max_time::CONTENDER,
    &ours::handlers::CONTENDER,
    #[cfg(feature = "spans")]
    &ours::span::CONTENDER,
    &ours::policy::CONTENDER,
    &closure::CONTENDER,
];
