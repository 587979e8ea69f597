//! What seals the traits that users do not implement.

use core::time::Duration;

/// A supertrait that cannot be implemented outside of this crate.
pub trait Sealed {}

impl Sealed for () {}
impl Sealed for u32 {}
impl Sealed for Duration {}
impl<T> Sealed for Option<T> {}
impl<const N: usize> Sealed for [Duration; N] {}
impl<const N: usize> Sealed for &[Duration; N] {}
impl Sealed for &[Duration] {}
#[cfg(feature = "std")]
impl Sealed for std::vec::Vec<Duration> {}
impl<O> Sealed for crate::policy::For<O> {}
impl<O> Sealed for crate::policy::Timed<O> {}
impl Sealed for crate::wait::Stateless {}
impl Sealed for crate::wait::Stateful {}
