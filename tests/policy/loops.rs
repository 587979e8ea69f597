//! Loops that borrow their state mutably.

use std::ops::ControlFlow::{Break, Continue};
use std::time::Duration;

use backoff_retry::call::CallStatus;
use backoff_retry::{GiveUpReason, Policy, VirtualClock, expo};

use crate::support::notes::{note, take_notes};
use crate::support::script::DbError;
use crate::support::world::{SECOND, ms, now};

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

/// The loop starts at once, so a name that was set on it would come too late for the first attempt.
#[test]
fn the_handler_for_attempts_sees_the_name_from_the_first_one_on() {
    static NOTED: Policy = Policy::new(expo()).max_tries(2).on_try(|details| note(details.target));
    let mut attempts = NOTED.named("import").attempts_on(VirtualClock::new());
    while let Continue(()) = attempts.after_blocking(Err::<(), _>("lost")) {}
    assert_eq!(take_notes(), ["import", "import"]);
    let mut attempts = NOTED.attempts_on(VirtualClock::new());
    assert!(attempts.after_blocking(Ok::<_, String>(1)).is_break());
    assert_eq!(take_notes(), [file!()]);
}

static LIMITED: Policy =
    Policy::new(expo()).max_tries(3).max_time(Duration::from_secs(10)).no_jitter();

/// Runs a step of a loop, in both forms, and returns the wait.
type Step<'s> = &'s mut dyn FnMut(Result<(), &'static str>) -> Option<Duration>;

/// Without a reset the limit of three attempts would be reached in each of these.
fn resets(clock: &VirtualClock, step: Step<'_>, reset: &mut dyn FnMut() -> u32) {
    assert_eq!(step(Err("lost")), Some(SECOND));
    assert_eq!(step(Err("lost")), Some(SECOND * 2));
    assert_eq!(reset(), 1, "the current attempt becomes the first");
    assert_eq!(step(Err("lost")), Some(SECOND), "the waits begin anew");
    // 4 s have passed in all, 1 s since the reset.
    clock.advance(SECOND * 7);
    assert_eq!(step(Err("lost")), Some(SECOND * 2), "`max_time` is counted from the reset");
    assert_eq!(step(Err("lost")), None, "three attempts since the reset");
}

#[test]
fn a_loop_starts_anew_after_a_reset() {
    use std::cell::RefCell;

    let clock = VirtualClock::new();
    let attempts = RefCell::new(LIMITED.attempts_on(&clock));
    let waited = |before: Duration| clock.time().saturating_sub(before);
    let mut blocking = |result| {
        let before = clock.time();
        attempts.borrow_mut().after_blocking(result).is_continue().then(|| waited(before))
    };
    resets(&clock, &mut blocking, &mut || {
        attempts.borrow_mut().reset();
        attempts.borrow().tries()
    });
    let report = attempts.borrow().report(());
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTries));
    assert_eq!((report.tries, report.waited, report.elapsed), (3, SECOND * 3, SECOND * 10));

    let attempts = RefCell::new(LIMITED.attempts_on(&clock));
    let mut awaited = |result| {
        let before = clock.time();
        let mut attempts = attempts.borrow_mut();
        now(attempts.after(result)).is_continue().then(|| waited(before))
    };
    resets(&clock, &mut awaited, &mut || {
        attempts.borrow_mut().reset();
        attempts.borrow().tries()
    });
}

#[test]
fn a_reset_after_the_end_starts_another_loop() {
    static NOTED: Policy = Policy::new(expo())
        .max_tries(2)
        .no_jitter()
        .on_try(|details| note(format!("try {} {:?}", details.tries, details.elapsed)));
    let clock = VirtualClock::new();
    let mut attempts = NOTED.attempts_on(&clock);
    while let Continue(()) = attempts.after_blocking(Err::<(), _>("lost")) {}
    clock.advance(SECOND * 60);
    attempts.reset();
    assert_eq!(attempts.report(()).status, CallStatus::Running);
    assert!(attempts.after_blocking(Ok(())).is_break());
    assert_eq!(take_notes(), ["try 1 0ns", "try 2 1s", "try 1 0ns"]);
    assert_eq!(attempts.report(()).tries, 1);
}

/// The clock that is read is the one that is slept on. Under paused time the thread's clock goes on, and tokio's moves
/// only with its timers: read together with the sleep of the other, neither would ever reach `max_time`.
#[tokio::test(start_paused = true)]
async fn max_time_is_reached_on_either_clock_under_paused_time() {
    static SHORT: Policy =
        Policy::new(expo().factor(ms(5))).max_time(Duration::from_millis(20)).no_jitter();
    let (start, paused) = (std::time::Instant::now(), tokio::time::Instant::now());
    let mut attempts = SHORT.attempts_blocking();
    while let Continue(()) = attempts.after_blocking(Err::<(), _>("lost")) {}
    assert_eq!(attempts.report(()).status, CallStatus::GaveUp(GiveUpReason::MaxTime));
    assert!(start.elapsed() >= ms(20));
    assert_eq!(paused.elapsed(), Duration::ZERO);

    let mut attempts = SHORT.attempts();
    while let Continue(()) = attempts.after(Err::<(), _>("lost")).await {}
    let report = attempts.report(());
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTime));
    assert_eq!((report.elapsed, paused.elapsed()), (ms(20), ms(20)));
}
