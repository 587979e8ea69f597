//! `attempt_timeout`: an attempt that takes longer is cut, and retried.

use std::cell::Cell;
use std::error::Error;
use std::future::pending;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use backoff_retry::{GiveUpReason, TimeLimit, TimedOut, constant, on_exception, on_predicate};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep};

use crate::support::world::{SECOND, ms};

#[derive(Debug, PartialEq, thiserror::Error)]
enum FetchError {
    #[error("failed")]
    Failed,
    #[error(transparent)]
    TimedOut(#[from] TimedOut),
}

/// In tokio-retry and backon an attempt that never completes is never given up.
#[tokio::test(start_paused = true)]
async fn an_attempt_that_never_completes_is_cut_and_retried() {
    #[on_exception(constant(1s), jitter = none, max_tries = 3, attempt_timeout = 10s)]
    async fn hang(calls: &Cell<u32>) -> Result<(), FetchError> {
        calls.set(calls.get() + 1);
        pending().await
    }
    let (start, calls) = (Instant::now(), Cell::new(0));
    let error = hang(&calls).await.unwrap_err();
    let FetchError::TimedOut(timed_out) = error else { panic!("{error:?}") };
    assert_eq!((timed_out.limit, timed_out.after), (TimeLimit::AttemptTimeout, SECOND * 10));
    assert_eq!(timed_out.to_string(), "the attempt timed out after 10s");
    assert_eq!((calls.get(), start.elapsed()), (3, SECOND * 32), "3 attempts and 2 waits");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_within_the_limit_is_not_cut() {
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = 10s)]
    async fn work(takes: Duration) -> Result<Duration, FetchError> {
        sleep(takes).await;
        Ok(takes)
    }
    assert_eq!(work(ms(9_999)).await, Ok(ms(9_999)));
    assert!(work(ms(10_001)).await.is_err());
}

/// If both are ready the attempt wins: its work is done.
#[tokio::test(start_paused = true)]
async fn an_attempt_that_completes_with_the_timer_succeeds() {
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = 10s)]
    async fn work() -> Result<u32, FetchError> {
        sleep(SECOND * 10).await;
        Ok(7)
    }
    assert_eq!(work().await, Ok(7));
}

/// An attempt that is always ready uses up tokio's cooperative budget in every poll. A timer that is polled after it
/// would never complete.
#[tokio::test]
async fn an_attempt_that_exhausts_the_cooperative_budget_is_cut() {
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = 20ms)]
    async fn spin() -> Result<(), FetchError> {
        // Seconds, unless it is cut.
        for _ in 0..50_000_000 {
            tokio::task::consume_budget().await;
        }
        Ok(())
    }
    assert!(matches!(spin().await, Err(FetchError::TimedOut(_))));
}

/// What the attempt holds is released before the wait begins.
#[tokio::test(start_paused = true)]
async fn a_cut_attempt_releases_what_it_holds_before_the_wait() {
    #[on_exception(constant(1s), jitter = none, max_tries = 2, attempt_timeout = 10s,
                   on_backoff = |_| free.set(permits.available_permits()))]
    async fn hold(permits: &Arc<Semaphore>, free: &Cell<usize>) -> Result<(), FetchError> {
        let _permit = permits.acquire().await;
        pending().await
    }
    let (permits, free) = (Arc::new(Semaphore::new(1)), Cell::new(0));
    hold(&permits, &free).await.unwrap_err();
    assert_eq!((free.get(), permits.available_permits()), (1, 1));
}

/// A filter by type would refuse the error of a cut attempt silently.
#[tokio::test(start_paused = true)]
async fn the_filter_is_not_asked_about_a_cut_attempt_but_giveup_is() {
    impl From<TimedOut> for Count {
        fn from(_: TimedOut) -> Self {
            Self(99)
        }
    }
    #[derive(Debug, PartialEq)]
    struct Count(u32);
    #[on_exception(constant(1s), |_| false, max_tries = 5, attempt_timeout = 10s, lend(calls))]
    async fn filtered_after_cuts(mut calls: u32) -> Result<(), Count> {
        calls += 1;
        if calls == 3 {
            return Err(Count(calls));
        }
        pending().await
    }
    #[on_exception(constant(1s), max_tries = 5, attempt_timeout = 10s, giveup = |error| error.0 == 99,
                   on_giveup = |details| assert_eq!(details.reason, Some(GiveUpReason::Giveup)))]
    async fn given_up(calls: &Cell<u32>) -> Result<(), Count> {
        calls.set(calls.get() + 1);
        pending().await
    }
    assert_eq!(filtered_after_cuts(0).await, Err(Count(3)), "two cuts were retried");
    let calls = Cell::new(0);
    assert_eq!(given_up(&calls).await, Err(Count(99)));
    assert_eq!(calls.get(), 1);
}

#[tokio::test(start_paused = true)]
async fn foreign_errors_convert() {
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = 10s)]
    async fn io_error() -> io::Result<()> {
        pending().await
    }
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = 10s)]
    async fn boxed() -> Result<(), Box<dyn Error + Send + Sync>> {
        pending().await
    }
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = 10s)]
    async fn any() -> anyhow::Result<()> {
        pending().await
    }
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = 10s)]
    async fn report() -> eyre::Result<()> {
        pending().await
    }
    let error = io_error().await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    assert!(error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<TimedOut>));
    assert!(boxed().await.unwrap_err().is::<TimedOut>());
    assert!(any().await.unwrap_err().is::<TimedOut>());
    assert!(report().await.unwrap_err().is::<TimedOut>());
}

#[tokio::test(start_paused = true)]
async fn timed_out_makes_what_the_attempt_returns() {
    #[on_exception(constant(1s), max_tries = 2, attempt_timeout = 10s, timed_out = |_| Err(FetchError::Failed))]
    async fn foreign() -> Result<(), FetchError> {
        pending().await
    }
    fn message(timed_out: TimedOut) -> Result<(), String> {
        Err(timed_out.to_string())
    }
    #[on_exception(constant(1s), max_tries = 2, attempt_timeout = 1.5s, timed_out = message)]
    async fn by_name() -> Result<(), String> {
        pending().await
    }
    // It may also make a success.
    #[on_exception(constant(1s), attempt_timeout = 10s, timed_out = |_| Ok(None))]
    async fn nothing() -> Result<Option<u32>, String> {
        pending().await
    }
    assert_eq!(foreign().await, Err(FetchError::Failed));
    assert_eq!(by_name().await, Err("the attempt timed out after 1.5s".to_owned()));
    assert_eq!(nothing().await, Ok(None));
}

/// The predicate is not asked about the value of a cut attempt: it is retried.
#[tokio::test(start_paused = true)]
async fn under_on_predicate_timed_out_makes_the_value() {
    #[on_predicate(constant(1s), |_| false, max_tries = 3, attempt_timeout = 10s, timed_out = |_| 0, lend(calls))]
    async fn poll(mut calls: u32, completes: u32) -> u32 {
        calls += 1;
        if calls < completes {
            pending::<()>().await;
        }
        calls
    }
    assert_eq!(poll(0, 3).await, 3);
    assert_eq!(poll(0, 9).await, 0);
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_is_known_at_run_time() {
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = limit)]
    async fn work(limit: Option<Duration>) -> Result<(), FetchError> {
        sleep(SECOND * 5).await;
        Ok(())
    }
    #[on_exception(constant(1s), max_tries = 1, attempt_timeout = limit)]
    async fn zero(limit: Duration, takes: Duration) -> Result<(), FetchError> {
        if !takes.is_zero() {
            sleep(takes).await;
        }
        Ok(())
    }
    assert_eq!(work(None).await, Ok(()));
    assert_eq!(work(Some(SECOND * 6)).await, Ok(()));
    assert!(work(Some(SECOND * 4)).await.is_err());
    assert_eq!(
        zero(Duration::ZERO, Duration::ZERO).await,
        Ok(()),
        "an attempt is polled at least once"
    );
    assert!(zero(Duration::ZERO, SECOND).await.is_err());
}

/// The filter of an outer attribute sees an ordinary error.
#[tokio::test(start_paused = true)]
async fn stacked_attributes_see_the_error_of_the_inner_one() {
    #[on_exception(constant(1s), FetchError, max_tries = 2)]
    #[on_exception(constant(1s), |_| false, max_tries = 3, attempt_timeout = 10s)]
    async fn hang(calls: &Cell<u32>) -> Result<(), FetchError> {
        calls.set(calls.get() + 1);
        pending().await
    }
    let calls = Cell::new(0);
    hang(&calls).await.unwrap_err();
    assert_eq!(calls.get(), 6);
}

struct Client {
    calls: u32,
}

impl Client {
    #[on_exception(constant(1s), jitter = none, max_tries = 2, attempt_timeout = 10s)]
    async fn request(&mut self, url: String) -> Result<String, FetchError> {
        self.calls += 1;
        if self.calls == 1 {
            pending::<()>().await;
        }
        Ok(url.clone())
    }

    #[on_exception(constant(1s), max_tries = 2, attempt_timeout = 10s)]
    fn future(&self, takes: Duration) -> impl Future<Output = Result<u32, FetchError>> {
        let calls = self.calls;
        async move {
            sleep(takes).await;
            Ok(calls)
        }
    }
}

#[tokio::test(start_paused = true)]
async fn methods_and_functions_that_return_a_future() {
    let mut client = Client { calls: 0 };
    assert_eq!(client.request("/tea".to_owned()).await, Ok("/tea".to_owned()));
    assert_eq!(client.calls, 2);
    assert_eq!(client.future(SECOND).await, Ok(2));
    assert!(client.future(SECOND * 11).await.is_err());
}

#[test]
fn the_future_is_send_if_the_error_is_not() {
    #[on_exception(constant(1s), max_tries = 2, attempt_timeout = 10s)]
    async fn boxed() -> Result<(), Box<dyn Error>> {
        sleep(SECOND).await;
        Ok(())
    }
    #[on_exception(constant(1s), max_tries = 2, attempt_timeout = 10s)]
    async fn not_sync() -> Result<Rc<()>, io::Error> {
        sleep(SECOND).await;
        Ok(Rc::new(()))
    }
    fn is_send(_: impl Send) {}
    is_send(boxed());
    is_send(not_sync());
}

/// A server sees the connection of a cut attempt close, and no task is left that would hold it.
#[tokio::test]
async fn a_cut_attempt_leaves_no_connection_and_no_task() {
    #[on_exception(constant(0s), jitter = none, max_tries = 2, attempt_timeout = 20ms)]
    async fn ask(server: SocketAddr) -> io::Result<u8> {
        TcpStream::connect(server).await?.read_u8().await
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let server = listener.local_addr().unwrap();
    let silent = async {
        for _ in 0..2 {
            let (mut connection, _) = listener.accept().await.unwrap();
            assert_eq!(connection.read(&mut [0]).await.unwrap(), 0, "the client has gone");
        }
    };
    let (answer, ()) = tokio::join!(ask(server), silent);
    assert_eq!(answer.unwrap_err().kind(), io::ErrorKind::TimedOut);
    assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
}
