//! The charts of the brown-out.

use super::Chart;
use super::figure::{Axis, Drawn, Figure, Line, Note, Panel, Scale};
use crate::brownout::{END, Experiment, Scenario, Second, Timeline, mean, success};

/// The seconds that a point of a line stands for.
const STEP: usize = 2;

/// What stands over the lines of policies that cannot be told apart.
const WITHOUT_BUDGET: &str = "every policy that retries without a budget";
const WITH_BUDGET: &str = "no retry, and retries with a budget";

/// Draws the charts of clients that call whatever became of their last call.
pub(crate) fn open(experiment: &Experiment) -> Drawn<Vec<Chart>> {
    let panel = |label, end, value| over_time(experiment, linear(label, end), value);
    let charts = [
        (
            "storm-offered-load.svg",
            "Offered load: the attempts of all clients",
            panel("attempts per second", 800.0, load),
            [(WITHOUT_BUDGET, 550.0), (WITH_BUDGET, 135.0)],
        ),
        (
            "storm-goodput.svg",
            "Goodput: the replies that come in time",
            panel("replies in time, per second", 160.0, goodput),
            [(WITHOUT_BUDGET, 9.0), (WITH_BUDGET, 114.0)],
        ),
        (
            "storm-success-rate.svg",
            "Success rate, by the time at which calls start",
            panel("calls that succeed, %", 110.0, success_rate),
            [(WITHOUT_BUDGET, 6.0), (WITH_BUDGET, 93.0)],
        ),
    ];
    let draw = |(name, title, panel, notes): (_, _, _, [(&'static str, f64); 2])| {
        let notes = notes.map(|(text, y)| Note { text, x: 150.0, y }).into();
        let subtitle = subtitle(experiment, "up to 5 attempts a call");
        chart(name, title, subtitle, vec![Panel { notes, ..panel }])
    };
    charts.into_iter().map(draw).collect()
}

/// Draws the chart of clients that retry until they succeed.
pub(crate) fn closed(experiment: &Experiment) -> Drawn<Chart> {
    let attempts =
        Axis { label: "attempts per second", range: 10.0..10_000.0, labels: 4, scale: Scale::Log };
    let replies = linear("replies in time, per second", 160.0);
    let naive = Note { text: "constant(100ms)", x: 150.0, y: 9.0 };
    let panels = vec![
        over_time(experiment, attempts, load),
        Panel { notes: vec![naive], ..over_time(experiment, replies, goodput) },
    ];
    let subtitle = subtitle(experiment, "each client makes one call at a time");
    let title = "Clients that retry until they succeed: offered load and goodput";
    chart("storm-closed-loop.svg", title, subtitle, panels)
}

/// Returns what a reader of a chart has to know of the scenario.
fn subtitle(experiment: &Experiment, calls: &str) -> String {
    let Scenario { capacity, reduced_capacity, .. } = experiment.scenario;
    format!(
        "demand {} calls/s, {calls}; capacity {capacity} attempts/s, in the brown-out {reduced_capacity}; \
         means over 20 runs",
        experiment.scenario.demand()
    )
}

fn load(seconds: &[Second]) -> f64 {
    mean(seconds, |second| second.attempts)
}

fn goodput(seconds: &[Second]) -> f64 {
    mean(seconds, |second| second.replies)
}

fn success_rate(seconds: &[Second]) -> f64 {
    100.0 * success(seconds)
}

fn linear(label: &'static str, end: f64) -> Axis {
    Axis { label, range: 0.0..end, labels: 8, scale: Scale::Linear }
}

fn chart(
    name: &'static str,
    title: &'static str,
    subtitle: String,
    panels: Vec<Panel>,
) -> Drawn<Chart> {
    let width = if panels.len() == 1 { 900 } else { 1200 };
    let figure = Figure { title, subtitle, size: (width, 420), panels, shaded: Some("brown-out") };
    Ok(Chart { name, svg: figure.to_svg()? })
}

/// Returns a panel with a line for each policy: what `value` makes of the seconds of a point, in all runs.
fn over_time(experiment: &Experiment, y: Axis, value: fn(&[Second]) -> f64) -> Panel {
    let lines = experiment.results.iter().map(|runs| {
        let point = |start: usize| {
            let part = |run: &Timeline| run.seconds[start..start + STEP].to_vec();
            let seconds: Vec<_> = runs.timelines.iter().flat_map(part).collect();
            (as_f64(start + STEP / 2), value(&seconds))
        };
        let points = (0..END).step_by(STEP).map(point).collect();
        Line { name: runs.policy.name, points }
    });
    let brownout = &experiment.scenario.brownout;
    Panel {
        x: Axis { label: "time, s", range: 0.0..as_f64(END), labels: 8, scale: Scale::Linear },
        y,
        shaded: Some(as_f64(brownout.start)..as_f64(brownout.end)),
        lines: lines.collect(),
        notes: Vec::new(),
    }
}

/// Converts a number of seconds.
fn as_f64(seconds: usize) -> f64 {
    // There are some hundreds.
    #[allow(clippy::cast_precision_loss)]
    let seconds = seconds as f64;
    seconds
}
