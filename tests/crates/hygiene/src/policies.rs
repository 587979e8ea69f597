//! Policies with timeouts, in functions with arguments under the names of the expansion, in scope of a trait whose methods
//! have the names of those that the expansion calls.

// The user's names, in place of the prelude's.
use crate::*;

/// Methods of everything.
pub trait Methods {
    fn limit(&self) -> Failed;
    fn cut(&self) -> Failed;
    fn is_cut(&self) -> Failed;
    fn not_cut(&self) -> Failed;
    fn timeout(&self) -> Failed;
    fn attempt_limit(&self) -> Failed;
    fn call_limit(&self) -> Failed;
    fn time_is_over(&self) -> Failed;
    fn own_timed_out(&self) -> Failed;
    fn cut_outcome(&self) -> Failed;
    fn make(self) -> Failed;
}

macro_rules! methods {
    ($($name:ident($($this:tt)*))*) => {
        impl<T> Methods for T {
            $(fn $name($($this)*) -> Failed { Failed })*
        }
    };
}
methods! {
    limit(&self) cut(&self) is_cut(&self) not_cut(&self) timeout(&self) attempt_limit(&self) call_limit(&self)
    time_is_over(&self) own_timed_out(&self) cut_outcome(&self) make(self)
}

type Timed = ::backoff_retry::policy::Timed<Failed>;
type Constant = ::backoff_retry::wait::Constant<::core::time::Duration>;

impl ::core::convert::From<::backoff_retry::TimedOut> for Failed {
    fn from(_: ::backoff_retry::TimedOut) -> Self {
        Failed
    }
}

static POLICY: ::backoff_retry::Policy<Constant, Timed> =
    ::backoff_retry::Policy::timed(::backoff_retry::constant(::core::time::Duration::ZERO))
        .attempt_timeout(::core::time::Duration::from_secs(10))
        .timeout(::core::time::Duration::from_secs(60))
        .max_tries(3);

async fn get(n: N, hangs: bool) -> ::core::result::Result<N, Failed> {
    if hangs {
        ::core::future::pending::<()>().await;
    }
    if n < 3 { ::core::result::Result::Err(Failed) } else { ::core::result::Result::Ok(n) }
}

/// Never completes in its first attempt.
#[::backoff_retry::on_exception(&POLICY, attempt = n)]
pub async fn awaited(
    future: N,
    timed_out: N,
    is_cut: N,
    cut_outcome: N,
    start: N,
    clock: N,
) -> ::core::result::Result<N, Failed> {
    get(n + 0 * (future + timed_out + is_cut + cut_outcome + start + clock), n == 1).await
}

/// The same in a block.
#[::backoff_retry::on_exception(&POLICY, attempt = n)]
pub async fn block(
    future: N,
    timed_out: N,
    is_cut: N,
    cut_outcome: N,
) -> ::core::result::Result<N, Failed> {
    let sum = 0 * (future + timed_out + is_cut + cut_outcome);
    ::core::result::Result::Ok(get(n + sum, n == 1).await?)
}

/// One limit is that of the attribute.
#[::backoff_retry::on_exception(&POLICY, attempt = n, attempt_timeout = 5s)]
pub async fn by_both(timed_out: N, is_cut: N) -> ::core::result::Result<N, Failed> {
    get(n + 0 * (timed_out + is_cut), n == 1).await
}
