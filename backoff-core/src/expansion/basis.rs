//! What stands in the first place of an attribute: a wait generator, or a policy. The attribute cannot tell, so the
//! type does; what a generator alone has nothing to say about is a constant here, and costs nothing.

use core::ops::Deref;
use core::time::Duration;

use super::outcome::Judged;
use crate::clock::Clock;
use crate::event::Details;
use crate::failure::{SITE, Site};
use crate::falsy::Falsy;
use crate::policy::{Covers, For, Policy, PolicyWait, Rules, RulesFor, Scope, Settings};
use crate::wait::{IntoWait, Wait};

/// A generator, a function that makes one, a policy, or a reference to one. `M` tells them apart.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a wait generator nor a policy for outcomes of type `{O}`",
    label = "not a wait generator, and no policy that fits here",
    note = "write `expo`, `fibo`, `constant(5s)` or another generator of `backoff_retry`, \
            an `Iterator<Item = Duration>`, or a closure without arguments that returns one",
    note = "or write a policy: a `const POLICY` as it is, a static as `&POLICY`, a field as `&self.policy`; \
            a `Policy<W, For<E>>` fits where the outcome is an `E`"
)]
pub trait Basis<O, M>: Sized {
    /// The generator.
    type Wait: Wait<O>;
    /// What a call keeps, where the expression is evaluated once.
    type Kept: Wait<O>;
    /// The rest.
    type Rules: Deref<Target: RulesFor<O>>;

    /// A fresh generator.
    fn wait(self) -> Self::Wait;

    /// The rest.
    fn rules(self) -> Self::Rules;

    /// Both, to be kept.
    fn keep(self) -> (Self::Kept, Self::Rules);
}

/// Marks a generator.
#[derive(Debug)]
pub struct Alone<M>(M);

/// Marks a policy.
#[derive(Debug)]
pub enum Owned {}

/// Marks a reference to one.
#[derive(Debug)]
pub enum Borrowed {}

#[diagnostic::do_not_recommend]
impl<O, M, G: IntoWait<O, M>> Basis<O, Alone<M>> for G {
    type Wait = G::Wait;
    type Kept = G::Wait;
    type Rules = Held<NoRules>;

    #[inline]
    fn wait(self) -> G::Wait {
        self.into_wait()
    }

    #[inline]
    fn rules(self) -> Held<NoRules> {
        Held(NoRules)
    }

    #[inline]
    fn keep(self) -> (G::Wait, Held<NoRules>) {
        (self.into_wait(), Held(NoRules))
    }
}

#[diagnostic::do_not_recommend]
impl<O, W: Wait<O>, S: Covers<O>> Basis<O, Owned> for Policy<W, S> {
    type Wait = W;
    type Kept = W;
    type Rules = Held<Settings<S>>;

    #[inline]
    fn wait(self) -> W {
        self.into_parts().0
    }

    #[inline]
    fn rules(self) -> Held<Settings<S>> {
        Held(*self.settings())
    }

    #[inline]
    fn keep(self) -> (W, Held<Settings<S>>) {
        let (wait, settings) = self.into_parts();
        (wait, Held(settings))
    }
}

#[diagnostic::do_not_recommend]
impl<'p, O, W: Wait<O> + Clone, S: Covers<O>> Basis<O, Borrowed> for &'p Policy<W, S> {
    type Wait = W;
    type Kept = PolicyWait<'p, W, S, O>;
    type Rules = &'p Settings<S>;

    #[inline]
    fn wait(self) -> W {
        self.wait().clone()
    }

    #[inline]
    fn rules(self) -> &'p Settings<S> {
        self.settings()
    }

    #[inline]
    fn keep(self) -> (PolicyWait<'p, W, S, O>, &'p Settings<S>) {
        (PolicyWait::new(self), self.settings())
    }
}

/// Fills the first place, for one call.
#[inline]
pub fn keep<J: Judged, M, B: Basis<J::Outcome, M>>(_judged: J, basis: B) -> (B::Kept, B::Rules) {
    basis.keep()
}

/// What the first place says, apart from the waits.
#[inline]
pub fn rules<J: Judged, M, B: Basis<J::Outcome, M>>(_judged: J, basis: B) -> B::Rules {
    basis.rules()
}

/// The time since the start, if it was measured.
#[inline]
pub fn measured(rules: &impl Rules, elapsed: Duration) -> Option<Duration> {
    rules.is_timed().then_some(elapsed)
}

/// Rules by value, to be had in the same way as those behind a reference.
#[derive(Clone, Copy, Debug)]
pub struct Held<R>(R);

impl<R> Deref for Held<R> {
    type Target = R;

    #[inline]
    fn deref(&self) -> &R {
        &self.0
    }
}

/// What a generator that stands alone says: nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoRules;

impl Rules for NoRules {
    type Watch<I: Copy> = ();

    #[inline]
    fn start<C: Clock>(&self, _clock: &C) {}

    #[inline]
    fn is_timed(&self) -> bool {
        false
    }

    #[inline]
    fn elapsed<C: Clock>(&self, _clock: &C, (): ()) -> Duration {
        Duration::ZERO
    }

    #[inline]
    fn site(&self) -> Site {
        SITE
    }

    #[inline]
    fn tells_try(&self) -> bool {
        false
    }

    #[inline]
    fn on_try(&self, _details: &Details<'_>) {}

    #[inline]
    fn tells_success(&self) -> bool {
        false
    }

    #[inline]
    fn on_success<V>(&self, _details: &Details<'_, V>) {}
}

impl<O> RulesFor<O> for NoRules {
    #[inline]
    fn retries(&self, _outcome: &O) -> bool {
        true
    }

    #[inline]
    fn gives_up(&self, _outcome: &O) -> bool {
        false
    }

    #[inline]
    fn on_backoff(&self, _details: &Details<'_, O>) {}

    #[inline]
    fn on_giveup(&self, _details: &Details<'_, O>) {}
}

/// Which values are retried where the attribute gives no predicate: those of the policy's filter, or the empty ones.
pub trait Predicate<V> {
    /// Whether this one is.
    fn holds(&self, value: &V) -> bool;
}

impl<V: Falsy> Predicate<V> for NoRules {
    #[inline]
    fn holds(&self, value: &V) -> bool {
        value.is_falsy()
    }
}

impl<V: Falsy> Predicate<V> for Settings<()> {
    #[inline]
    fn holds(&self, value: &V) -> bool {
        value.is_falsy()
    }
}

impl<V> Predicate<V> for Settings<For<V>> {
    #[inline]
    fn holds(&self, value: &V) -> bool {
        self.retries(value)
    }
}

/// What is made of a wait where the attribute does not say.
#[diagnostic::on_unimplemented(
    message = "there is no default jitter without the feature `std`",
    label = "no random source",
    note = "write `jitter = full_jitter_from(source)` with a random source of your own, \
            or `jitter = none`"
)]
pub trait Spread {
    /// The wait that is slept.
    fn spread(&self, wait: Duration) -> Duration;
}

impl<S: Scope> Spread for Settings<S> {
    #[inline]
    fn spread(&self, wait: Duration) -> Duration {
        Settings::spread(self, wait)
    }
}
