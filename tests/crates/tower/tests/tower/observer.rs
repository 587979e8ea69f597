//! What is reported to the observer of the process by a layer, and by a policy for tower's own layer.

use std::cell::RefCell;

use backoff_retry::observer::{Event, Observer, observe};
use backoff_retry::tower::RetryLayer;
use tower::{Layer, ServiceExt};

use crate::mock::{Mock, Reply, policy};

thread_local! {
    /// Each test has a thread of its own.
    static HEARD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the events. The other tests of this program are observed, too, on threads of their own.
struct Recorder;

impl Recorder {
    fn keep(event: &Event<'_>) {
        let text = format!("{event} {:?}", event.elapsed.map(|elapsed| elapsed.as_millis()));
        HEARD.with_borrow_mut(|heard| heard.push(text));
    }
}

impl Observer for Recorder {
    fn on_backoff(&self, event: &Event<'_>) {
        Self::keep(event);
    }

    fn on_giveup(&self, event: &Event<'_>) {
        Self::keep(event);
    }

    fn on_not_retried(&self, event: &Event<'_>) {
        Self::keep(event);
    }

    fn on_success(&self, event: &Event<'_>) {
        Self::keep(event);
    }
}

/// Sends a request through the layer, and another one through tower's; returns what the observer is notified of, which is the same.
async fn heard(observed: bool, replies: &[Reply]) -> Vec<String> {
    let _ = observe(&Recorder);
    let policy = policy().max_tries(2);
    let policy = if observed { policy.observed() } else { policy };
    let layer = RetryLayer::new(policy).name("kettle");
    let layer = layer.retry_if(|result: Result<&&str, &&str>| result.is_err_and(|it| *it != "dry"));
    let _ = layer.layer(Mock::new(replies.to_vec())).oneshot("a cup").await;
    let heard = HEARD.take();
    let of_tower = tower::retry::RetryLayer::new(layer.into_policy());
    let _ = of_tower.layer(Mock::new(replies.to_vec())).oneshot("a cup").await;
    assert_eq!(HEARD.take(), heard);
    heard
}

#[tokio::test(start_paused = true)]
async fn failures_are_reported_and_successes_if_the_policy_is_observed() {
    let backoff = |time: &str| format!("Backing off kettle(...) for 10ms (cold) {time}");
    let ends: [(&[Reply], &str); 3] = [
        (&[Err("cold"), Ok("tea")], "Success of kettle(...) after 2 tries"),
        (&[Err("cold"), Err("cold")], "Giving up kettle(...) after 2 tries (cold)"),
        (&[Err("cold"), Err("dry")], "Not retrying kettle(...) after 2 tries (dry)"),
    ];
    for (replies, end) in ends {
        let expected = [backoff("Some(0)"), format!("{end} Some(10)")];
        assert_eq!(heard(true, replies).await, expected);
        let without: Vec<_> = [backoff("None"), format!("{end} None")].into();
        let count = if end.starts_with("Success") { 1 } else { 2 };
        assert_eq!(heard(false, replies).await, without[..count]);
    }
    let first = heard(true, &[Ok("tea")]).await;
    assert_eq!(first, ["Success of kettle(...) after 1 tries Some(0)"]);
}
