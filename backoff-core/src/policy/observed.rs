//! Policies whose successes are reported to the observer.

use core::time::Duration;

use super::{Policy, PolicyKind, Settings};
use crate::details::{Details, FormatOutcome};
use crate::events::report;
use crate::log::Level;
use crate::message::Happened;
use crate::observer;

impl<W, K: PolicyKind> Policy<W, K> {
    /// Makes every use of the policy report its successes to the [observer], and measure its time. By
    /// default only failures are reported.
    pub const fn observed(mut self) -> Self {
        self.settings.is_observed = true;
        self.settings.observes_success = true;
        self.settings.needs_clock = true;
        self
    }
}

impl<K: PolicyKind> Settings<K> {
    /// Returns whether successes are reported to the observer.
    #[inline]
    pub(crate) fn is_observed(&self) -> bool {
        self.is_observed
    }

    /// Reports a success to the observer, if the policy asks for it, and notifies the handler.
    #[inline]
    pub fn report_success<V>(&self, details: &Details<'_, V>) {
        self.observe_success(details.target, details.tries, Some(details.elapsed));
        self.notify_success(details);
    }

    /// Reports a success to the observer, if the policy asks for it.
    #[inline]
    pub fn observe_success(&self, target: &'static str, tries: u32, elapsed: Option<Duration>) {
        if self.is_observed {
            observer::success(|| target, tries, elapsed);
        }
    }

    /// Reports an `Err` that the filter of `#[on_predicate]` rejects to the observer, if the policy asks for it.
    #[inline]
    pub fn observe_rejected<O>(
        &self,
        target: &'static str,
        tries: u32,
        elapsed: Option<Duration>,
        outcome: &O,
        format: Option<FormatOutcome<O>>,
    ) {
        if self.is_observed {
            report(Level::Off, || Happened::NotRetried, &target, tries, elapsed, outcome, format);
        }
    }
}
