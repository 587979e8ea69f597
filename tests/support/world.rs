//! What a retried function runs in: a virtual clock that records the sleeps, and a count of the attempts.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use backoff_retry::{AsyncSleep, Clock, Sleep, VirtualClock};

/// Defines a function twice: sync, and async under the second name.
macro_rules! both {
    (#[$($attr:tt)*] fn $sync:ident / $later:ident ($($args:tt)*) -> $ret:ty $body:block) => {
        #[$($attr)*]
        fn $sync($($args)*) -> $ret $body

        #[$($attr)*]
        async fn $later($($args)*) -> $ret $body
    };
}

pub(crate) const SECOND: Duration = Duration::from_secs(1);

pub(crate) const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// The argument of most retried functions here, and their clock. It records the sleeps themselves, so that tests
/// can compare them with the waits that handlers are notified of.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) clock: VirtualClock,
    calls: Cell<u32>,
    slept: RefCell<Vec<Duration>>,
    said: RefCell<Vec<String>>,
}

impl World {
    /// Counts an attempt and returns its number, starting at 1.
    pub(crate) fn call(&self) -> u32 {
        self.calls.set(self.calls.get() + 1);
        self.calls.get()
    }

    /// A body that fails in every attempt.
    pub(crate) fn fail<T>(&self) -> Result<T, String> {
        Err(format!("failure {}", self.call()))
    }

    /// A body that takes some time, then fails.
    pub(crate) fn fail_after<T>(&self, takes: Duration) -> Result<T, String> {
        self.clock.advance(takes);
        self.fail()
    }

    /// Returns this world after `act` has run in it.
    pub(crate) fn also<T>(self, act: impl FnOnce(&Self) -> T) -> Self {
        act(&self);
        self
    }

    /// The number of attempts so far.
    pub(crate) fn calls(&self) -> u32 {
        self.calls.get()
    }

    /// The waits that were slept, in order.
    pub(crate) fn slept(&self) -> Vec<Duration> {
        self.slept.borrow().clone()
    }

    /// Adds a line to the notes.
    pub(crate) fn say(&self, words: impl Into<String>) {
        self.said.borrow_mut().push(words.into());
    }

    /// The notes, in order.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.borrow().clone()
    }
}

impl Clock for World {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.clock.now()
    }

    fn elapsed(&self, earlier: Duration) -> Duration {
        Clock::elapsed(&self.clock, earlier)
    }
}

impl Sleep for World {
    fn sleep(&self, wait: Duration) {
        self.slept.borrow_mut().push(wait);
        self.clock.advance(wait);
    }
}

impl AsyncSleep for World {
    type Sleep = std::future::Ready<()>;

    fn sleep(&self, wait: Duration) -> Self::Sleep {
        Sleep::sleep(self, wait);
        std::future::ready(())
    }
}

/// Runs a future that is never pending; on a virtual clock none is.
pub(crate) fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits for something other than the virtual clock"),
    }
}

/// Runs both forms of a function, checks that they slept the same, and returns the waits.
#[allow(clippy::needless_pass_by_value)] // a reference to a function reads worse
pub(crate) fn waits_of<T>(
    sync: impl Fn(&World) -> T,
    later: impl AsyncFn(&World) -> T,
) -> Vec<Duration> {
    let (one, other) = (World::default(), World::default());
    sync(&one);
    now(later(&other));
    assert_eq!(one.slept(), other.slept());
    one.slept()
}

/// Notes that the expression called `name` was evaluated, and returns its value.
pub(crate) fn evaluated<T>(world: &World, name: &str, value: T) -> T {
    world.say(name);
    value
}
