//! One observer for all calls of the process, for metrics and error trackers.
//!
//! Handlers belong to one function, call or policy. An [`Observer`] is set once, by [`observe`], and is notified of
//! each backoff, each give-up and each outcome that the filter rejects, whether an attribute, a policy, a loop or a
//! layer runs the call. These are the events of the default log, whatever the levels of the log.
//!
//! A success costs nothing by default, so it is not reported. Where successes are to be counted, the attribute has
//! the option `observe`, the policy [`observed`](crate::Policy::observed), or the call `.observed()`. The call then
//! measures its time, and each call reports one end: a success, a give-up, or an outcome that is not retried.
//!
//! ```
//! use std::sync::atomic::{AtomicU32, Ordering};
//! use backoff_retry::observer::{Event, Observer, observe};
//! use backoff_retry::{constant, on_exception};
//!
//! #[derive(Default)]
//! struct Lost(AtomicU32);
//!
//! impl Observer for Lost {
//!     fn on_giveup(&self, event: &Event<'_>) {
//!         self.0.fetch_add(1, Ordering::Relaxed);
//!         eprintln!("{event}"); // Giving up fetch(...) after 2 tries (refused)
//!     }
//! }
//!
//! #[on_exception(constant(1ms), max_tries = 2)]
//! fn fetch() -> Result<(), &'static str> {
//!     Err("refused")
//! }
//!
//! static LOST: Lost = Lost(AtomicU32::new(0));
//! observe(&LOST)?;
//! fetch().unwrap_err();
//! assert_eq!(LOST.0.load(Ordering::Relaxed), 1);
//! # Ok::<(), backoff_retry::observer::AlreadyObserved>(())
//! ```
//!
//! [`Policy::decide`](crate::Policy::decide) and a [`Stepper`](crate::policy::Stepper) have no events: they know neither
//! the name of what is retried nor when it ends. Without the feature `std` no observer can be set.

#[cfg(feature = "std")]
use std::sync::OnceLock;

use core::fmt;
use core::time::Duration;

#[cfg(feature = "std")]
use thiserror::Error;

use crate::details::{Details, GiveUpReason};
use crate::message::{Happened, Message};

/// Is notified of the events of all calls of the process, once it is set by [`observe`].
///
/// A method runs on the thread of the call, after the default log and before the handlers. It must not block in async
/// code, and a call that fails inside of it is reported to it again.
///
/// # Panics
/// A panic of an observer unwinds through the call, as that of a handler does.
pub trait Observer: Sync {
    /// A call will wait, and then make another attempt.
    fn on_backoff(&self, event: &Event<'_>) {
        let _ = event;
    }

    /// A call gave up.
    fn on_giveup(&self, event: &Event<'_>) {
        let _ = event;
    }

    /// A call ended with an outcome that the filter rejects.
    fn on_not_retried(&self, event: &Event<'_>) {
        let _ = event;
    }

    /// A call succeeded. Only for calls that are observed: see [the module](self).
    fn on_success(&self, event: &Event<'_>) {
        let _ = event;
    }
}

/// An event, as an [`Observer`] sees it. `Display` writes the message of the default log, with the error and its sources.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The path of the retried function, or its `name`.
    pub target: &'static str,
    /// The number of attempts so far, including the first.
    pub tries: u32,
    /// The time from the start of the call to the end of the attempt; `None` if the call does not measure it.
    pub elapsed: Option<Duration>,
    /// The wait that follows; only for `on_backoff`.
    pub wait: Option<Duration>,
    /// Why the call gave up; only for `on_giveup`.
    pub reason: Option<GiveUpReason>,
    is_during_wait: bool,
    message: &'a (dyn fmt::Display + 'a),
}

impl Event<'_> {
    /// Returns the last segment of the target's path, without generics, as [`Details::name`] does.
    pub fn name(&self) -> &'static str {
        Details::new(self.target, self.tries, None, &()).name()
    }

    /// Returns whether the call was cancelled during a wait: a backoff has reported the attempt before.
    pub fn is_during_wait(&self) -> bool {
        self.is_during_wait
    }
}

impl fmt::Display for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl fmt::Debug for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("target", &self.target)
            .field("tries", &self.tries)
            .field("elapsed", &self.elapsed)
            .field("wait", &self.wait)
            .field("reason", &self.reason)
            .field("message", &format_args!("{}", self.message))
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "std")]
static OBSERVER: OnceLock<&'static dyn Observer> = OnceLock::new();

/// Sets the observer of the process. A library leaves that to the program.
///
/// # Errors
/// If there is an observer already.
#[cfg(feature = "std")]
pub fn observe(observer: &'static dyn Observer) -> Result<(), AlreadyObserved> {
    OBSERVER.set(observer).map_err(|_| AlreadyObserved)
}

/// The error of [`observe`]: the process has an observer, and there can be one only.
#[cfg(feature = "std")]
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the process has an observer already; let one observer call the other")]
#[non_exhaustive]
pub struct AlreadyObserved;

/// Returns whether there is an observer.
#[inline]
pub(crate) fn is_set() -> bool {
    #[cfg(feature = "std")]
    return OBSERVER.get().is_some();
    #[cfg(not(feature = "std"))]
    false
}

/// Reports a success of a call that is observed. `target` is called only if there is an observer.
#[inline]
pub(crate) fn success(
    target: impl FnOnce() -> &'static str,
    tries: u32,
    elapsed: Option<Duration>,
) {
    #[cfg(feature = "std")]
    if let Some(observer) = OBSERVER.get() {
        notify_success(*observer, target(), tries, elapsed);
    }
    #[cfg(not(feature = "std"))]
    let _ = (target, tries, elapsed);
}

/// Notifies the observer of an event, if there is an observer.
pub(crate) fn notify(happened: Happened, message: &Message<'_>, elapsed: Option<Duration>) {
    #[cfg(feature = "std")]
    if let Some(observer) = OBSERVER.get() {
        let Details { target, tries, wait, reason, .. } = *message.details;
        let is_during_wait = matches!(happened, Happened::GiveupDuringWait(_));
        let event = Event { target, tries, elapsed, wait, reason, is_during_wait, message };
        match happened {
            Happened::Backoff(_) => observer.on_backoff(&event),
            Happened::Giveup(_) | Happened::GiveupDuringWait(_) => observer.on_giveup(&event),
            Happened::NotRetried => observer.on_not_retried(&event),
        }
    }
    #[cfg(not(feature = "std"))]
    let _ = (happened, message, elapsed);
}

#[cfg(feature = "std")]
#[cold]
#[inline(never)]
fn notify_success(
    observer: &dyn Observer,
    target: &'static str,
    tries: u32,
    elapsed: Option<Duration>,
) {
    let (wait, reason, is_during_wait) = (None, None, false);
    let message = &Success { target, tries };
    observer.on_success(&Event { target, tries, elapsed, wait, reason, is_during_wait, message });
}

/// Writes the message of a success. The name is searched for only if it is written.
#[cfg(feature = "std")]
struct Success {
    target: &'static str,
    tries: u32,
}

#[cfg(feature = "std")]
impl fmt::Display for Success {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Details::new(self.target, self.tries, None, &()).name();
        write!(f, "Success of {name}(...) after {} tries", self.tries)
    }
}
