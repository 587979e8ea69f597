//! Async handlers and an async `giveup` on calls.

use std::cell::{Cell, RefCell};
use std::future::IntoFuture;
use std::sync::Mutex;
use std::time::Duration;

use backoff_retry::call::CallStatus;
use backoff_retry::{GiveUpReason, Policy, expo};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep};

use crate::support::script::{DbError, failing};
use crate::support::{notes, send};

static ANY: Policy = Policy::new(expo()).max_tries(3).no_jitter();
const SECOND: Duration = Duration::from_secs(1);

/// Makes a closure that returns a future of one blocking that returns a value.
fn later<R>(mut attempt: impl FnMut() -> R) -> impl FnMut() -> std::future::Ready<R> {
    move || std::future::ready(attempt())
}

#[tokio::test(start_paused = true)]
async fn a_token_is_refreshed_between_attempts() {
    let token = Cell::new(1);
    let get = || async {
        yield_now().await;
        if token.get() == 3 { Ok("tea") } else { Err(DbError::Busy) }
    };
    let refresh = || async {
        sleep(SECOND).await;
        token.set(token.get() + 1);
    };
    let start = Instant::now();
    let page = ANY.call(get).on_backoff_async(|_| refresh()).await;
    assert_eq!((page, token.get()), (Ok("tea"), 3));
    assert_eq!(start.elapsed(), SECOND * 5, "two refreshes, and waits of 1 s and 2 s");
}

/// Every event has a sync handler, an async one, and a sync one again.
#[tokio::test(start_paused = true)]
async fn handlers_run_one_by_one_in_the_order_listed() {
    let seen = RefCell::new(Vec::new());
    let note = |text: String| seen.borrow_mut().push(text);
    let slow = |text: String| async move {
        note(format!("{text} starts"));
        yield_now().await;
        note(format!("{text} ends"));
    };
    let result = ANY
        .call(later(failing(&[DbError::Busy, DbError::Syntax])))
        .max_tries(2)
        .on_try(|details| note(format!("try {}", details.tries)))
        .on_try_async(|details| slow(format!("try {}", details.tries)))
        .on_try(|_| note("tried".into()))
        .on_backoff(|details| note(format!("backoff {:?}", details.outcome)))
        .on_backoff_async(|details| {
            slow(format!("backoff {:?} {:?}", details.outcome, details.wait))
        })
        .on_backoff_async(|_| slow("again".into()))
        .on_backoff(|details| note(format!("backed off {:?}", details.outcome)))
        .on_giveup_async(|details| slow(format!("giveup {:?}", details.reason)))
        .on_giveup(|details| note(format!("gave up {details}")))
        .name("send")
        .await;
    assert_eq!(result, Err(DbError::Syntax));
    assert_eq!(
        *seen.borrow(),
        [
            "try 1",
            "try 1 starts",
            "try 1 ends",
            "tried",
            "backoff Busy",
            "backoff Busy Some(1s) starts",
            "backoff Busy Some(1s) ends",
            "again starts",
            "again ends",
            "backed off Busy",
            "try 2",
            "try 2 starts",
            "try 2 ends",
            "tried",
            "giveup Some(MaxTries) starts",
            "giveup Some(MaxTries) ends",
            "gave up Giving up send(...) after 2 tries (Syntax)",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn an_async_handler_of_a_success_sees_the_value() {
    let seen = Cell::new(0);
    let result = ANY
        .call(later(failing(&[DbError::Busy])))
        .on_success_async(|details| {
            let value = *details.outcome;
            let seen = &seen;
            async move {
                yield_now().await;
                seen.set(value);
            }
        })
        .await;
    assert_eq!((result, seen.get()), (Ok(2), 2));
    // Where values are retried, a value that the filter rejects is a success.
    let value = ANY
        .poll(|| async { 7 }, |_| false)
        .on_success_async(|details| {
            seen.set(*details.outcome);
            yield_now()
        })
        .await;
    assert_eq!((value, seen.get()), (7, 7));
}

#[tokio::test(start_paused = true)]
async fn an_async_giveup_is_asked_after_the_filter_and_before_the_limits() {
    let asked = RefCell::new(Vec::new());
    let is_fatal = |error: &DbError| {
        asked.borrow_mut().push(*error);
        let is_fatal = *error == DbError::Syntax;
        async move {
            yield_now().await;
            is_fatal
        }
    };
    let report = ANY
        .call(later(failing(&[DbError::Busy, DbError::Busy, DbError::Syntax])))
        .giveup(|_| panic!("it is replaced"))
        .giveup_async(is_fatal)
        .report()
        .await;
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::Giveup));
    assert_eq!((report.tries, report.waited, report.elapsed), (3, SECOND * 3, SECOND * 3));
    assert_eq!(*asked.borrow(), [DbError::Busy, DbError::Busy, DbError::Syntax]);

    let report = ANY
        .call(later(failing(&[DbError::Busy])))
        .retry_if(|_| false)
        .giveup_async(|_| async { panic!("the filter rejects the error") })
        .report()
        .await;
    assert_eq!((report.tries, report.status), (1, CallStatus::NotRetried));

    let report = ANY
        .call(later(failing(&[DbError::Busy])))
        .giveup_async(|_| async { true })
        .giveup(|_| false)
        .report()
        .await;
    assert_eq!((report.result, report.status), (Ok(2), CallStatus::Succeeded));
}

#[tokio::test(start_paused = true)]
async fn an_async_handler_replaces_the_policys_and_only_that() {
    static NOTED: Policy = Policy::new(expo())
        .max_tries(2)
        .no_jitter()
        .on_try(|_| notes::note("policy: try"))
        .on_backoff(|_| notes::note("policy: backoff"))
        .on_giveup(|_| notes::note("policy: giveup"))
        .on_success(|_| notes::note("policy: success"));
    let call = || async { Err::<(), _>(DbError::Busy) };
    NOTED
        .call(call)
        .on_backoff_async(|_| async { notes::note("call: backoff") })
        .await
        .unwrap_err();
    let expected = ["policy: try", "call: backoff", "policy: try", "policy: giveup"];
    assert_eq!(notes::take_notes(), expected);
    NOTED.call(|| async { Ok::<_, DbError>(1) }).giveup_async(|_| async { true }).await.unwrap();
    assert_eq!(notes::take_notes(), ["policy: try", "policy: success"]);
}

#[tokio::test(start_paused = true)]
async fn async_handlers_of_a_poll_see_the_value() {
    let (calls, seen) = (Cell::new(0), RefCell::new(Vec::new()));
    let next = || async {
        calls.set(calls.get() + 1);
        calls.get()
    };
    let value = ANY
        .poll(next, |_| true)
        .on_backoff_async(|details| {
            seen.borrow_mut().push(*details.outcome);
            yield_now()
        })
        .on_giveup_async(|details| {
            seen.borrow_mut().push(details.outcome * 10);
            yield_now()
        })
        .giveup_async(|value| std::future::ready(*value == 2))
        .await;
    assert_eq!((value, seen.into_inner()), (2, vec![1, 20]));
}

/// An error that is `Send` and not `Sync`: the future may hold it, but no reference to it.
#[tokio::test(start_paused = true)]
async fn the_future_is_send_if_the_users_is() {
    type NotSync = Box<dyn std::error::Error + Send>;
    struct Client(Mutex<u32>);
    impl Client {
        async fn refresh(&self, tries: u32) {
            yield_now().await;
            *self.0.lock().unwrap() += tries;
        }
    }
    let client = Client(Mutex::new(0));
    let task = send(async move {
        let attempt = || async { Err::<(), NotSync>(Box::new(std::io::Error::other("down"))) };
        let seen = |text: String| assert!(text.contains("down"));
        let sync =
            ANY.call(attempt).on_backoff(|details| seen(details.to_string())).giveup(|_| true);
        send(sync.into_future()).await.unwrap_err();
        let call = ANY
            .call(attempt)
            .on_backoff(|details| seen(details.to_string()))
            .on_backoff_async(|details| client.refresh(details.tries))
            .giveup_async(|error| {
                let is_fatal = error.to_string().is_empty();
                async move { is_fatal }
            });
        let error = send(call.into_future()).await.unwrap_err();
        (error.to_string(), *client.0.lock().unwrap())
    });
    assert_eq!(tokio::spawn(task).await.unwrap(), ("down".into(), 3));
}

/// A call that stops at an async handler keeps what the attempt returned, here 1 KiB. The attempt itself is small.
#[test]
fn a_call_without_async_handlers_keeps_nothing_for_them() {
    let attempt = || async { Err::<(), _>([0u8; 1024]) };
    let by_debug = ANY.by_debug();
    let plain = by_debug.call(attempt).on_backoff(|_| ()).into_future();
    assert!(size_of_val(&plain) < 300, "{}", size_of_val(&plain));
    let kept = by_debug.call(attempt).on_backoff_async(|_| async {}).into_future();
    assert!(size_of_val(&kept) > 1024, "{}", size_of_val(&kept));
}

/// A dropped future drops the handler, and nothing runs after it.
#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_in_a_handler_stops_there() {
    let handlers = Cell::new(0);
    let call = ANY.call(|| async { Err::<(), _>(DbError::Busy) }).on_backoff_async(|_| async {
        handlers.set(handlers.get() + 1);
        sleep(SECOND * 60).await;
        handlers.set(100);
    });
    assert!(tokio::time::timeout(SECOND, call).await.is_err());
    assert_eq!(handlers.get(), 1);
}
