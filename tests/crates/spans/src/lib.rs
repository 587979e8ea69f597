//! Records spans and events, and writes those of one test as a tree.
//!
//! The subscriber is that of the process, so that it sees every thread. Each test runs in a span of its own, and what is
//! below that span is its trace.

mod layer;
mod trace;

use std::sync::Once;

use tracing::{Instrument, Span};
use tracing_subscriber::layer::SubscriberExt;

use layer::Recorder;
pub use trace::Trace;

/// Runs `run` in a span of its own, and returns what was recorded in it.
pub fn traced(run: impl FnOnce()) -> Trace {
    let (span, key) = root();
    span.in_scope(run);
    drop(span);
    layer::take(key)
}

/// Awaits a future in a span of its own, and returns what was recorded in it.
pub async fn traced_async(run: impl Future<Output = ()>) -> Trace {
    let (span, key) = root();
    run.instrument(span).await;
    layer::take(key)
}

fn root() -> (Span, u64) {
    static INSTALL: Once = Once::new();
    INSTALL.call_once(|| {
        let subscriber = tracing_subscriber::registry().with(Recorder);
        tracing::subscriber::set_global_default(subscriber).expect("there is one subscriber");
    });
    let span = tracing::info_span!("test");
    let key = layer::key_of(&span);
    (span, key)
}

#[cfg(doctest)]
mod examples {
    #[doc = include_str!("../../../../docs/integrations/tracing.md")]
    struct Tracing;
}
