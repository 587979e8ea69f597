//! A function that is retried, as a trace of OpenTelemetry: three attempts and two waits, in the span of the call.
//!
//! The spans are exported to memory. A program exports them to a collector instead: only the exporter differs.

mod trace;

use std::cell::Cell;
use std::io;

use backoff_retry::{constant, on_exception};
use opentelemetry::trace::TracerProvider;
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider};
use tracing::{info, instrument};
use tracing_subscriber::layer::SubscriberExt;

pub use trace::Trace;

/// A server that does not answer its first requests.
#[derive(Debug, Default)]
pub struct Server {
    requests: Cell<u32>,
}

impl Server {
    /// Answers the third request.
    async fn answer(&self) -> Result<&'static str, io::Error> {
        self.requests.set(self.requests.get() + 1);
        tokio::task::yield_now().await;
        info!(request = self.requests.get(), "asked the server");
        if self.requests.get() < 3 { Err(io::Error::other("busy")) } else { Ok("page") }
    }
}

/// Fetches a page. `span` is all that the trace needs.
#[on_exception(constant(20ms), max_tries = 5, jitter = none, span, name = "fetch")]
async fn fetch(server: &Server) -> Result<&'static str, io::Error> {
    server.answer().await
}

/// What the program does: the trace of the call is a part of that of its caller.
#[instrument(skip_all)]
pub async fn handle(server: &Server) -> Result<&'static str, io::Error> {
    fetch(server).await
}

/// Runs the program, and returns its trace.
pub async fn traced() -> Result<Trace, Box<dyn std::error::Error>> {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone()).build();
    let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("example"));
    let subscriber = tracing_subscriber::registry().with(layer);
    {
        let _subscriber = tracing::subscriber::set_default(subscriber);
        handle(&Server::default()).await?;
    }
    provider.force_flush()?;
    Ok(Trace::new(exporter.get_finished_spans()?))
}
