//! A world to retry in: a virtual clock that notes what was slept on it, and a count of the calls.
#![allow(dead_code, unused_macros)] // Each test program uses a part of it.

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

/// What a retried function is given. It is a clock too: what is slept is noted, not what handlers are
/// told, so that the two can be compared.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) clock: VirtualClock,
    calls: Cell<u32>,
    slept: RefCell<Vec<Duration>>,
    said: RefCell<Vec<String>>,
}

impl World {
    /// Counts a call of the body; the first is 1.
    pub(crate) fn call(&self) -> u32 {
        self.calls.set(self.calls.get() + 1);
        self.calls.get()
    }

    /// A body that fails each time.
    pub(crate) fn fail<T>(&self) -> Result<T, String> {
        Err(format!("failure {}", self.call()))
    }

    /// A body that fails after a while.
    pub(crate) fn fail_after<T>(&self, takes: Duration) -> Result<T, String> {
        self.clock.advance(takes);
        self.fail()
    }

    /// This world, after something was done in it.
    pub(crate) fn also<T>(self, act: impl FnOnce(&Self) -> T) -> Self {
        act(&self);
        self
    }

    pub(crate) fn calls(&self) -> u32 {
        self.calls.get()
    }

    pub(crate) fn slept(&self) -> Vec<Duration> {
        self.slept.borrow().clone()
    }

    pub(crate) fn say(&self, words: impl Into<String>) {
        self.said.borrow_mut().push(words.into());
    }

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

/// Runs a future that never has to wait for anything: on a virtual clock none does.
pub(crate) fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits for something other than the virtual clock"),
    }
}
