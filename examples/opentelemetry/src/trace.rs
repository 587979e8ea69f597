//! The spans of a trace, and a tree of them.

use std::fmt;
use std::time::Duration;

use opentelemetry::SpanId;
use opentelemetry_sdk::trace::SpanData;

/// The spans of one trace, by the time at which they started.
#[derive(Debug)]
pub struct Trace(Vec<SpanData>);

impl Trace {
    /// Takes the spans that were exported.
    pub fn new(mut spans: Vec<SpanData>) -> Self {
        spans.sort_by_key(|span| span.start_time);
        Self(spans)
    }

    /// Checks that the trace has three attempts and two waits in one call, and that they took as long as they say.
    pub fn check(&self) -> Result<(), String> {
        let [handle] = &self.below(SpanId::INVALID)[..] else { return Err("one root".into()) };
        let [call] = &self.below(handle.span_context.span_id())[..] else {
            return Err(format!("one call in {}", handle.name));
        };
        let parts = self.below(call.span_context.span_id());
        let names: Vec<_> = parts.iter().map(|part| &*part.name).collect();
        if names != ["attempt", "wait", "attempt", "wait", "attempt"] {
            return Err(format!("three attempts and two waits, not {names:?}"));
        }
        for attributes in [["tries", "3"], ["outcome", "success"], ["function", "fetch"]] {
            let [name, expected] = attributes;
            let value = attribute(call, name);
            if value.as_deref() != Some(expected) {
                return Err(format!("{name} = {expected}, not {value:?}"));
            }
        }
        for (before, after) in parts.iter().zip(&parts[1..]) {
            if before.end_time > after.start_time {
                return Err(format!("{} starts before the end of {}", after.name, before.name));
            }
        }
        if parts
            .iter()
            .any(|part| part.start_time < call.start_time || part.end_time > call.end_time)
        {
            return Err("a part of the call starts before it, or ends after it".into());
        }
        for wait in parts.iter().filter(|part| part.name == "wait") {
            let seconds = attribute(wait, "seconds").and_then(|text| text.parse().ok());
            let seconds: f64 = seconds.ok_or("a wait has its seconds")?;
            // The clock of the spans is that of the system, which may be set during the wait, but not by that much here.
            if duration(wait).as_secs_f64() < seconds * 0.9 {
                return Err(format!("a wait of {seconds} s took {:?}", duration(wait)));
            }
        }
        Ok(())
    }

    /// Returns the spans whose parent is that one.
    fn below(&self, parent: SpanId) -> Vec<&SpanData> {
        self.0.iter().filter(|span| span.parent_span_id == parent).collect()
    }

    fn write_below(&self, parent: SpanId, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: [&str; 7] =
            ["function", "tries", "outcome", "reason", "attempt", "wait", "seconds"];
        for span in self.below(parent) {
            write!(f, "{:indent$}{}", "", span.name, indent = depth * 2)?;
            for name in SHOWN {
                if let Some(value) = attribute(span, name) {
                    write!(f, " {name}={value}")?;
                }
            }
            writeln!(f, " ({:.1?})", duration(span))?;
            for event in &span.events.events {
                writeln!(f, "{:indent$}- {}", "", event.name, indent = depth * 2 + 2)?;
            }
            self.write_below(span.span_context.span_id(), depth + 1, f)?;
        }
        Ok(())
    }
}

/// Writes the trace as a tree, with the events in each span.
impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_below(SpanId::INVALID, 0, f)
    }
}

fn attribute(span: &SpanData, name: &str) -> Option<String> {
    let found = span.attributes.iter().find(|attribute| attribute.key.as_str() == name)?;
    Some(found.value.to_string())
}

fn duration(span: &SpanData) -> Duration {
    span.end_time.duration_since(span.start_time).unwrap_or_default()
}
