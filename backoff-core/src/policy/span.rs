//! The spans of a policy's calls.

use super::{Policy, PolicyKind};

impl<W, K: PolicyKind> Policy<W, K> {
    /// Gives each call a `tracing` span, and in it one for each attempt and one for each wait. Default: none.
    ///
    /// The span of the call is named `retry`, those in it `attempt` and `wait`; their target is `backoff_retry`, and
    /// their level is info. What the library and handlers log is in the span of the call, and what an attempt logs in
    /// that of the attempt. A loop makes its attempts by itself: their spans say how long they took, and what they log is
    /// not in them.
    ///
    /// ```
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5).span();
    /// # let _ = &API;
    /// ```
    #[cfg(feature = "spans")]
    pub const fn span(mut self) -> Self {
        self.settings.span = true;
        self.settings.observes_success = true;
        self
    }

    /// Sets whether calls have spans, as a configuration says.
    #[cfg(feature = "serde")]
    pub(crate) fn configured_span(mut self, span: bool) -> Self {
        self.settings.span = span;
        self.settings.observes_success |= span;
        self
    }
}
