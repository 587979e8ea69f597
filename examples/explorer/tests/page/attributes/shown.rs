//! Written by the test `the_attributes_are_those_of_the_page`.

/// `expo`
#[rustfmt::skip]
mod case_0 {
use backoff_retry::{RetryBudget, expo, full_jitter, on_exception};

static BUDGET: RetryBudget = RetryBudget::new().capacity(10).earn(0.1);

#[on_exception(
    expo(factor = 100ms, max_value = 30s),
    max_tries = 8,
    jitter = full_jitter,
    budget = &BUDGET,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `expo max_tries=5 jitter=none`
#[rustfmt::skip]
mod case_1 {
use backoff_retry::{RetryBudget, expo, on_exception};

static BUDGET: RetryBudget = RetryBudget::new().capacity(10).earn(0.1);

#[on_exception(
    expo(factor = 100ms, max_value = 30s),
    max_tries = 5,
    jitter = none,
    budget = &BUDGET,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `expo wait.expo.factor=250ms wait.expo.base=1.7 wait.expo.max_value=20s max_tries=12 budget=false`
#[rustfmt::skip]
mod case_2 {
use backoff_retry::{expo, full_jitter, on_exception};

#[on_exception(
    expo(base = 1.7, factor = 250ms, max_value = 20s),
    max_tries = 12,
    jitter = full_jitter,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `expo + max_tries=6`
#[rustfmt::skip]
mod case_3 {
use backoff_retry::{expo, full_jitter, on_exception};

#[on_exception(expo, max_tries = 6, jitter = full_jitter)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `expo + wait.expo.base=3 wait.expo.min_value=2s max_time=90s jitter=equal_jitter`
#[rustfmt::skip]
mod case_4 {
use backoff_retry::{equal_jitter, expo, on_exception};

#[on_exception(
    expo(base = 3.0, min_value = 2s),
    max_time = 90s,
    jitter = equal_jitter,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `expo + wait.expo.factor=20us wait.expo.max_value=1.5ms max_tries=9 attempt_takes=300us budget=true`
#[rustfmt::skip]
mod case_5 {
use backoff_retry::{RetryBudget, expo, full_jitter, on_exception};

static BUDGET: RetryBudget = RetryBudget::new().capacity(10).earn(0.1);

#[on_exception(
    expo(factor = 20us, max_value = 1500us),
    max_tries = 9,
    jitter = full_jitter,
    budget = &BUDGET,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `fibo + max_tries=7 budget=true budget.capacity=3 budget.earn=1`
#[rustfmt::skip]
mod case_6 {
use backoff_retry::{RetryBudget, fibo, full_jitter, on_exception};

static BUDGET: RetryBudget = RetryBudget::new().capacity(3).earn(1.0);

#[on_exception(fibo, max_tries = 7, jitter = full_jitter, budget = &BUDGET)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `fibo + wait.fibo.max_value=8s max_time=1min attempt_takes=1500ms jitter=random_jitter`
#[rustfmt::skip]
mod case_7 {
use backoff_retry::{fibo, on_exception, random_jitter};

#[on_exception(fibo(max_value = 8s), max_time = 1min, jitter = random_jitter)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `constant + max_tries=4 jitter=random_jitter`
#[rustfmt::skip]
mod case_8 {
use backoff_retry::{constant, on_exception, random_jitter};

#[on_exception(constant, max_tries = 4, jitter = random_jitter)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `constant + wait.constant.interval=50ms max_time=1s attempt_takes=20ms`
#[rustfmt::skip]
mod case_9 {
use backoff_retry::{constant, full_jitter, on_exception};

#[on_exception(constant(50ms), max_time = 1s, jitter = full_jitter)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `constant + wait.constant.interval=100ms,1s,10s jitter=none`
#[rustfmt::skip]
mod case_10 {
use backoff_retry::{constant, on_exception};

#[on_exception(constant([100ms, 1s, 10s]), jitter = none)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `constant + wait.constant.interval=0s max_tries=3`
#[rustfmt::skip]
mod case_11 {
use backoff_retry::{constant, full_jitter, on_exception};

#[on_exception(constant(0s), max_tries = 3, jitter = full_jitter)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `linear + wait.linear.start=100ms wait.linear.step=150ms wait.linear.max_value=0.5s max_tries=8`
#[rustfmt::skip]
mod case_12 {
use backoff_retry::{full_jitter, linear, on_exception};

#[on_exception(
    linear(max_value = 500ms, start = 100ms, step = 150ms),
    max_tries = 8,
    jitter = full_jitter,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `linear + max_time=30s jitter=none budget=true budget.earn=0.25`
#[rustfmt::skip]
mod case_13 {
use backoff_retry::{RetryBudget, linear, on_exception};

static BUDGET: RetryBudget = RetryBudget::new().capacity(10).earn(0.25);

#[on_exception(linear, max_time = 30s, jitter = none, budget = &BUDGET)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `decay + wait.decay.initial_value=3s wait.decay.decay_factor=0.35 wait.decay.min_value=100ms max_tries=9`
#[rustfmt::skip]
mod case_14 {
use backoff_retry::{decay, full_jitter, on_exception};

#[on_exception(
    decay(decay_factor = 0.35, initial_value = 3s, min_value = 100ms),
    max_tries = 9,
    jitter = full_jitter,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `decay + wait.decay.decay_factor=0.5 max_time=5s jitter=equal_jitter`
#[rustfmt::skip]
mod case_15 {
use backoff_retry::{decay, equal_jitter, on_exception};

#[on_exception(
    decay(decay_factor = 0.5),
    max_time = 5s,
    jitter = equal_jitter,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `decorrelated + wait.decorrelated.min_value=250ms wait.decorrelated.max_value=10s max_tries=6 jitter=none`
#[rustfmt::skip]
mod case_16 {
use backoff_retry::{decorrelated, on_exception};

#[on_exception(
    decorrelated(max_value = 10s, min_value = 250ms),
    max_tries = 6,
    jitter = none,
)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `decorrelated + max_time=2min`
#[rustfmt::skip]
mod case_17 {
use backoff_retry::{decorrelated, full_jitter, on_exception};

#[on_exception(decorrelated, max_time = 2min, jitter = full_jitter)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// `linear + wait.linear.step=10min max_tries=1`
#[rustfmt::skip]
mod case_18 {
use backoff_retry::{full_jitter, linear, on_exception};

#[on_exception(linear(step = 10min), max_tries = 1, jitter = full_jitter)]
pub(super) fn call() -> Result<(), &'static str> {
    Err("refused")
}
}

/// The functions, in the order of the cases.
pub(super) const CALLS: &[fn() -> Result<(), &'static str>] = &[
    case_0::call,
    case_1::call,
    case_2::call,
    case_3::call,
    case_4::call,
    case_5::call,
    case_6::call,
    case_7::call,
    case_8::call,
    case_9::call,
    case_10::call,
    case_11::call,
    case_12::call,
    case_13::call,
    case_14::call,
    case_15::call,
    case_16::call,
    case_17::call,
    case_18::call,
];
