//! Loops that borrow their state mutably, reports, and how often a clock is read.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow::{Break, Continue};
use std::time::Duration;

use backoff_retry::drive::Ended;
use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{GiveUpReason, Policy, VirtualClock, expo};

#[derive(Debug, PartialEq, Clone, Copy)]
enum DbError {
    Busy,
    Syntax,
}

static ANY: Policy = Policy::new(expo()).max_tries(3).no_jitter();
static BUSY: Policy<Expo, For<DbError>> =
    Policy::retry_if(expo(), |error| *error == DbError::Busy).max_tries(3).no_jitter();
const ONCE: Policy = Policy::new(expo()).max_tries(1);

/// Fails with each of `errors` in turn, then gives the number of calls.
fn failing(errors: &[DbError]) -> impl FnMut() -> Result<usize, DbError> + use<'_> {
    let mut calls = 0;
    move || {
        calls += 1;
        errors.get(calls - 1).map_or(Ok(calls), |error| Err(*error))
    }
}

#[test]
fn a_report_tells_how_it_went() {
    let clock = VirtualClock::new();
    let report = ANY.call(failing(&[DbError::Busy; 5])).clock(&clock).report().blocking();
    assert_eq!(report.result, Err(DbError::Busy));
    assert_eq!((report.tries, report.elapsed), (3, Duration::from_secs(3)));
    assert_eq!(report.waited, Duration::from_secs(3));
    assert_eq!(report.ended, Ended::GaveUp(GiveUpReason::MaxTries));

    let report = BUSY.call(failing(&[DbError::Syntax])).clock(&clock).report().blocking();
    assert_eq!((report.tries, report.ended), (1, Ended::NotRetried));
    let report = BUSY.call(failing(&[])).report().blocking();
    assert_eq!((report.result, report.ended), (Ok(1), Ended::Success));
}

#[tokio::test(start_paused = true)]
async fn a_report_of_a_future() {
    let report = ANY.call(|| async { Err::<(), _>(DbError::Busy) }).report().await;
    assert_eq!((report.tries, report.elapsed), (3, Duration::from_secs(3)));
    assert_eq!(report.ended, Ended::GaveUp(GiveUpReason::MaxTries));
}

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
async fn an_attempt_counts_though_its_wait_is_dropped() {
    let mut attempts = ANY.attempts();
    for _ in 0..2 {
        let after = attempts.after(Err::<(), _>("lost"));
        assert!(tokio::time::timeout(Duration::from_millis(1), after).await.is_err());
    }
    assert_eq!(attempts.after(Err("lost")).await, Break(Err("lost")));
    assert_eq!(attempts.tries(), 3);
}

#[test]
fn a_report_measures_attempts_and_not_handlers() {
    let clock = VirtualClock::new();
    let late = |_: &backoff_retry::Details<'_, DbError>| clock.advance(Duration::from_secs(100));
    let report =
        ONCE.call(failing(&[DbError::Busy])).on_giveup(late).clock(&clock).report().blocking();
    assert_eq!(report.elapsed, Duration::ZERO);

    let mut attempts = ONCE.attempts_on(&clock).name("step");
    assert_eq!(attempts.report(()).ended, Ended::Running);
    assert!(attempts.after_blocking(Err::<(), _>(1)).is_break());
    clock.advance(Duration::from_secs(500));
    let report = attempts.report(());
    assert_eq!(report.elapsed, Duration::ZERO);
    assert_eq!(report.ended, Ended::GaveUp(GiveUpReason::MaxTries));
}

/// A clock that counts how often it is read.
#[derive(Default)]
struct Counting {
    clock: VirtualClock,
    reads: Cell<u32>,
}

impl backoff_retry::Clock for &Counting {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.reads.set(self.reads.get() + 1);
        self.clock.time()
    }

    fn elapsed(&self, earlier: Duration) -> Duration {
        self.now().saturating_sub(earlier)
    }
}

impl backoff_retry::Sleep for &Counting {
    fn sleep(&self, wait: Duration) {
        self.clock.advance(wait);
    }
}

#[test]
fn the_clock_is_read_only_where_someone_asks() {
    static LIMITED: Policy = Policy::new(expo()).max_time(Duration::from_secs(60)).no_jitter();
    #[backoff_retry::on_exception(&LIMITED, clock = clock)]
    fn annotated(
        clock: &Counting,
        attempt: &dyn Fn() -> Result<usize, DbError>,
    ) -> Result<usize, DbError> {
        attempt()
    }
    for (errors, reads) in [(0, 1), (3, 4)] {
        let errors = [DbError::Busy; 3].split_at(errors).0.to_vec();
        let count = |run: &dyn Fn(&Counting) -> Result<usize, DbError>| {
            let clock = Counting::default();
            assert_eq!(run(&clock), Ok(errors.len() + 1));
            clock.reads.get()
        };
        assert_eq!(count(&|clock| LIMITED.call(failing(&errors)).clock(clock).blocking()), reads);
        let attempt = RefCell::new(failing(&errors));
        assert_eq!(count(&|clock| annotated(clock, &|| (attempt.borrow_mut())())), reads);
        let untimed =
            |clock: &Counting| ANY.call(failing(&errors)).max_tries(9).clock(clock).blocking();
        assert_eq!(count(&untimed), 0);
    }
}
