//! A `tracing` subscriber that collects events and ignores spans.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span;
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};

/// An event, with its fields as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Logged {
    pub(crate) target: String,
    pub(crate) level: Level,
    pub(crate) fields: BTreeMap<String, String>,
}

impl Logged {
    /// An event of the library.
    pub(crate) fn new(level: Level, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Self { target: "backoff_retry".to_owned(), level, fields: fields.collect() }
    }

    /// The text of a field, if the event has it.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        self.fields.get(name).cloned()
    }
}

impl Visit for Logged {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

/// A subscriber that listens to nothing.
struct Deaf;

impl Subscriber for Deaf {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        false
    }

    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

#[derive(Default)]
struct Collector(Mutex<Vec<Logged>>);

impl Subscriber for Collector {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn event(&self, event: &Event<'_>) {
        let about = event.metadata();
        let fields = BTreeMap::new();
        let mut logged =
            Logged { target: about.target().to_owned(), level: *about.level(), fields };
        event.record(&mut logged);
        self.0.lock().unwrap().push(logged);
    }

    // The library opens no spans.
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// Returns the events logged on this thread while `run` runs.
pub(crate) fn logged(run: impl FnOnce()) -> Vec<Logged> {
    // With a single subscriber `tracing` asks only that of the thread that reaches a callsite first, and remembers
    // the answer for all threads. The default subscriber makes two, and listens to nothing.
    let _ = tracing::subscriber::set_global_default(Deaf);
    let collector = Arc::new(Collector::default());
    tracing::subscriber::with_default(Arc::clone(&collector), run);
    let events = collector.0.lock().unwrap();
    events.clone()
}
