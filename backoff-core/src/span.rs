//! Opt-in spans of `tracing`: one for a call, and in it one for each attempt and each wait.
//!
//! The events of the default log say what happened; a span also says how long it took, and what happened inside it, which
//! is what a trace consists of. A call pays for its spans only if it asks for them and a subscriber listens at the level
//! info: otherwise it has a pointer that is null. All of them have the target `backoff_retry`.
//!
//! | span | fields, as they become known |
//! |---|---|
//! | `retry` | `function`; `tries`, `outcome` and, where the call gives up, `reason` |
//! | `attempt` | `attempt`, its number; `outcome`; `wait`, the seconds until the next one, if there is one |
//! | `wait` | `seconds` |
//!
//! A span must not stay entered over an `.await`: another task would run in it. So what a call does is either code that
//! does not await, for which a guard enters the span, or a future that enters it at each poll.

#[cfg(feature = "spans")]
mod in_span;
mod none;
#[cfg(feature = "spans")]
mod open;

use core::time::Duration;

use crate::details::GiveUpReason;

pub use none::NoSpans;
#[cfg(feature = "spans")]
pub use open::Spans;

/// The spans of a call; without the feature `spans` there are none.
#[cfg(not(feature = "spans"))]
pub type Spans = NoSpans;

/// The spans of a call.
pub trait CallSpans: Sized {
    /// No spans.
    const NONE: Self;

    /// Leaves a span when it is dropped, if one was entered.
    type Entered;
    /// A future in the span of the call.
    type InCall<'s, F: Future + 's>: Future<Output = F::Output>
    where
        Self: 's;
    /// A future in the span of an attempt or a wait.
    type InPart<'s, F: Future + 's>: Future<Output = F::Output>
    where
        Self: 's;

    /// Opens the span of a call, if somebody listens. `function` returns the name of the call.
    fn open(function: impl FnOnce() -> &'static str) -> Self;

    /// Returns whether there are spans.
    fn are_open(&self) -> bool;

    /// Enters the span of the call. Only for code that does not await.
    #[must_use = "the span is left when this is dropped"]
    fn enter(&self) -> Self::Entered;

    /// Enters the span of the attempt or the wait in flight. Only for code that does not await.
    #[must_use = "the span is left when this is dropped"]
    fn enter_part(&self) -> Self::Entered;

    /// Enters the span of the call whenever the future is polled or dropped; `entered` was entered to make the future.
    fn in_call<'s, F: Future + 's>(
        &'s self,
        entered: Self::Entered,
        future: F,
    ) -> Self::InCall<'s, F>;

    /// Enters the span of the attempt or the wait in flight whenever the future is polled or dropped.
    fn in_part<'s, F: Future + 's>(&'s self, future: F) -> Self::InPart<'s, F>;

    /// Opens the span of an attempt.
    fn start_attempt(&mut self, attempt: u32);

    /// Opens the span of an attempt and enters it, in the span of the call if that is entered. Only for code that does not
    /// await.
    #[must_use = "the span is left when this is dropped"]
    fn enter_attempt(&mut self, attempt: u32) -> Self::Entered;

    /// Opens the span of an attempt, and enters the span of the call and it. Only for code that does not await.
    #[must_use = "the spans are left when this is dropped"]
    fn enter_call_and_attempt(&mut self, attempt: u32) -> Self::Entered;

    /// Opens the span of a wait.
    fn start_wait(&mut self, wait: Duration);

    /// Closes the span of a wait.
    fn end_wait(&mut self);

    /// Records that the call succeeds, and closes the span of the attempt.
    fn succeed(&mut self, tries: u32);

    /// Records that the filter rejects the outcome, and closes the span of the attempt.
    fn reject(&mut self, tries: u32);

    /// Records that the attempt is followed by a wait, and closes its span.
    fn back_off(&mut self, wait: Duration);

    /// Records that the call gives up, and closes the span of the attempt.
    fn give_up(&mut self, tries: u32, reason: GiveUpReason);
}

/// Leaves what was entered.
#[inline]
pub fn leave<G>(_entered: G) {}
