//! What a case runs in: its script, its clock, and what was seen of it.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use backoff_retry::wait::Stateless;
use backoff_retry::{Details, VirtualClock, Wait, constant, decay, expo, fibo};

use crate::case::{self, Case, Ended, Event, Interval, JitterKind, On};

/// What the body returns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Value {
    /// Nothing where `raise_on_giveup = false` made it.
    pub(crate) value: Option<i64>,
    retry_after: Option<Duration>,
}

/// What the body fails with.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) error: String,
    pub(crate) code: i64,
    retry_after: Option<Duration>,
}

pub(crate) type Outcome = Result<Value, Failure>;

/// A running case.
pub(crate) struct World<'c> {
    case: &'c Case,
    pub(crate) clock: VirtualClock,
    pub(crate) calls: Cell<usize>,
    pub(crate) events: RefCell<Vec<Event>>,
    /// How often something slept so far, for each event: tokio rounds every sleep up to its tick.
    pub(crate) sleeps: Cell<u32>,
    draws: [Cell<usize>; 2],
}

pub(crate) fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

impl<'c> World<'c> {
    pub(crate) fn new(case: &'c Case) -> Self {
        Self {
            case,
            clock: VirtualClock::new(),
            calls: Cell::new(0),
            events: RefCell::default(),
            sleeps: Cell::new(0),
            draws: Default::default(),
        }
    }

    fn layer(&self, layer: usize) -> &'c case::Layer {
        &self.case.layers[layer]
    }

    pub(crate) fn waits(&self, layer: usize) -> Generator<'c> {
        Generator(&self.layer(layer).wait)
    }

    pub(crate) fn max_tries(&self, layer: usize) -> Option<u32> {
        self.layer(layer).max_tries
    }

    pub(crate) fn max_time(&self, layer: usize) -> Option<Duration> {
        self.layer(layer).max_time.map(seconds)
    }

    pub(crate) fn jitter(&self, layer: usize, wait: Duration) -> Duration {
        let Some(jitter) = &self.layer(layer).jitter else { return wait };
        let index = self.draws[layer].get();
        self.draws[layer].set(index + 1);
        let draw = jitter.draws[index];
        match jitter.kind {
            JitterKind::Full => wait.mul_f64(draw),
            JitterKind::Random => wait + seconds(draw),
        }
    }

    pub(crate) fn names(&self, layer: usize, failure: &Failure) -> bool {
        self.layer(layer).errors.contains(&failure.error)
    }

    pub(crate) fn gives_up(&self, layer: usize, failure: &Failure) -> bool {
        self.layer(layer).giveup_codes.contains(&failure.code)
    }

    pub(crate) fn retries(&self, layer: usize, outcome: &Outcome) -> bool {
        let value = outcome.as_ref().ok().and_then(|value| value.value);
        value.is_some_and(|value| self.layer(layer).retry_values.contains(&value))
    }

    /// How long the next call of the body takes, and what comes of it.
    pub(crate) fn next_step(&self) -> (Duration, Outcome) {
        let call = self.calls.get();
        self.calls.set(call + 1);
        let step = &self.case.script[call];
        let retry_after = step.retry_after.map(seconds);
        let outcome = match &step.raises {
            Some(error) => Err(Failure { error: error.clone(), code: step.code, retry_after }),
            None => Ok(Value { value: step.returns, retry_after }),
        };
        (seconds(step.takes), outcome)
    }

    /// Records an event, and says how long its handler lasts.
    pub(crate) fn record<O: Seen>(
        &self,
        layer: usize,
        event: &str,
        details: &Details<'_, O>,
    ) -> Duration {
        let layer = self.layer(layer);
        let (value, failure) = details.outcome.seen();
        // Python tells the handlers of an exception layer nothing of the value.
        let value = value.filter(|_| layer.on == On::Predicate);
        self.events.borrow_mut().push(Event {
            event: event.to_owned(),
            layer: layer.name.clone(),
            tries: details.tries,
            elapsed: (event != "try").then_some(details.elapsed.as_secs_f64()),
            wait: details.wait.map(|wait| wait.as_secs_f64()),
            error: failure.map(|failure| failure.error.clone()),
            code: failure.map(|failure| failure.code),
            value,
        });
        if event == "backoff" {
            self.sleeps.set(self.sleeps.get() + 1);
        }
        seconds(layer.handler_takes.get(event).copied().unwrap_or(0.0))
    }

    pub(crate) fn handles_async(&self, layer: usize) -> bool {
        self.layer(layer).async_handlers
    }

    /// A sleep under tokio's paused time.
    pub(crate) async fn sleep(&self, time: Duration) {
        if !time.is_zero() {
            self.sleeps.set(self.sleeps.get() + 1);
            tokio::time::sleep(time).await;
        }
    }
}

pub(crate) fn ended(outcome: Outcome) -> Ended {
    match outcome {
        Ok(Value { value, .. }) => Ended { none: value.is_none(), value, error: None, code: None },
        Err(Failure { error, code, .. }) => {
            Ended { none: false, value: None, error: Some(error), code: Some(code) }
        }
    }
}

/// What an event shows of an outcome.
pub(crate) trait Seen {
    fn seen(&self) -> (Option<i64>, Option<&Failure>);
    fn retry_after(&self) -> Option<Duration> {
        None
    }
}

impl Seen for () {
    fn seen(&self) -> (Option<i64>, Option<&Failure>) {
        (None, None)
    }
}

impl Seen for Value {
    fn seen(&self) -> (Option<i64>, Option<&Failure>) {
        (self.value, None)
    }

    fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }
}

impl Seen for Failure {
    fn seen(&self) -> (Option<i64>, Option<&Failure>) {
        (None, Some(self))
    }

    fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }
}

impl Seen for Outcome {
    fn seen(&self) -> (Option<i64>, Option<&Failure>) {
        match self {
            Ok(value) => value.seen(),
            Err(failure) => failure.seen(),
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Ok(value) => value.retry_after(),
            Err(failure) => failure.retry_after(),
        }
    }
}

/// The library's generator that a case names.
#[derive(Clone, Copy)]
pub(crate) struct Generator<'c>(&'c case::Wait);

impl<O: Seen> Wait<O> for Generator<'_> {
    type State = Stateless;

    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
        match self.0 {
            case::Wait::Expo { base, factor, max_value } => {
                let expo = expo().base(*base).factor(seconds(*factor));
                match max_value {
                    Some(max) => expo.max_value(seconds(*max)).next_wait(tries, outcome),
                    None => { expo }.next_wait(tries, outcome),
                }
            }
            case::Wait::Fibo { max_value } => match max_value {
                Some(max) => fibo().max_value(seconds(*max)).next_wait(tries, outcome),
                None => fibo().next_wait(tries, outcome),
            },
            case::Wait::Constant { interval: Interval::One(one) } => {
                constant(seconds(*one)).next_wait(tries, outcome)
            }
            case::Wait::Constant { interval: Interval::List(list) } => {
                let list: Vec<_> = list.iter().copied().map(seconds).collect();
                constant(list).next_wait(tries, outcome)
            }
            case::Wait::Decay { initial_value, decay_factor, min_value } => decay()
                .initial_value(seconds(*initial_value))
                .decay_factor(*decay_factor)
                .min_value(seconds(min_value.unwrap_or(0.0)))
                .next_wait(tries, outcome),
            case::Wait::Runtime {} => backoff_retry::runtime(|outcome: &O| outcome.retry_after())
                .next_wait(tries, outcome),
        }
    }
}
