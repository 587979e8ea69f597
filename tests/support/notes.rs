//! A log for functions that can capture nothing, such as the handlers of a `static` policy: one list a thread.

use std::cell::RefCell;

thread_local! {
    static NOTES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Adds a line.
pub(crate) fn note(text: impl Into<String>) {
    NOTES.with_borrow_mut(|notes| notes.push(text.into()));
}

/// Removes and returns the lines so far.
pub(crate) fn take_notes() -> Vec<String> {
    NOTES.take()
}
