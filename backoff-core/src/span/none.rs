//! A call without spans.

use core::time::Duration;

use super::CallSpans;
use crate::details::GiveUpReason;

/// No spans: those of a generator that stands alone, and without the feature `spans` those of every call. It has the
/// methods of the spans of a call, and they do nothing.
#[derive(Debug)]
pub struct NoSpans;

/// No span was entered.
#[derive(Debug)]
pub struct NotEntered;

impl CallSpans for NoSpans {
    const NONE: Self = Self;

    type Entered = NotEntered;
    type InCall<'s, F: Future + 's> = F;
    type InPart<'s, F: Future + 's> = F;

    #[inline]
    fn open(_function: impl FnOnce() -> &'static str) -> Self {
        Self
    }

    #[inline]
    fn are_open(&self) -> bool {
        false
    }

    #[inline]
    fn enter(&self) -> NotEntered {
        NotEntered
    }

    #[inline]
    fn enter_part(&self) -> NotEntered {
        NotEntered
    }

    #[inline]
    fn in_call<'s, F: Future + 's>(&'s self, _entered: NotEntered, future: F) -> F {
        future
    }

    #[inline]
    fn in_part<'s, F: Future + 's>(&'s self, future: F) -> F {
        future
    }

    #[inline]
    fn start_attempt(&mut self, _attempt: u32) {}

    #[inline]
    fn enter_attempt(&mut self, _attempt: u32) -> NotEntered {
        NotEntered
    }

    #[inline]
    fn enter_call_and_attempt(&mut self, _attempt: u32) -> NotEntered {
        NotEntered
    }

    #[inline]
    fn start_wait(&mut self, _wait: Duration) {}

    #[inline]
    fn end_wait(&mut self) {}

    #[inline]
    fn succeed(&mut self, _tries: u32) {}

    #[inline]
    fn reject(&mut self, _tries: u32) {}

    #[inline]
    fn back_off(&mut self, _wait: Duration) {}

    #[inline]
    fn give_up(&mut self, _tries: u32, _reason: GiveUpReason) {}
}
