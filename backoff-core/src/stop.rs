//! A signal that cancels blocking calls.

use core::fmt;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Instant;

use crate::sealed::Sealed;

/// A signal that ends the waits of blocking calls, for the option `cancel` in functions that are not `async`.
///
/// After [`stop`](Stop::stop) a call that waits gives up at once with the reason
/// [`Cancelled`](crate::GiveUpReason::Cancelled), and so does a call that would wait. An attempt that is running is not
/// interrupted, and a call that starts makes its first attempt. There is no way back: a signal is sent once.
///
/// ```
/// use std::{thread, time::Duration};
/// use backoff_retry::{Stop, constant, on_exception};
///
/// static STOP: Stop = Stop::new();
///
/// #[on_exception(constant(1h), jitter = none, cancel = &STOP)]
/// fn connect() -> Result<(), &'static str> {
///     Err("refused")
/// }
///
/// let worker = thread::spawn(connect);
/// thread::sleep(Duration::from_millis(10));
/// STOP.stop(); // wakes the worker out of a wait of one hour
/// assert_eq!(worker.join().unwrap(), Err("refused"));
/// ```
pub struct Stop {
    is_stopped: AtomicBool,
    /// Held while the flag is set, so that no thread begins to sleep between its look at the flag and its sleep.
    lock: Mutex<()>,
    stopped: Condvar,
}

impl Stop {
    /// Makes a signal that has not been sent.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use backoff_retry::Stop;
    ///
    /// static STOP: Stop = Stop::new(); // for the whole program
    /// let stop = Arc::new(Stop::new()); // for a part of it
    /// # assert!(!STOP.is_stopped() && !stop.is_stopped());
    /// ```
    pub const fn new() -> Self {
        Self { is_stopped: AtomicBool::new(false), lock: Mutex::new(()), stopped: Condvar::new() }
    }

    /// Sends the signal, and wakes every thread that sleeps until it.
    ///
    /// This takes a lock, so do not call it from the handler of an operating system's signal; call it from a thread that
    /// waits for such signals.
    ///
    /// ```
    /// use backoff_retry::Stop;
    ///
    /// let stop = Stop::new();
    /// stop.stop();
    /// stop.stop(); // has no further effect
    /// assert!(stop.is_stopped());
    /// ```
    pub fn stop(&self) {
        let guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        self.is_stopped.store(true, Ordering::Release);
        drop(guard);
        self.stopped.notify_all();
    }

    /// Returns whether the signal has been sent.
    ///
    /// ```
    /// use backoff_retry::Stop;
    ///
    /// static STOP: Stop = Stop::new();
    ///
    /// # let mut jobs = vec![1, 2, 3];
    /// while !STOP.is_stopped() {
    ///     // run the next job
    /// #   if jobs.pop() == Some(2) { STOP.stop(); }
    /// }
    /// # assert_eq!(jobs, [1]);
    /// ```
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Acquire)
    }

    /// Sleeps for `wait`, or until the signal is sent. Returns whether it has been sent.
    ///
    /// This is for clocks that take part in cancellation; see [`Sleep::sleep_or_stop`](crate::Sleep::sleep_or_stop).
    ///
    /// ```
    /// use std::{thread, time::Duration};
    /// use backoff_retry::Stop;
    ///
    /// static STOP: Stop = Stop::new();
    ///
    /// let worker = thread::spawn(|| {
    ///     while !STOP.sleep(Duration::from_secs(60)) {
    ///         // refresh a cache, once a minute
    ///     }
    /// });
    /// STOP.stop(); // wakes the worker
    /// worker.join().unwrap();
    /// ```
    pub fn sleep(&self, wait: Duration) -> bool {
        let start = Instant::now();
        let mut guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        while !self.is_stopped() {
            let left = wait.saturating_sub(start.elapsed());
            if left.is_zero() {
                return false;
            }
            let woken = self.stopped.wait_timeout(guard, left);
            guard = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}

impl Default for Stop {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stop").field("is_stopped", &self.is_stopped()).finish_non_exhaustive()
    }
}

/// A [`Stop`], or a pointer to one. Anything else has no checked type, and rustc reports nothing more about it.
#[diagnostic::on_unimplemented(
    message = "`cancel` of a blocking call must be a `&Stop`, not `{Self}`",
    label = "expected a `&Stop`",
    note = "write `static STOP: Stop = Stop::new();`, `cancel = &STOP`, and `STOP.stop()` to cancel; a future cancels only \
            an `async` call"
)]
pub trait StopSignal: Sealed {
    /// The same type.
    type Checked: StopSignal;

    /// Returns it.
    fn checked(self) -> Self::Checked;

    /// Returns the signal.
    fn signal(&self) -> &Stop;
}

macro_rules! impl_stop_signal {
    ($($signal:ty $(where $pointee:ident)?),+) => {$(
        impl$(<$pointee: StopSignal>)? Sealed for $signal {}

        #[diagnostic::do_not_recommend]
        impl$(<$pointee: StopSignal>)? StopSignal for $signal {
            type Checked = Self;

            fn checked(self) -> Self {
                self
            }

            fn signal(&self) -> &Stop {
                impl_stop_signal!(@ self $($pointee)?)
            }
        }
    )+};
    (@ $this:ident) => { $this };
    (@ $this:ident $pointee:ident) => { (**$this).signal() };
}

impl_stop_signal!(
    Stop,
    &S where S,
    std::boxed::Box<S> where S,
    std::rc::Rc<S> where S,
    std::sync::Arc<S> where S
);
