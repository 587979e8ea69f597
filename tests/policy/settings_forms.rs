//! The forms in which a setting can be made, for the tables in the `settings` files: one macro or function a form.

use std::cell::Cell;
use std::time::Duration;

use backoff_retry::policy::For;
use backoff_retry::wait::Constant;
use backoff_retry::{AsyncSleep, Clock, Details, Policy, Sleep, VirtualClock, constant};

use crate::support::collector::logged;
use crate::support::notes::{note, take_notes};
use crate::support::script::DbError;

pub(crate) type Waits = Constant<[Duration; 2]>;
pub(crate) type Typed = Policy<Waits, For<DbError>>;
pub(crate) type Untyped = Policy<Waits>;

const WAITS: Waits = constant([Duration::from_secs(1), Duration::from_secs(2)]);

/// A typed policy with no setting but two waits, so that every call ends.
pub(crate) const fn typed() -> Typed {
    Policy::typed(WAITS).no_jitter()
}

/// A typed policy with a filter and two waits.
pub(crate) const fn filtered(filter: fn(&DbError) -> bool) -> Typed {
    Policy::typed(WAITS).retry_if(filter).no_jitter()
}

/// An untyped policy with no setting but two waits.
pub(crate) const fn untyped() -> Untyped {
    Policy::new(WAITS).no_jitter()
}

/// Gives an untyped policy a type and a filter.
pub(crate) fn into_typed(policy: Untyped, filter: fn(&DbError) -> bool) -> Typed {
    policy.into_typed().retry_if(filter)
}

/// A blocking call with some setters.
macro_rules! blocking {
    ($policy:expr, $scene:expr $(, $($setters:tt)*)?) => {
        $policy.call_blocking(|| $scene.attempt()) $($($setters)*)? .clock($scene).run()
    };
}

/// An async call with some setters.
macro_rules! awaited {
    ($policy:expr, $scene:expr $(, $($setters:tt)*)?) => {
        $crate::support::world::now(async {
            $policy.call(|| async { $scene.attempt() }) $($($setters)*)? .clock($scene).await
        })
    };
}

/// A blocking loop with some setters.
macro_rules! blocking_loop {
    ($policy:expr, $scene:expr $(, $($before:tt)*)?) => {{
        let policy = $policy;
        let mut attempts = policy $($($before)*)? .attempts_on($scene);
        loop {
            if let std::ops::ControlFlow::Break(result) = attempts.after_blocking($scene.attempt()) {
                break result;
            }
        }
    }};
}

/// An async loop with some setters.
macro_rules! awaited_loop {
    ($policy:expr, $scene:expr $(, $($before:tt)*)?) => {
        $crate::support::world::now(async {
            let policy = $policy;
            let mut attempts = policy $($($before)*)? .attempts_on($scene);
            loop {
                let after = attempts.after($scene.attempt());
                if let std::ops::ControlFlow::Break(result) = after.await {
                    break result;
                }
            }
        })
    };
}

/// What an attempt runs in: a script, and a clock that notes the waits.
pub(crate) struct Scene<'s> {
    script: &'s [DbError],
    calls: Cell<usize>,
    clock: VirtualClock,
}

impl Scene<'_> {
    /// Takes half a second and fails with the next error of the script, or returns the number of the attempt.
    pub(crate) fn attempt(&self) -> Result<usize, DbError> {
        self.clock.advance(Duration::from_millis(500));
        self.calls.set(self.calls.get() + 1);
        let calls = self.calls.get();
        self.script.get(calls - 1).map_or(Ok(calls), |error| Err(*error))
    }
}

impl Clock for Scene<'_> {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.clock.now()
    }

    fn elapsed(&self, earlier: Duration) -> Duration {
        Clock::elapsed(&self.clock, earlier)
    }
}

impl Sleep for Scene<'_> {
    fn sleep(&self, wait: Duration) {
        note(format!("wait {wait:?}"));
        self.clock.advance(wait);
    }
}

impl AsyncSleep for Scene<'_> {
    type Sleep = std::future::Ready<()>;

    fn sleep(&self, wait: Duration) -> Self::Sleep {
        Sleep::sleep(self, wait);
        std::future::ready(())
    }
}

/// Runs a call, and returns the notes of it: handlers and waits in order, the levels that were logged, the result.
pub(crate) fn trace(
    script: &[DbError],
    run: impl FnOnce(&Scene<'_>) -> Result<usize, DbError>,
) -> Vec<String> {
    let scene = Scene { script, calls: Cell::new(0), clock: VirtualClock::new() };
    let mut result = None;
    let events = logged(|| result = Some(run(&scene)));
    let levels: Vec<_> = events.iter().map(|event| event.level.to_string()).collect();
    let mut trace = take_notes();
    trace.push(format!("log {}", levels.join(" ")));
    trace.push(format!("{:?}", result.expect("the call has returned")));
    trace
}

/// A handler of any event.
pub(crate) fn event<O>(details: &Details<'_, O>) {
    let Details { tries, elapsed, wait, reason, .. } = details;
    let reason = reason.map_or_else(String::new, |reason| reason.to_string());
    note(format!("event {tries} {elapsed:?} {wait:?} {reason}"));
}

/// A handler that sees the error.
pub(crate) fn failure(details: &Details<'_, DbError>) {
    note(format!("error {:?}", details.outcome));
    event(details);
}

/// A handler that is replaced by another one.
pub(crate) fn overridden<O>(_: &Details<'_, O>) {
    note("overridden");
}

/// A handler that notes what the call is called.
pub(crate) fn name<O>(details: &Details<'_, O>) {
    note(details.target);
}
