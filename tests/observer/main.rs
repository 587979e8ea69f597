//! The observer of the process, in all that retries. Its events are kept for each thread, since each test has one.
#![deny(warnings)]
#![allow(missing_docs)]
// Filters and handlers take a reference, whatever the error is.
#![allow(clippy::trivially_copy_pass_by_ref)]

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod attribute;
mod attribute_observe;
mod call;
mod ends;
mod event;
mod handlers;
mod loops;
mod policy;

use std::cell::RefCell;

use backoff_retry::observer::{Event, Observer, observe};

thread_local! {
    static HEARD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps each event as a line.
struct Recorder;

impl Recorder {
    fn keep(kind: &str, event: &Event<'_>) {
        let time = event.elapsed.map_or("no time".to_owned(), |elapsed| format!("{elapsed:?}"));
        let mark = if event.is_during_wait() { " (during a wait)" } else { "" };
        let reason = event.reason.map_or(String::new(), |reason| format!(" {reason}"));
        let line = format!("{kind}{reason}{mark} {}, {time}: {event}", event.tries);
        HEARD.with_borrow_mut(|heard| heard.push(line));
    }
}

impl Observer for Recorder {
    fn on_backoff(&self, event: &Event<'_>) {
        assert!(event.wait.is_some() && event.reason.is_none());
        Self::keep("backoff", event);
        assert!(!event.target.contains("panics_the_observer"), "the observer panics");
    }

    fn on_giveup(&self, event: &Event<'_>) {
        assert!(event.wait.is_none() && event.reason.is_some());
        Self::keep("giveup", event);
    }

    fn on_not_retried(&self, event: &Event<'_>) {
        assert!(event.wait.is_none() && event.reason.is_none());
        Self::keep("not retried", event);
    }

    fn on_success(&self, event: &Event<'_>) {
        assert!(event.wait.is_none() && event.reason.is_none());
        Self::keep("success", event);
    }
}

/// Runs some code, and returns what the observer is notified of on this thread.
pub(crate) fn heard<T>(run: impl FnOnce() -> T) -> Vec<String> {
    // The tests of this program share the process: the first one sets the observer.
    let _ = observe(&Recorder);
    HEARD.take();
    run();
    HEARD.take()
}
