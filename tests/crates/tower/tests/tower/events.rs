//! Handlers and the log.

use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::Mutex;

use backoff_retry::policy::For;
use backoff_retry::tower::RetryLayer;
use backoff_retry::{Details, Policy, constant};
use tower::{Layer, ServiceExt};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::mock::{Mock, Reply, policy};

static EVENTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn note<O>(details: &Details<'_, O>) {
    EVENTS.lock().unwrap().push(details.to_string());
}

#[tokio::test(start_paused = true)]
async fn all_handlers_run() {
    let policy: Policy<_, For<Reply>> =
        Policy::typed_without_jitter(constant(std::time::Duration::from_millis(10)))
            .max_tries(2)
            .on_try(note)
            .on_success(note)
            .on_backoff(note)
            .on_giveup(note);
    let layer = RetryLayer::new(policy).name("kettle");
    for replies in [[Err("cold"), Ok("tea")], [Err("cold"), Err("dry")]] {
        let _ = layer.layer(Mock::new(replies)).oneshot("a cup").await;
    }
    let backoff = "Backing off kettle(...) for 10ms (cold)";
    let expected = [
        "Attempt 1 of kettle(...)",
        backoff,
        "Attempt 2 of kettle(...)",
        "Attempt 2 of kettle(...)",
        "Attempt 1 of kettle(...)",
        backoff,
        "Attempt 2 of kettle(...)",
        "Giving up kettle(...) after 2 tries (dry)",
    ];
    assert_eq!(*EVENTS.lock().unwrap(), expected);
}

thread_local! {
    /// The messages of the log. Each test has a thread of its own.
    static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the messages of the log. It is set for the whole process: the level that `tracing` compares with is global.
struct Log;

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "backoff_retry"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Message);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// Keeps the message of an event.
struct Message;

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            LOG.with_borrow_mut(|log| log.push(format!("{value:?}")));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn events_are_logged_under_the_type_of_the_service() {
    tracing::subscriber::set_global_default(Log).unwrap();
    let layer = RetryLayer::new(policy().max_tries(2))
        .retry_if(|result: Result<&&str, &&str>| !matches!(result, Err(&"fatal")));
    let _ = layer.layer(Mock::new([Ok("a secret"), Err("cold")])).oneshot("a cup").await;
    let _ = layer.layer(Mock::new([Err("fatal")])).oneshot("a cup").await;
    let expected = [
        "Backing off Mock(...) for 10ms (a response)",
        "Giving up Mock(...) after 2 tries (cold)",
        "Not retrying Mock(...) after 1 tries (fatal)",
    ];
    assert_eq!(LOG.take(), expected);
}
