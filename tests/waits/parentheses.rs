//! Parentheses in the place of the wait generator group as they do elsewhere.

use std::cell::RefCell;
use std::time::Duration;

use backoff_retry::wait::Expo;
use backoff_retry::{Policy, VirtualClock, expo, on_exception};

/// A job that always fails, and notes when.
#[derive(Default)]
struct Job {
    clock: VirtualClock,
    attempts: RefCell<Vec<Duration>>,
}

impl Job {
    fn fail(&self) -> Result<(), String> {
        self.attempts.borrow_mut().push(self.clock.time());
        Err("failure".to_owned())
    }
}

/// Calls a function once, and returns its waits in seconds.
fn waits(retried: impl Fn(&Job) -> Result<(), String>) -> Vec<u64> {
    let job = Job::default();
    retried(&job).unwrap_err();
    job.attempts.borrow().windows(2).map(|pair| pair[1].saturating_sub(pair[0]).as_secs()).collect()
}

#[on_exception((1..=3).map(Duration::from_secs), jitter = none, clock = &job.clock)]
fn range(job: &Job) -> Result<(), String> {
    job.fail()
}

#[test]
fn a_range() {
    assert_eq!(waits(range), [1, 2, 3]);
}

#[on_exception((*w).take(2), jitter = none, clock = &job.clock)]
fn dereferenced(job: &Job, w: &Expo) -> Result<(), String> {
    job.fail()
}

#[test]
fn a_dereferenced_argument() {
    assert_eq!(waits(|job| dereferenced(job, &expo())), [1, 2]);
}

static P: Policy<Expo> = Policy::new(expo()).max_tries(3);

#[on_exception((&P).clone(), jitter = none, clock = &job.clock)]
#[allow(clippy::needless_borrow)] // It is what the parentheses are tested with.
fn borrowed(job: &Job) -> Result<(), String> {
    job.fail()
}

#[test]
fn a_borrowed_policy() {
    assert_eq!(waits(borrowed), [1, 2]);
}

#[on_exception((expo(factor = 2s)).take(2), jitter = none, clock = &job.clock)]
fn generator(job: &Job) -> Result<(), String> {
    job.fail()
}

#[on_exception(((expo(factor = 2s).take(2))), jitter = none, clock = &job.clock)]
fn whole(job: &Job) -> Result<(), String> {
    job.fail()
}

#[test]
fn a_generator_of_the_library() {
    assert_eq!(waits(generator), [2, 4]);
    assert_eq!(waits(whole), [2, 4]);
}

macro_rules! retried {
    ($name:ident, $wait:expr) => {
        #[on_exception($wait.map(Duration::from_secs), jitter = none, clock = &job.clock)]
        fn $name(job: &Job) -> Result<(), String> {
            job.fail()
        }
    };
}

retried!(by_a_macro, 1..=2);

#[test]
fn an_expression_of_a_macro() {
    assert_eq!(waits(by_a_macro), [1, 2]);
}
