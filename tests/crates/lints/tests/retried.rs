//! The functions that no lint finds anything in are retried, too.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use backoff_retry::{Policy, constant};
use lints_tests::{Failed, Fetch, Service};

const SECOND: Duration = Duration::from_secs(1);

fn send<F: Future + Send>(future: F) -> Pin<Box<F>> {
    Box::pin(future)
}

#[test]
fn sync_functions() {
    let text = || "text".to_owned();
    assert_eq!(lints_tests::options(&mut 0, SECOND, text(), vec![], 0), Ok(3));
    assert_eq!(lints_tests::polls(&mut 0), 3);
    assert_eq!(lints_tests::ended(&mut 0), Ok(3));
    assert!(Service::new(2).by_ref().is_err());
    assert_eq!(Service::new(3).by_mut(), Ok(3));
    assert_eq!(Service::new(2).by_mut(), Err(Failed));
    assert_eq!(Service::new(1).by_value(), 3);
    let (mut calls, items) = (0, [4, 5]);
    let shown = lints_tests::shapes(&mut calls, (1, 2), items.each_ref(), 0, "what");
    assert!(shown.is_ok_and(|shown| format!("{shown}") == r#"3 3 4 "what""#));
    assert_eq!(lints_tests::one_line(), Err(Failed));
    assert_eq!(lints_tests::made_by_a_macro(), Err(Failed));
}

#[tokio::test(start_paused = true)]
async fn async_functions() {
    assert_eq!(send(lints_tests::bare_async(&mut 0)).await, Ok(3));
    assert_eq!(send(lints_tests::bare_predicate_async(&mut 0)).await, Some(3));
    let mut calls = 0;
    let options = lints_tests::options_async(&mut calls, 3, None, String::new(), vec![], 0);
    assert_eq!(send(options).await, Ok(3));
    assert_eq!(send(lints_tests::ended_async(&mut 0, None)).await, Ok(3));
    assert_eq!(send(lints_tests::polls_async(&mut 0)).await, Err(3));
    assert_eq!(send(lints_tests::stacked(&mut 0)).await, Ok(4));
    assert_eq!(send(lints_tests::opaque(&mut 0)).await, Ok(3));
    assert_eq!(lints_tests::boxed(&mut 0).await, Ok(3));
    assert_eq!(send(Service::new(3).by_mut_async()).await, Ok(3));
    assert_eq!(send(Arc::new(Service::new(3)).by_arc()).await, 3);
    assert_eq!(Service::new(3).fetch(String::new()).await, Ok(3));
    assert_eq!(Service::new(2).insist(0).await, Ok(3));
}

#[tokio::test(start_paused = true)]
async fn by_policies() {
    assert!(matches!(send(lints_tests::untimed()).await, Ok(3)));
    assert!(matches!(send(lints_tests::timed()).await, Ok(3)));
    assert!(matches!(send(lints_tests::timed_block()).await, Ok(3)));
    assert!(matches!(send(lints_tests::timed_by_both()).await, Ok(3)));
    let policy = Policy::timed(constant(SECOND)).attempt_timeout(SECOND);
    assert!(matches!(send(lints_tests::timed_by_argument(&policy)).await, Ok(3)));
    assert_eq!(send(lints_tests::poll()).await, 3);
}
