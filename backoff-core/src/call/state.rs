//! The state of one call, which calls and loops share. It neither runs attempts nor sleeps.

mod failure;
mod limits;
mod report;

use core::marker::PhantomData;
use core::time::Duration;

use super::name::CallName;
use super::output::FutureOutput;
use super::overrides::Overrides;
use super::report::CallStatus;
use crate::classify::Classify;
use crate::clock::Clock;
use crate::details::Details;
use crate::events::Target;
use crate::failed_attempt::RetryParams;
use crate::observer;
use crate::policy::{OutcomeOf, Policy, PolicyKind, Settings, StoredPolicyWait, StoredTimeouts};
use crate::span::{CallSpans, Spans};
use crate::timeout::shorter;
use crate::wait::Wait;

/// The state of one call: its policy with the overrides, and what changes from attempt to attempt.
pub(super) struct CallState<'p, W: Wait<O>, K: PolicyKind, O, V, H, C: Clock> {
    wait: StoredPolicyWait<'p, W, K, O>,
    overrides: H,
    clock: C,
    /// The start of the call, if something needs the elapsed time.
    start: Option<C::Instant>,
    tries: u32,
    spans: Spans,
    /// Returns the name of the call, unless it is overridden. Called only for an event.
    default_name: fn() -> &'static str,
    value: PhantomData<fn(&V)>,
}

/// How an attempt ended, apart from what it returned.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attempted {
    /// A timeout cut it. Such an attempt is always retried: a filter by type would refuse the error, which nobody
    /// notices.
    pub(super) is_cut: bool,
    /// The call has been cancelled.
    pub(super) is_cancelled: bool,
}

/// What follows an attempt.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Wait that long, then make another attempt.
    Wait(Duration),
    /// Return what the attempt returned. The time is that at the end of the attempt; zero if it was not measured.
    End(CallStatus, Duration),
}

impl<'p, W: Wait<O>, K: PolicyKind, O, V, H, C: Clock> CallState<'p, W, K, O, V, H, C> {
    #[inline]
    pub(super) fn new(
        policy: &'p Policy<W, K>,
        overrides: H,
        clock: C,
        default_name: fn() -> &'static str,
    ) -> Self {
        let wait = StoredPolicyWait::new(policy);
        let (start, tries, spans) = (None, 0, Spans::NONE);
        let value = PhantomData;
        Self { wait, overrides, clock, start, tries, spans, default_name, value }
    }

    pub(super) fn settings(&self) -> &'p Settings<K> {
        self.wait.policy().settings()
    }

    pub(super) fn clock(&self) -> &C {
        &self.clock
    }

    pub(super) fn overrides(&mut self) -> &mut H {
        &mut self.overrides
    }

    pub(super) fn tries(&self) -> u32 {
        self.tries
    }

    pub(super) fn spans(&mut self) -> &mut Spans {
        &mut self.spans
    }

    /// Opens the span of the attempt, if the call has spans.
    #[inline]
    pub(super) fn start_attempt_span(&mut self) {
        self.spans.start_attempt(self.tries);
    }

    /// Opens the span of the attempt and enters it, if the call has spans.
    #[inline]
    pub(super) fn enter_attempt(&mut self) -> <Spans as CallSpans>::Entered {
        self.spans.enter_attempt(self.tries)
    }

    /// Returns the time since the start, if something needs it.
    pub(super) fn elapsed(&self) -> Option<Duration> {
        self.start.map(|start| self.clock.elapsed(start))
    }

    /// Adds an override for this call.
    pub(super) fn with<A>(self, added: A) -> CallState<'p, W, K, O, V, (H, A), C> {
        let Self { wait, overrides, clock, start, tries, spans, .. } = self;
        let Self { default_name, value, .. } = self;
        let overrides = (overrides, added);
        CallState { wait, overrides, clock, start, tries, spans, default_name, value }
    }
}

impl<W, K, O, V, H, C> CallState<'_, W, K, O, V, H, C>
where
    W: Wait<O> + Clone,
    K: PolicyKind,
    O: OutcomeOf<K>,
    H: Overrides<O, V>,
    C: Clock,
{
    /// Enters the span of the call, if it has spans. Before the first attempt, opens it.
    #[inline]
    pub(super) fn enter_call(&mut self) -> <Spans as CallSpans>::Entered {
        // Of a call that asks for no spans this is all that is compared.
        if H::HAS_SPAN || self.settings().has_span() {
            if self.tries == 0 && !self.spans.are_open() {
                self.open_spans();
            }
            return self.spans.enter();
        }
        Spans::NONE.enter()
    }

    /// Opens the span of the call, if it has spans.
    #[cold]
    pub(super) fn open_spans(&mut self) {
        if H::HAS_SPAN || self.settings().has_span() {
            self.spans = Spans::open(|| self.name());
        }
    }

    /// Returns whether the first attempt is to be made next, and needs nothing but to be polled.
    #[inline]
    pub(super) fn first_attempt_is_plain(&self) -> bool {
        let may_be_timed = H::HAS_TIMEOUT || K::Timeouts::ARE_POSSIBLE;
        let has_first_steps = H::HAS_FIRST_STEPS || self.settings().has_first_steps();
        self.tries == 0 && !may_be_timed && !has_first_steps
    }

    /// Counts the first attempt, if it is plain.
    #[inline]
    pub(super) fn count_plain_attempt(&mut self) {
        self.tries = 1;
    }

    /// Counts an attempt and notifies the handlers for attempts.
    #[inline]
    pub(super) fn start_attempt(&mut self) {
        self.count_attempt();
        self.notify_try();
    }

    /// Counts an attempt. The first one starts the clock, if something needs it.
    #[inline]
    pub(super) fn count_attempt(&mut self) {
        if self.tries == 0 && (H::NEEDS_CLOCK || self.settings().needs_clock()) {
            self.start = Some(self.clock.now());
        }
        self.tries = self.tries.saturating_add(1);
    }

    /// Notifies the handlers for attempts.
    #[inline]
    pub(super) fn notify_try(&mut self) {
        if H::HAS_TRY_HANDLER || self.settings().has_try_handler() {
            self.run_try_handlers();
        }
    }

    // Inlined, it would stand in each call more than once, whether there are such handlers or not.
    #[inline(never)]
    fn run_try_handlers(&mut self) {
        let settings = self.settings();
        let details = Details::new(self.name(), self.tries, self.elapsed(), &());
        if !self.overrides.notify_try(&details) {
            settings.notify_try(&details);
        }
    }

    /// Judges what an attempt returned and notifies the handlers. The wait is left to the caller.
    #[inline]
    pub(super) fn finish_attempt<M, R>(&mut self, returned: &R, attempted: Attempted) -> Step
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        match returned.classify() {
            Ok(value) => self.succeed(value),
            Err(outcome) => self.fail::<M, R>(outcome, attempted),
        }
    }

    /// Returns whether anything is told of a success. It is one look at the policy, whatever that may be.
    #[inline]
    pub(super) fn observes_success(&self) -> bool {
        H::OBSERVES_SUCCESS || self.settings().observes_success()
    }

    /// Ends a call that has succeeded, if nobody is told of successes.
    #[inline]
    pub(super) fn succeed_unobserved<M, R, Y>(&self, value: V) -> Y::Output
    where
        R: Classify<M, Outcome = O, Value = V>,
        Y: FutureOutput<R>,
    {
        let (returned, status) = (R::from_value(value), CallStatus::Succeeded);
        Y::from_report(self.report(returned, status, Duration::ZERO))
    }

    #[inline]
    fn succeed(&mut self, value: &V) -> Step {
        let mut elapsed = None;
        if self.observes_success() {
            self.spans.succeed(self.tries);
            self.deposit();
            elapsed = self.elapsed();
            self.notify_success(value, elapsed);
        }
        Step::End(CallStatus::Succeeded, elapsed.unwrap_or_default())
    }

    /// Notifies the observer and the handlers for successes.
    // Inlined, it would cost every success of an awaited call instructions, whether there is anything to notify or not.
    #[inline(never)]
    fn notify_success(&mut self, value: &V, elapsed: Option<Duration>) {
        let settings = self.settings();
        self.observe_success(elapsed);
        if H::HAS_SUCCESS_HANDLER || settings.has_success_handler() {
            let details = Details::new(self.name(), self.tries, elapsed, value);
            if !self.overrides.notify_success(&details) {
                settings.notify_success(&details);
            }
        }
    }

    /// Reports a success to the observer, if the call or the policy asks for it.
    #[inline]
    pub(super) fn observe_success(&self, elapsed: Option<Duration>) {
        if H::IS_OBSERVED || self.settings().is_observed() {
            observer::success(|| self.name(), self.tries, elapsed);
        }
    }

    /// Starts anew: the current attempt becomes the first.
    pub(super) fn reset(&mut self) {
        self.wait = StoredPolicyWait::new(self.wait.policy());
        self.start = self.start.map(|_| self.clock.now());
        self.tries = 1;
        if let Some(waited) = self.overrides.waited_mut() {
            *waited = Duration::ZERO;
        }
    }

    /// Returns the parameters of the policy, with the overrides, and without the name, which takes time to find.
    fn params(&self) -> RetryParams {
        let mut params = self.settings().params();
        self.overrides.apply_to(&mut params);
        params.max_time = shorter(params.max_time, self.timeouts().call);
        params
    }

    pub(super) fn name(&self) -> &'static str {
        self.target().name()
    }

    #[inline]
    fn target(&self) -> CallName {
        CallName { given: self.overrides.name(), default: self.default_name }
    }
}
