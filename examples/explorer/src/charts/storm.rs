//! The storm against time, up to the second that the replay has reached.

use storm::model::{END, Second, Timeline};

use super::frame::{Axis, Frame};
use crate::storm::Storm;

/// Draws the attempts that the clients make.
pub fn offered(storm: &Storm, width: f64, second: usize) -> String {
    let frame = panel(storm, "attempts per second", |it| it.attempts, (width, second));
    frame.svg(&alternative("Offered load", storm))
}

/// Draws the replies for which a client still waits.
pub fn goodput(storm: &Storm, width: f64, second: usize) -> String {
    let frame = panel(storm, "replies in time, per second", |it| it.replies, (width, second));
    frame.svg(&alternative("Goodput", storm))
}

/// Says what a chart shows.
fn alternative(what: &str, storm: &Storm) -> String {
    let [alone, budgeted] = storm.outcome();
    format!(
        "{what} against time. Without the budget the server {alone}. With the budget it {budgeted}. \
         The table has the figures."
    )
}

fn panel(
    storm: &Storm,
    label: &str,
    count: fn(&Second) -> u32,
    (width, second): (f64, usize),
) -> Frame {
    // The axis is the same from the first second to the last.
    let all = [&storm.without, &storm.with].into_iter().flat_map(|timeline| &timeline.seconds);
    let most = all.take(2 * END).map(count).max().unwrap_or_default();
    let x = Axis { label: "time, s".into(), start: 0.0, end: as_f64(END), is_whole: false };
    let mut frame = Frame::new(width, x, Axis::up_to(label.into(), most.into()));
    let brownout = &storm.scenario.brownout;
    frame.shade((as_f64(brownout.start), as_f64(brownout.end)), "brown-out");
    let demand = storm.scenario.demand();
    frame.line("demand", &[(0.0, demand), (as_f64(END), demand)]);
    // The dashes on top: a line below them is still seen.
    for (class, timeline) in [("with", &storm.with), ("without", &storm.without)] {
        frame.line(class, &points(timeline, count, second));
    }
    frame
}

fn points(timeline: &Timeline, count: fn(&Second) -> u32, second: usize) -> Vec<(f64, f64)> {
    let seconds = timeline.seconds.iter().take(second.min(END)).enumerate();
    seconds.map(|(index, second)| (as_f64(index) + 0.5, count(second).into())).collect()
}

/// Converts a number of seconds.
fn as_f64(seconds: usize) -> f64 {
    // There are some hundreds.
    #[allow(clippy::cast_precision_loss)]
    let seconds = seconds as f64;
    seconds
}
