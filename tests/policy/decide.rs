//! Decisions without a call: `Policy::decide` and `Policy::stepper`, and the getters.

use std::cell::RefCell;
use std::time::Duration;

use backoff_retry::budget::Budget;
use backoff_retry::call::CallStatus;
use backoff_retry::policy::{Decision, For};
use backoff_retry::wait::{Constant, Expo};
use backoff_retry::{
    GiveUpReason, Policy, RetryBudget, VirtualClock, constant, decay, decorrelated, expo, fibo,
    jitter, linear, runtime,
};

use crate::support::world::{SECOND, ms};

#[derive(Debug)]
enum Fault {
    Busy,
    Broken,
    Fatal,
}

static TYPED: Policy<Expo, For<Fault>> = Policy::typed(expo())
    .no_jitter()
    .max_tries(4)
    .max_time(Duration::from_secs(10))
    .retry_if(|fault| !matches!(fault, Fault::Broken))
    .giveup(|fault| matches!(fault, Fault::Fatal))
    .on_backoff(|_| panic!("no handler runs"))
    .on_giveup(|_| panic!("no handler runs"));

#[test]
fn the_rules_are_those_of_a_call() {
    let decide = |tries, seconds, fault| TYPED.decide(tries, SECOND * seconds, &fault);
    assert_eq!(decide(1, 0, Fault::Busy), Decision::Retry(SECOND));
    assert_eq!(decide(3, 0, Fault::Busy), Decision::Retry(SECOND * 4));
    assert_eq!(decide(3, 8, Fault::Busy), Decision::Retry(SECOND * 2), "clipped");
    assert_eq!(decide(4, 0, Fault::Busy), Decision::GiveUp(GiveUpReason::MaxTries));
    assert_eq!(decide(1, 10, Fault::Busy), Decision::GiveUp(GiveUpReason::MaxTime));
    assert_eq!(decide(1, 0, Fault::Fatal), Decision::GiveUp(GiveUpReason::Giveup));
    assert_eq!(decide(1, 0, Fault::Broken), Decision::NotRetried);
}

#[test]
fn a_generator_that_remembers_is_asked_for_the_waits_before() {
    let list = Policy::new(constant([SECOND, SECOND * 5])).no_jitter();
    let decide = |tries| list.decide(tries, Duration::ZERO, &());
    assert_eq!(decide(2), Decision::Retry(SECOND * 5));
    assert_eq!(decide(1), Decision::Retry(SECOND), "nothing was remembered");
    assert_eq!(decide(3), Decision::GiveUp(GiveUpReason::WaitsExhausted));
    let chained = Policy::new(expo().take(2).chain(constant(ms(5)))).no_jitter();
    assert_eq!(chained.decide(5, Duration::ZERO, &()), Decision::Retry(ms(5)));
}

#[test]
fn the_wait_may_depend_on_the_outcome() {
    let policy = Policy::new(runtime(|wait: &Option<Duration>| *wait).or(expo())).no_jitter();
    let decide = |wait| policy.decide(3, Duration::ZERO, &wait);
    assert_eq!(decide(Some(SECOND * 7)), Decision::Retry(SECOND * 7));
    assert_eq!(decide(None), Decision::Retry(SECOND * 4));
}

#[test]
fn decide_leaves_the_budget_alone_and_a_stepper_does_not() {
    static BUDGET: RetryBudget = RetryBudget::new().capacity(1).earn(1.0);
    static POLICY: Policy = Policy::new(expo()).no_jitter().budget(&BUDGET);
    assert_eq!(POLICY.decide(1, Duration::ZERO, &()), Decision::Retry(SECOND));
    assert_eq!(POLICY.decide(1, Duration::ZERO, &()), Decision::Retry(SECOND));
    let mut steps = POLICY.stepper();
    assert_eq!(steps.decide(Duration::ZERO, &()), Decision::Retry(SECOND));
    assert_eq!(steps.decide(SECOND, &()), Decision::GiveUp(GiveUpReason::Budget));
    POLICY.stepper().succeed();
    assert!(POLICY.get_budget().is_some_and(Budget::withdraw));
}

#[test]
fn a_stepper_remembers_and_its_clones_go_their_own_ways() {
    let policy = Policy::new(constant([SECOND, SECOND * 2, SECOND * 3])).no_jitter();
    let mut steps = policy.stepper();
    assert_eq!(steps.decide(Duration::ZERO, &()), Decision::Retry(SECOND));
    let mut other = steps.clone();
    assert_eq!(steps.decide(Duration::ZERO, &()), Decision::Retry(SECOND * 2));
    assert_eq!(steps.decide(Duration::ZERO, &()), Decision::Retry(SECOND * 3));
    assert_eq!(other.decide(Duration::ZERO, &()), Decision::Retry(SECOND * 2));
    assert_eq!((steps.tries(), other.tries()), (3, 2));
    fn is_owned<T: Clone + Send + 'static>(_: &T) {}
    is_owned(&steps);
}

/// A stepper decides what a call decides.
#[test]
fn a_stepper_agrees_with_a_call() {
    let policy =
        Policy::new(decorrelated().min_value(ms(10)).max_value(SECOND).take(6)).no_jitter();
    let (clock, waits) = (VirtualClock::new(), RefCell::new(Vec::new()));
    let report = policy
        .call_blocking(|| Err::<(), _>("down"))
        .on_backoff(|details| waits.borrow_mut().extend(details.wait))
        .clock(&clock)
        .report();
    let mut steps = policy.stepper();
    let mut stepped = 0;
    let reason = loop {
        match steps.decide(Duration::ZERO, &"down") {
            Decision::Retry(wait) => {
                assert!(wait >= ms(10) && wait <= SECOND);
                stepped += 1;
            }
            Decision::GiveUp(reason) => break reason,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(report.status, CallStatus::GaveUp(reason));
    assert_eq!((waits.borrow().len(), steps.tries()), (stepped, report.tries));
}

#[test]
fn getters_return_what_was_set() {
    let policy = Policy::new(expo()).max_tries(5).max_time(SECOND);
    assert_eq!((policy.get_max_tries(), policy.get_max_time()), (Some(5), Some(SECOND)));
    assert!(policy.get_budget().is_none());
    let plain = Policy::new(fibo()).no_jitter();
    assert_eq!((plain.get_max_tries(), plain.get_max_time()), (None, None));
    assert_eq!(plain.apply_jitter(SECOND), SECOND);
    assert_eq!(Policy::new(fibo()).jitter(|wait| wait / 2).apply_jitter(SECOND), SECOND / 2);
    let _: fn(Duration) -> Duration = jitter::full_jitter;

    let waits = expo().base(3.0).factor(ms(5)).max_value(SECOND).min_value(ms(2));
    assert!((waits.get_base() - 3.0).abs() < f64::EPSILON);
    let (factor, longest, shortest) = (ms(5), Some(SECOND), ms(2));
    assert_eq!(
        (waits.get_factor(), waits.get_max_value(), waits.get_min_value()),
        (factor, longest, shortest)
    );
    assert_eq!(fibo().get_max_value(), None);
    assert_eq!(fibo().max_value(SECOND).get_max_value(), Some(SECOND));
    let waits = linear().start(ms(1)).step(ms(2)).max_value(ms(9));
    assert_eq!((waits.get_start(), waits.get_step()), (ms(1), ms(2)));
    assert_eq!((waits.get_max_value(), linear().get_max_value()), (Some(ms(9)), None));
    let waits = decay().initial_value(ms(7)).decay_factor(0.5).min_value(ms(1));
    assert_eq!((waits.get_initial_value(), waits.get_min_value()), (ms(7), ms(1)));
    assert!((waits.get_decay_factor() - 0.5).abs() < f64::EPSILON);
    let waits = decorrelated().min_value(ms(3)).max_value(ms(8));
    assert_eq!((waits.get_min_value(), waits.get_max_value()), (ms(3), Some(ms(8))));
    assert_eq!(decorrelated().get_max_value(), None);
    let list: Constant<[Duration; 2]> = constant([ms(1), ms(2)]);
    assert_eq!(list.get_interval(), &[ms(1), ms(2)]);
}
