//! A body that only awaits a future.

use core::future::{IntoFuture, Pending, pending};

use super::conditions::Unimplemented;
use super::returned::Returns;

/// Returns the future that a body awaits. It was made in the span that was entered for that.
#[inline]
pub fn future<R, M, G, A: FutureOf<R, N>, N>(
    _returns: Returns<R, M>,
    _entered: G,
    future: A,
) -> A::Future {
    future.future()
}

/// A future of an `R`. For anything else none of the two implementations applies, so the future has no type, and rustc
/// reports nothing more about it.
#[diagnostic::on_unimplemented(
    message = "the body of this function does not return `{R}`",
    label = "expected a future of `{R}`, found `{Self}`"
)]
pub trait FutureOf<R, M> {
    /// The future that the body awaits.
    type Future: Future<Output = R>;

    /// Returns the future that the body awaits.
    fn future(self) -> Self::Future;
}

/// Selects the implementation of [`FutureOf`] for futures.
#[derive(Debug)]
pub enum IsFutureOf {}

#[diagnostic::do_not_recommend]
impl<A: IntoFuture<Output = R>, R> FutureOf<R, IsFutureOf> for A {
    type Future = A::IntoFuture;

    #[inline]
    fn future(self) -> A::IntoFuture {
        self.into_future()
    }
}

#[diagnostic::do_not_recommend]
impl<A: Unimplemented, R> FutureOf<R, ()> for A {
    type Future = Pending<R>;

    fn future(self) -> Pending<R> {
        pending()
    }
}
