//! Loops that borrow their state mutably.

use std::ops::ControlFlow::{Break, Continue};
use std::time::Duration;

use backoff_retry::{Policy, VirtualClock, expo};

use crate::support::script::DbError;

static ANY: Policy = Policy::new(expo()).max_tries(3).no_jitter();

#[test]
fn a_loop_lends_its_state_mutably() {
    fn step(conn: &mut Vec<DbError>) -> Result<&'static str, DbError> {
        conn.pop().map_or(Ok("done"), Err)
    }
    let clock = VirtualClock::new();
    let mut conn = vec![DbError::Busy, DbError::Busy];
    let mut attempts = ANY.attempts_on(&clock);
    let result = loop {
        match attempts.after_blocking(step(&mut conn)) {
            Break(result) => break result,
            Continue(()) => {}
        }
    };
    assert_eq!((result, attempts.tries()), (Ok("done"), 3));
    assert_eq!(clock.time(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn an_attempt_counts_even_if_its_wait_is_dropped() {
    let mut attempts = ANY.attempts();
    for _ in 0..2 {
        let after = attempts.after(Err::<(), _>("lost"));
        assert!(tokio::time::timeout(Duration::from_millis(1), after).await.is_err());
    }
    assert_eq!(attempts.after(Err("lost")).await, Break(Err("lost")));
    assert_eq!(attempts.tries(), 3);
}
