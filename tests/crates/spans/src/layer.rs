//! The layer of the subscriber.

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, ThreadId};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Metadata, Span, Subscriber, dispatcher};
use tracing_subscriber::Registry;
use tracing_subscriber::layer::{Context, Layer};
use tracing_subscriber::registry::LookupSpan;

use crate::trace::Trace;

/// What happened, in the order in which it did.
static STEPS: Mutex<Vec<Step>> = Mutex::new(Vec::new());

/// Something that happened to a span or in it.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// The keys of the spans around it, from the outermost to that to which it happened.
    pub(crate) path: Vec<u64>,
    pub(crate) what: What,
    pub(crate) thread: ThreadId,
}

#[derive(Clone, Debug)]
pub(crate) enum What {
    Opened(&'static Metadata<'static>, Fields),
    Recorded(Fields),
    Entered,
    Left,
    Closed,
    Event(&'static Metadata<'static>, Fields),
}

/// The number of a span: ids are used again.
struct Key(u64);

#[derive(Clone, Debug, Default)]
pub(crate) struct Fields(pub(crate) Vec<(&'static str, String)>);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.push((field.name(), value.to_owned()));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.push((field.name(), format!("{value:?}")));
    }
}

pub(crate) struct Recorder;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recorder {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let span = context.span(id).expect("the span is open");
        span.extensions_mut().insert(Key(LAST.fetch_add(1, Ordering::Relaxed)));
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        push(path(&context, Some(id)), What::Opened(attributes.metadata(), fields));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        push(path(&context, Some(id)), What::Recorded(fields));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let around = context.event_span(event).map(|span| span.id());
        push(path(&context, around.as_ref()), What::Event(event.metadata(), fields));
    }

    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        push(path(&context, Some(id)), What::Entered);
    }

    fn on_exit(&self, id: &Id, context: Context<'_, S>) {
        push(path(&context, Some(id)), What::Left);
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        push(path(&context, Some(&id)), What::Closed);
    }
}

fn push(path: Vec<u64>, what: What) {
    let thread = thread::current().id();
    STEPS.lock().unwrap().push(Step { path, what, thread });
}

fn path<S: Subscriber + for<'a> LookupSpan<'a>>(
    context: &Context<'_, S>,
    id: Option<&Id>,
) -> Vec<u64> {
    let Some(scope) = id.and_then(|id| context.span_scope(id)) else { return Vec::new() };
    let key = |key: &Key| key.0;
    scope.from_root().map(|span| span.extensions().get::<Key>().map_or(0, key)).collect()
}

/// Returns the key of a span.
pub(crate) fn key_of(span: &Span) -> u64 {
    let id = span.id().expect("the subscriber is interested");
    dispatcher::get_default(|dispatch: &Dispatch| {
        let registry = dispatch.downcast_ref::<Registry>().expect("a registry");
        let span = registry.span(&id).expect("the span is open");
        let extensions = span.extensions();
        extensions.get::<Key>().expect("a span has a key").0
    })
}

/// Returns what happened below a span.
pub(crate) fn take(root: u64) -> Trace {
    let mut steps = STEPS.lock().unwrap();
    let below = |step: &Step| step.path.first() == Some(&root);
    let (taken, rest) = steps.drain(..).partition(below);
    *steps = rest;
    drop(steps);
    Trace::new(root, taken)
}
