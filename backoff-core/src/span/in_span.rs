//! A future in a span.

use core::fmt;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

use super::open::OpenSpans;
use pin_project_lite::pin_project;

/// The spans that a future enters.
pub trait Place {
    /// Whether it enters the span of the attempt, too.
    const IS_PART: bool;
}

/// The span of the call.
#[derive(Debug)]
pub enum InCall {}

/// The span of the call, and in it that of the attempt.
#[derive(Debug)]
pub enum InPart {}

impl Place for InCall {
    const IS_PART: bool = false;
}

impl Place for InPart {
    const IS_PART: bool = true;
}

pin_project! {
    /// A future that enters the span of the call whenever it is polled or dropped, and in it that of the attempt if `P`
    /// says so; or that is just polled, where there are no spans.
    // `tracing::Instrumented` owns its span, and so is larger by 32 bytes, whether there is a span or not.
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct InSpan<'s, F, P>
    where
        P: Place,
    {
        #[pin]
        future: F,
        // Behind the future, so that it is dropped after it.
        spans: LeftOnDrop<'s, P>,
    }

    impl<F, P> PinnedDrop for InSpan<'_, F, P>
    where
        P: Place,
    {
        fn drop(this: Pin<&mut Self>) {
            if let Some(spans) = this.spans.0 {
                spans.enter(P::IS_PART);
            }
        }
    }
}

/// Leaves the spans when it is dropped.
struct LeftOnDrop<'s, P: Place>(Option<&'s OpenSpans>, PhantomData<P>);

impl<P: Place> Drop for LeftOnDrop<'_, P> {
    #[inline]
    fn drop(&mut self) {
        if let Some(spans) = self.0 {
            spans.leave(P::IS_PART);
        }
    }
}

impl<'s, F, P: Place> InSpan<'s, F, P> {
    #[inline]
    pub(super) fn new(spans: Option<&'s OpenSpans>, future: F) -> Self {
        Self { future, spans: LeftOnDrop(spans, PhantomData) }
    }
}

impl<F: Future, P: Place> Future for InSpan<'_, F, P> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        if let Some(spans) = this.spans.0 {
            spans.enter(P::IS_PART);
        }
        // Left also if the future panics.
        let _entered = LeftOnDrop::<P>(this.spans.0, PhantomData);
        this.future.poll(context)
    }
}

impl<F, P: Place> fmt::Debug for InSpan<'_, F, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InSpan").field("spans", &self.spans.0).finish_non_exhaustive()
    }
}
