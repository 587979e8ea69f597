//! The spans of one call, with the feature `spans`.

use alloc::boxed::Box;
use core::mem::{self, ManuallyDrop};
use core::time::Duration;

use tracing::Span;
use tracing::field::{Empty, display};
use tracing::level_filters::LevelFilter;
use tracing::span::EnteredSpan;

use super::CallSpans;
use super::in_span::{InCall, InPart, InSpan};
use crate::details::GiveUpReason;

/// The spans of a call; none where it asks for none, or where nobody listens at their level.
// A pointer: a call of a policy carries it through every wait, and few policies ask for spans. The field is dropped by
// hand, so that what is left of that in the call is one comparison.
#[derive(Debug)]
pub struct Spans(ManuallyDrop<Option<Box<OpenSpans>>>);

#[derive(Debug)]
pub(super) struct OpenSpans {
    call: Span,
    /// The span of the attempt or the wait in flight.
    part: Option<Span>,
}

impl Drop for Spans {
    #[inline]
    fn drop(&mut self) {
        if let Some(open) = mem::take(&mut *self.0) {
            close(open);
        }
    }
}

#[cold]
#[inline(never)]
#[allow(clippy::boxed_local)] // Unboxed, it would be moved by each caller.
fn close(mut open: Box<OpenSpans>) {
    // Some subscribers take the time at which a span was left last for its end.
    let part = open.part.take();
    open.call.in_scope(|| drop(part));
}

/// Leaves a span when it is dropped, if one was entered.
// A pointer, too: mostly there is no span, and a null in a register is all that is left of it.
#[derive(Debug)]
pub struct Entered(ManuallyDrop<Option<Box<Guards>>>);

/// What was entered; it is left in the order of the fields.
#[derive(Debug)]
struct Guards {
    _inner: EnteredSpan,
    _outer: Option<EnteredSpan>,
}

impl Entered {
    const NONE: Self = Self(ManuallyDrop::new(None));

    fn all(guards: Guards) -> Self {
        Self(ManuallyDrop::new(Some(Box::new(guards))))
    }

    #[cold]
    #[inline(never)]
    fn of(span: &Span) -> Self {
        Self::all(Guards { _inner: span.clone().entered(), _outer: None })
    }
}

impl Drop for Entered {
    #[inline]
    fn drop(&mut self) {
        if let Some(entered) = mem::take(&mut *self.0) {
            leave(entered);
        }
    }
}

#[cold]
#[inline(never)]
fn leave(entered: Box<Guards>) {
    drop(entered);
}

impl CallSpans for Spans {
    const NONE: Self = Self(ManuallyDrop::new(None));

    type Entered = Entered;
    type InCall<'s, F: Future + 's> = InSpan<'s, F, InCall>;
    type InPart<'s, F: Future + 's> = InSpan<'s, F, InPart>;

    #[inline]
    fn open(function: impl FnOnce() -> &'static str) -> Self {
        // One comparison before anything is built: mostly nobody listens.
        if LevelFilter::current() < LevelFilter::INFO {
            return Self::NONE;
        }
        Self(ManuallyDrop::new(OpenSpans::of_call(function())))
    }

    #[inline]
    fn are_open(&self) -> bool {
        self.0.is_some()
    }

    #[inline]
    fn enter(&self) -> Entered {
        match &*self.0 {
            Some(open) => Entered::of(&open.call),
            None => Entered::NONE,
        }
    }

    #[inline]
    fn enter_part(&self) -> Entered {
        match self.part() {
            Some(part) => Entered::of(part),
            None => Entered::NONE,
        }
    }

    #[inline]
    fn in_call<'s, F: Future + 's>(&'s self, entered: Entered, future: F) -> Self::InCall<'s, F> {
        drop(entered);
        InSpan::new(self.0.as_deref(), future)
    }

    #[inline]
    fn in_part<'s, F: Future + 's>(&'s self, future: F) -> Self::InPart<'s, F> {
        InSpan::new(self.0.as_deref(), future)
    }

    #[inline]
    fn start_attempt(&mut self, attempt: u32) {
        if let Some(open) = &mut *self.0 {
            open.start_attempt(attempt);
        }
    }

    #[inline]
    fn enter_attempt(&mut self, attempt: u32) -> Entered {
        match &mut *self.0 {
            Some(open) => open.enter_attempt(attempt),
            None => Entered::NONE,
        }
    }

    #[inline]
    fn enter_call_and_attempt(&mut self, attempt: u32) -> Entered {
        match &mut *self.0 {
            Some(open) => open.enter_call_and_attempt(attempt),
            None => Entered::NONE,
        }
    }

    #[inline]
    fn start_wait(&mut self, wait: Duration) {
        if let Some(open) = &mut *self.0 {
            open.start_wait(wait);
        }
    }

    #[inline]
    fn end_wait(&mut self) {
        if let Some(open) = &mut *self.0 {
            open.end_wait();
        }
    }

    #[inline]
    fn succeed(&mut self, tries: u32) {
        if let Some(open) = &mut *self.0 {
            open.end(tries, "success");
        }
    }

    #[inline]
    fn reject(&mut self, tries: u32) {
        if let Some(open) = &mut *self.0 {
            open.end(tries, "not_retried");
        }
    }

    #[inline]
    fn back_off(&mut self, wait: Duration) {
        if let Some(open) = &mut *self.0 {
            open.back_off(wait);
        }
    }

    #[inline]
    fn give_up(&mut self, tries: u32, reason: GiveUpReason) {
        if let Some(open) = &mut *self.0 {
            open.give_up(tries, reason);
        }
    }
}

impl Spans {
    #[inline]
    fn part(&self) -> Option<&Span> {
        self.0.as_ref()?.part.as_ref()
    }
}

impl OpenSpans {
    /// Enters the span of the call, and in it that of the attempt.
    #[cold]
    #[inline(never)]
    pub(super) fn enter(&self, in_part: bool) {
        let enter = |span: &Span| span.with_subscriber(|(id, subscriber)| subscriber.enter(id));
        enter(&self.call);
        if let Some(part) = self.part.as_ref().filter(|_| in_part) {
            enter(part);
        }
    }

    /// Leaves what [`enter`](Self::enter) entered.
    #[cold]
    #[inline(never)]
    pub(super) fn leave(&self, in_part: bool) {
        let leave = |span: &Span| span.with_subscriber(|(id, subscriber)| subscriber.exit(id));
        if let Some(part) = self.part.as_ref().filter(|_| in_part) {
            leave(part);
        }
        leave(&self.call);
    }

    /// Opens the span of a call, unless the subscriber is not interested in it.
    #[cold]
    #[inline(never)]
    fn of_call(function: &'static str) -> Option<Box<Self>> {
        let call = tracing::info_span!(
            target: "backoff_retry",
            "retry",
            function,
            tries = Empty,
            outcome = Empty,
            reason = Empty,
        );
        (!call.is_disabled()).then(|| Box::new(Self { call, part: None }))
    }

    #[cold]
    #[inline(never)]
    fn start_attempt(&mut self, attempt: u32) {
        self.part = Some(tracing::info_span!(
            target: "backoff_retry",
            parent: &self.call,
            "attempt",
            attempt,
            outcome = Empty,
            wait = Empty,
        ));
    }

    #[cold]
    #[inline(never)]
    fn enter_attempt(&mut self, attempt: u32) -> Entered {
        self.start_attempt(attempt);
        Entered::of(self.part.as_ref().unwrap_or(&self.call))
    }

    #[cold]
    #[inline(never)]
    fn enter_call_and_attempt(&mut self, attempt: u32) -> Entered {
        let call = self.call.clone().entered();
        self.start_attempt(attempt);
        let attempt = self.part.as_ref().unwrap_or(&self.call).clone().entered();
        Entered::all(Guards { _inner: attempt, _outer: Some(call) })
    }

    #[cold]
    #[inline(never)]
    fn start_wait(&mut self, wait: Duration) {
        self.part = Some(tracing::info_span!(
            target: "backoff_retry",
            parent: &self.call,
            "wait",
            seconds = wait.as_secs_f64(),
        ));
    }

    #[cold]
    #[inline(never)]
    fn end_wait(&mut self) {
        self.part = None;
    }

    #[cold]
    #[inline(never)]
    fn back_off(&mut self, wait: Duration) {
        if let Some(attempt) = self.end_attempt("failure") {
            attempt.record("wait", wait.as_secs_f64());
        }
    }

    /// Ends the call with an outcome that is that of its last attempt, too.
    #[cold]
    #[inline(never)]
    fn end(&mut self, tries: u32, outcome: &'static str) {
        self.end_attempt(outcome);
        self.call.record("tries", tries);
        self.call.record("outcome", outcome);
    }

    #[cold]
    #[inline(never)]
    fn give_up(&mut self, tries: u32, reason: GiveUpReason) {
        self.end_attempt("failure");
        self.call.record("tries", tries);
        self.call.record("outcome", "given_up");
        self.call.record("reason", display(reason));
    }

    /// Returns the span of the attempt, unless its time was over before it started.
    fn end_attempt(&mut self, outcome: &'static str) -> Option<Span> {
        let attempt = self.part.take()?;
        attempt.record("outcome", outcome);
        Some(attempt)
    }
}
