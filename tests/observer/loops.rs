//! Loops, with and without `.observed()`.

use std::ops::ControlFlow::Break;

use backoff_retry::{Policy, VirtualClock, constant, wait::Constant};

use crate::heard;
use crate::support::world::{SECOND, now};

static POLICY: Policy<Constant<std::time::Duration>> =
    Policy::new(constant(SECOND)).no_jitter().max_tries(3);

#[test]
fn a_loop_reports_its_failures_and_its_success_if_asked() {
    let backoff = "backoff 1, 0ns: Backing off import(...) for 1s (again)";
    let success = "success 2, 1s: Success of import(...) after 2 tries";
    macro_rules! run {
        ($attempts:expr) => {{
            let mut attempts = $attempts;
            let result = if attempts.tries() == 1 { Err("again") } else { Ok(()) };
            assert!(attempts.after_blocking(result).is_continue());
            assert_eq!(attempts.after_blocking(Ok(())), Break(Ok(())));
        }};
    }
    let loops = POLICY.named("import");
    let clock = VirtualClock::new;
    assert_eq!(heard(|| run!(loops.attempts_on(clock()))), [backoff]);
    assert_eq!(heard(|| run!(loops.attempts_on(clock()).observed())), [backoff, success]);
    let observed = POLICY.clone().observed();
    assert_eq!(heard(|| run!(observed.named("import").attempts_on(clock()))), [backoff, success]);
}

/// A loop that is reset goes on as another call.
#[test]
fn a_loop_that_is_reset_reports_several_ends() {
    let clock = VirtualClock::new();
    let run = || {
        let mut attempts = POLICY.named("consume").attempts_on(&clock).observed();
        assert!(now(attempts.after(Err("lost"))).is_continue());
        attempts.reset();
        assert!(now(attempts.after(Ok::<_, &str>(()))).is_break());
        attempts.reset();
        assert!(now(attempts.after(Ok::<_, &str>(()))).is_break());
    };
    let success = "success 1, 0ns: Success of consume(...) after 1 tries";
    assert_eq!(
        heard(run),
        ["backoff 1, 0ns: Backing off consume(...) for 1s (lost)", success, success]
    );
}
