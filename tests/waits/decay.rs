//! `decay`: waits that shrink exponentially.

use backoff_retry::{decay, on_exception};

use crate::arguments::panicked;
use crate::support::world::{World, now};

both! {
    #[on_exception(decay(decay_factor = factor), max_tries = 2, clock = world)]
    fn decay_of/decay_of_async(world: &World, factor: f64) -> Result<u32, String> { Ok(world.call()) }
}

/// In other libraries such factors made a hot loop with waits of zero, or a wait of `Duration::MAX`.
#[test]
fn an_invalid_decay_factor_panics_before_the_first_attempt() {
    let message = "`decay_factor` of `decay` must be finite and greater than 0";
    let expected = (Some(message.to_owned()), 0);
    for factor in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
        assert_eq!(panicked(|world| decay_of(world, factor)), expected, "{factor}");
        assert_eq!(panicked(|world| now(decay_of_async(world, factor))), expected, "{factor}");
    }
}

#[test]
fn try_decay_factor_returns_the_error() {
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, -2.0] {
        assert_eq!(decay().try_decay_factor(wrong).unwrap_err().parameter(), "decay_factor");
    }
    assert_eq!(decay().try_decay_factor(f64::MIN_POSITIVE).map(|_| ()), Ok(()));
}
