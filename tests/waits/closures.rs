//! Closures in the place of the wait generator: only that of `runtime` takes the outcome, all others are the
//! user's own and keep the parameters that they were written with.

use std::cell::{Cell, RefCell};
use std::iter::{repeat_with, successors};
use std::sync::OnceLock;
use std::time::Duration;

use backoff_retry::wait::Expo;
use backoff_retry::{Policy, VirtualClock, expo, on_exception, runtime};

/// A job that always fails, and notes when.
#[derive(Default)]
struct Job {
    clock: VirtualClock,
    attempts: RefCell<Vec<Duration>>,
}

impl Job {
    fn fail(&self) -> Result<(), u32> {
        let mut attempts = self.attempts.borrow_mut();
        attempts.push(self.clock.time());
        Err(u32::try_from(attempts.len()).expect("a few attempts"))
    }

    /// The waits between the attempts, in milliseconds.
    fn waits(&self) -> Vec<u128> {
        self.attempts
            .borrow()
            .windows(2)
            .map(|pair| pair[1].saturating_sub(pair[0]).as_millis())
            .collect()
    }
}

/// Calls a function once, and returns its waits in milliseconds.
fn waits(retried: impl Fn(&Job) -> Result<(), u32>) -> Vec<u128> {
    let job = Job::default();
    retried(&job).unwrap_err();
    job.waits()
}

#[on_exception(repeat_with(|| Duration::from_secs(1)), max_tries = 3, jitter = none, clock = &job.clock)]
fn repeated(job: &Job) -> Result<(), u32> {
    job.fail()
}

#[test]
fn a_closure_without_parameters() {
    assert_eq!(waits(repeated), [1000, 1000]);
}

#[on_exception(
    std::iter::from_fn(|| { left.set(left.get() - 1); (left.get() > 0).then_some(20ms) }),
    jitter = none,
    clock = &job.clock,
)]
fn counted_down(job: &Job, left: &Cell<u32>) -> Result<(), u32> {
    job.fail()
}

#[test]
fn a_closure_with_a_state() {
    assert_eq!(waits(|job| counted_down(job, &Cell::new(3))), [20, 20]);
}

#[on_exception(successors(Some(10ms), |d| Some(*d * 2)), max_tries = 4, jitter = none, clock = &job.clock)]
fn doubled(job: &Job) -> Result<(), u32> {
    job.fail()
}

#[test]
fn a_closure_that_takes_a_time() {
    assert_eq!(waits(doubled), [10, 20, 40]);
}

#[on_exception(expo().into_iter().map(|d| d / 2), max_tries = 4, jitter = none, clock = &job.clock)]
fn halved(job: &Job) -> Result<(), u32> {
    job.fail()
}

/// `expo()` could be rebuilt for each wait, but a closure may have a state.
#[on_exception(
    expo().into_iter().map(|d| { *calls += 1; d * *calls }),
    max_tries = 4,
    jitter = none,
    clock = &job.clock,
)]
fn scaled(job: &Job, calls: &mut u32) -> Result<(), u32> {
    job.fail()
}

#[test]
fn a_closure_behind_a_generator_of_the_library() {
    assert_eq!(waits(halved), [500, 1000, 2000]);
    assert_eq!(waits(|job| scaled(job, &mut 0)), [1000, 4000, 12000]);
}

#[on_exception(Policy::new(expo()).jitter(|w| w / 2), max_tries = 4, clock = &job.clock)]
fn jitter_of_a_policy(job: &Job) -> Result<(), u32> {
    job.fail()
}

#[test]
fn a_closure_of_a_policy() {
    assert_eq!(waits(jitter_of_a_policy), [500, 1000, 2000]);
}

static ON: OnceLock<Policy<Expo>> = OnceLock::new();

#[on_exception(
    ON.get_or_init(|| Policy::new(expo().factor(3s)).max_tries(3)),
    jitter = none,
    clock = &job.clock,
)]
fn policy_made_on_first_use(job: &Job) -> Result<(), u32> {
    job.fail()
}

#[test]
fn a_closure_that_makes_a_policy() {
    assert_eq!(waits(policy_made_on_first_use), [3000, 6000]);
}

#[on_exception(
    runtime(|error| (*error < 3).then(|| 1ms * *error)).or(repeat_with(|| 5ms)),
    max_tries = 4,
    jitter = none,
    clock = &job.clock,
)]
fn asked_for(job: &Job) -> Result<(), u32> {
    job.fail()
}

#[test]
fn only_the_closure_of_runtime_takes_the_outcome() {
    assert_eq!(waits(asked_for), [1, 2, 5]);
}

/// A generator of the user's, with a method that has the name of one of the library's.
struct Scaled(u32);

impl Scaled {
    fn or(self, scale: impl Fn(u32) -> Duration) -> impl Iterator<Item = Duration> {
        (1..=self.0).map(scale)
    }
}

#[on_exception(Scaled(2).or(|n| 7ms * n), jitter = none, clock = &job.clock)]
fn scaled_by_a_method(job: &Job) -> Result<(), u32> {
    job.fail()
}

#[test]
fn a_closure_of_a_method_called_or() {
    assert_eq!(waits(scaled_by_a_method), [7, 14]);
}
