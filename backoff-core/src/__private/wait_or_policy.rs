//! The first argument of an attribute: a wait generator, or a policy. The attribute cannot tell which it is, so the
//! type does. The settings of a generator that stands alone are constants here, and cost nothing.

use core::ops::Deref;

use super::default_settings::DefaultSettings;
use super::returned::Returns;
use crate::classify::Classify;
use crate::policy::{OutcomeOf, Policy, PolicyKind, Settings, StoredPolicyWait};
use crate::wait::{IntoWait, Wait};

/// A generator, a function that makes one, a policy, or a reference to a policy. `M` tells them apart.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a wait generator nor a policy for outcomes of type `{O}`",
    label = "expected a wait generator or a policy",
    note = "write `expo`, `fibo`, `constant(5s)` or another generator of `backoff_retry`, \
            an `Iterator<Item = Duration>`, or a closure without parameters that returns one",
    note = "or write a policy: a `const POLICY` as it is, a static as `&POLICY`, a field as `&self.policy`; \
            a `Policy<W, For<E>>` fits where the outcome is an `E`"
)]
pub trait WaitOrPolicy<O, M>: Sized {
    /// The wait generator: the argument itself, or that of the policy.
    type Wait: Wait<O>;
    /// What a call stores, where the expression is evaluated once.
    type Stored: Wait<O>;
    /// The settings of the policy, or `DefaultSettings`.
    type Settings: Deref;

    /// Returns a fresh generator.
    fn wait(self) -> Self::Wait;

    /// Returns the settings.
    fn settings(self) -> Self::Settings;

    /// Returns both, to be stored.
    fn store(self) -> (Self::Stored, Self::Settings);
}

/// Marks a generator; `M` says how it is made.
#[derive(Debug)]
pub struct FromWait<M>(M);

/// Marks a policy.
#[derive(Debug)]
pub enum FromPolicy {}

/// Marks a reference to a policy.
#[derive(Debug)]
pub enum FromPolicyRef {}

#[diagnostic::do_not_recommend]
impl<O, M, G: IntoWait<O, M>> WaitOrPolicy<O, FromWait<M>> for G {
    type Wait = G::Wait;
    type Stored = G::Wait;
    type Settings = ByValue<DefaultSettings>;

    #[inline]
    fn wait(self) -> G::Wait {
        self.into_wait()
    }

    #[inline]
    fn settings(self) -> ByValue<DefaultSettings> {
        ByValue(DefaultSettings)
    }

    #[inline]
    fn store(self) -> (G::Wait, ByValue<DefaultSettings>) {
        (self.into_wait(), ByValue(DefaultSettings))
    }
}

#[diagnostic::do_not_recommend]
impl<O: OutcomeOf<K>, W: Wait<O>, K: PolicyKind> WaitOrPolicy<O, FromPolicy> for Policy<W, K> {
    type Wait = W;
    type Stored = W;
    type Settings = ByValue<Settings<K>>;

    #[inline]
    fn wait(self) -> W {
        self.into_parts().0
    }

    #[inline]
    fn settings(self) -> ByValue<Settings<K>> {
        ByValue(*Policy::settings(&self))
    }

    #[inline]
    fn store(self) -> (W, ByValue<Settings<K>>) {
        let (wait, settings) = self.into_parts();
        (wait, ByValue(settings))
    }
}

#[diagnostic::do_not_recommend]
impl<'p, O, W, K> WaitOrPolicy<O, FromPolicyRef> for &'p Policy<W, K>
where
    O: OutcomeOf<K>,
    W: Wait<O> + Clone,
    K: PolicyKind,
{
    type Wait = W;
    type Stored = StoredPolicyWait<'p, W, K, O>;
    type Settings = &'p Settings<K>;

    #[inline]
    fn wait(self) -> W {
        Policy::wait(self).clone()
    }

    #[inline]
    fn settings(self) -> &'p Settings<K> {
        Policy::settings(self)
    }

    #[inline]
    fn store(self) -> (StoredPolicyWait<'p, W, K, O>, &'p Settings<K>) {
        (StoredPolicyWait::new(self), Policy::settings(self))
    }
}

/// Marks a reference to a smart pointer to a policy, such as `&Arc<Policy>` or `&LazyLock<Policy>`.
#[derive(Debug)]
pub enum FromPointerRef {}

#[diagnostic::do_not_recommend]
impl<'p, O, W, K, D> WaitOrPolicy<O, FromPointerRef> for &'p D
where
    D: Deref<Target = Policy<W, K>>,
    O: OutcomeOf<K>,
    W: Wait<O> + Clone + 'p,
    K: PolicyKind + 'p,
{
    type Wait = W;
    type Stored = StoredPolicyWait<'p, W, K, O>;
    type Settings = &'p Settings<K>;

    #[inline]
    fn wait(self) -> W {
        Policy::wait(self).clone()
    }

    #[inline]
    fn settings(self) -> &'p Settings<K> {
        Policy::settings(self)
    }

    #[inline]
    fn store(self) -> (StoredPolicyWait<'p, W, K, O>, &'p Settings<K>) {
        (StoredPolicyWait::new(self), Policy::settings(self))
    }
}

/// Evaluates the first argument once, for one call: the generator and the settings.
#[inline]
pub fn store<R, M, N, P>(_returns: Returns<R, M>, first: P) -> (P::Stored, P::Settings)
where
    R: Classify<M>,
    P: WaitOrPolicy<R::Outcome, N>,
{
    first.store()
}

/// Returns the settings of the first argument.
#[inline]
pub fn settings<R, M, N, P>(_returns: Returns<R, M>, first: P) -> P::Settings
where
    R: Classify<M>,
    P: WaitOrPolicy<R::Outcome, N>,
{
    first.settings()
}

/// Returns what the settings were taken from. Where there are none, since it is neither a generator nor a policy, it has
/// no type, and rustc reports that once.
#[inline]
pub fn first<S: SettingsOf<P>, P>(_settings: &S, first: P) -> S::First {
    S::first(first)
}

/// The settings of a `P`.
pub trait SettingsOf<P> {
    /// What they were taken from.
    type First;

    /// Returns what they were taken from.
    fn first(first: P) -> Self::First;
}

impl<P, S> SettingsOf<P> for ByValue<S> {
    type First = P;

    #[inline]
    fn first(first: P) -> P {
        first
    }
}

impl<P, K: PolicyKind> SettingsOf<P> for &Settings<K> {
    type First = P;

    #[inline]
    fn first(first: P) -> P {
        first
    }
}

/// Settings by value, which are read in the same way as those behind a reference.
#[derive(Clone, Copy, Debug)]
pub struct ByValue<S>(S);

impl<S> Deref for ByValue<S> {
    type Target = S;

    #[inline]
    fn deref(&self) -> &S {
        &self.0
    }
}
