//! Calling handlers.

use crate::event::Details;

/// Runs a handler of a sync function.
#[inline]
pub fn run_handler<'a, O, R: SyncHandled>(
    details: &'a Details<'a, O>,
    handler: impl FnOnce(&'a Details<'a, O>) -> R,
) {
    let _ = handler(details);
}

/// What a handler may return where nothing is awaited.
#[diagnostic::on_unimplemented(
    message = "a handler returns `()`, not `{Self}`",
    label = "this handler does not return `()`",
    note = "end the handler with `;` if its last expression has a value"
)]
pub trait SyncHandled {}

impl SyncHandled for () {}
