//! The chart of the contention.

use super::Chart;
use super::figure::{Axis, Drawn, Figure, Line, Panel, Scale};
use crate::contention::{Experiment, Point};

/// Draws attempts and completion time against the number of clients.
pub(crate) fn contention(experiment: &Experiment) -> Drawn<Chart> {
    let attempts = Axis { label: "attempts", range: 0.0..2500.0, labels: 6, scale: Scale::Linear };
    let time =
        Axis { label: "completion time, s", range: 0.1..100.0, labels: 4, scale: Scale::Log };
    let figure = Figure {
        title: "Contention: clients that write the same row",
        subtitle: "optimistic locking; each message takes 10 ± 2 ms; means over 100 runs"
            .to_owned(),
        size: (1200, 440),
        panels: vec![
            panel(experiment, attempts, |point| point.attempts.mean),
            panel(experiment, time, |point| point.time.mean / 1000.0),
        ],
        shaded: None,
    };
    Ok(Chart { name: "contention.svg", svg: figure.to_svg()? })
}

fn panel(experiment: &Experiment, y: Axis, value: fn(&Point) -> f64) -> Panel {
    let lines = experiment.results.iter().map(|runs| Line {
        name: runs.policy.name(),
        points: runs.points.iter().map(|it| (f64::from(it.clients), value(it))).collect(),
    });
    Panel {
        x: Axis { label: "clients", range: 0.0..100.0, labels: 6, scale: Scale::Linear },
        y,
        shaded: None,
        lines: lines.collect(),
        notes: Vec::new(),
    }
}
