//! A call that is awaited for its report.

use super::RetryFuture;
use crate::call::async_overrides::AsyncOverrides;
use crate::call::builder::{Async, Call};
use crate::call::cancel::Cancellation;
use crate::call::fallback::FallBack;
use crate::call::output::ReportOutput;
use crate::call::overrides::Reported;
use crate::classify::{Classify, Outcome, Value};
use crate::clock::AsyncSleep;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::wait::Wait;

impl<'p, W, K, F, A, M, H, C, N, G> Call<'p, W, K, F, A::Output, M, H, C, Async<N, G>>
where
    F: FnMut() -> A,
    A: Future,
    A::Output: Classify<M>,
    Outcome<A::Output, M>: OutcomeOf<K>,
    W: Wait<Outcome<A::Output, M>> + Clone,
    K: PolicyKind,
    H: AsyncOverrides<Outcome<A::Output, M>, Value<A::Output, M>>,
    C: AsyncSleep,
    N: Cancellation,
    G: FallBack<A::Output, Outcome<A::Output, M>>,
{
    /// Returns a future that runs the call and returns a [`Report`](crate::call::Report) of it.
    ///
    /// ```
    /// use backoff_retry::{Policy, call::CallStatus, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(5);
    ///
    /// # async fn fetch() -> Result<&'static str, std::io::Error> { Ok("tea") }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let report = API.call(fetch).report().await;
    /// assert_eq!((report.result.unwrap(), report.tries), ("tea", 1));
    /// assert_eq!(report.status, CallStatus::Succeeded);
    /// # }
    /// ```
    #[allow(clippy::type_complexity)] // All of it is inferred.
    pub fn report(self) -> RetryFuture<'p, W, K, F, A, M, (H, Reported), C, N, G, ReportOutput> {
        RetryFuture::new(self.with(Reported::default()))
    }
}
