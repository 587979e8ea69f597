//! Compares a run of a case with the recording.

use std::fmt::Write;

use crate::case::{Case, Ended, Event};

/// What was observed in a run of a case.
pub(crate) struct Run {
    pub(crate) events: Vec<Event>,
    pub(crate) calls: usize,
    pub(crate) ended: Ended,
    pub(crate) finished_at: f64,
    /// The greatest difference of a time from the recorded one, in seconds.
    pub(crate) tolerance: f64,
}

/// Describes the differences, or returns `None` if there are none.
pub(crate) fn compare(case: &Case, way: &str, run: &Run) -> Option<String> {
    let expect = &case.expect;
    let near = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= run.tolerance,
        (one, other) => one.is_none() && other.is_none(),
    };
    let same = |recorded: &Event, seen: &Event| {
        recorded.event == seen.event
            && recorded.layer == seen.layer
            && recorded.tries == seen.tries
            && near(recorded.elapsed, seen.elapsed)
            && near(recorded.wait, seen.wait)
            && (&recorded.error, recorded.code, recorded.value)
                == (&seen.error, seen.code, seen.value)
    };
    let events = expect.events.len() == run.events.len()
        && expect.events.iter().zip(&run.events).all(|(recorded, seen)| same(recorded, seen));
    let rest = expect.calls == run.calls
        && expect.result == run.ended
        && near(Some(expect.finished_at), Some(run.finished_at));
    if events && rest {
        return None;
    }
    let mut text = format!("{} in {way}\n", case.id);
    for layer in &case.layers {
        let _ = writeln!(text, "  {layer:?}");
    }
    let rows = expect.events.len().max(run.events.len());
    let line = |event: Option<&Event>| event.map_or_else(String::new, describe);
    let _ = writeln!(text, "    {:<60} seen", "recorded");
    for row in 0..rows {
        let (recorded, seen) = (expect.events.get(row), run.events.get(row));
        let differs = !matches!((recorded, seen), (Some(one), Some(other)) if same(one, other));
        let mark = if differs { "≠" } else { " " };
        let _ = writeln!(text, "  {mark} {:<60} {}", line(recorded), line(seen));
    }
    let end = |calls, ended: &Ended, at| format!("{calls} calls, {ended:?}, at {at}");
    let _ = writeln!(text, "  recorded: {}", end(expect.calls, &expect.result, expect.finished_at));
    let _ = writeln!(text, "  seen:     {}", end(run.calls, &run.ended, run.finished_at));
    Some(text)
}

fn describe(event: &Event) -> String {
    let mut text = format!("{}/{} #{}", event.layer, event.event, event.tries);
    for (name, time) in [("at", event.elapsed), ("wait", event.wait)] {
        if let Some(time) = time {
            let _ = write!(text, " {name} {time:.6}");
        }
    }
    if let (Some(error), Some(code)) = (&event.error, event.code) {
        let _ = write!(text, " {error}({code})");
    }
    if let Some(value) = event.value {
        let _ = write!(text, " value {value}");
    }
    text
}
