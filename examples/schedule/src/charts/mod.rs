//! The charts, as SVG.

mod figure;
mod load;
mod waits;

use std::error::Error;
use std::time::Duration;

use figure::{Figure, Panel};
use schedule::number;
use schedule::spread::Time;
use schedule::summary::Summary;

use load::LoadPanel;
use waits::WaitPanel;

type Drawn<T = ()> = Result<T, Box<dyn Error>>;

/// Draws the waits of a policy and the load that it puts on a server.
pub(crate) fn schedule(summary: &Summary) -> Drawn<String> {
    let waits = WaitPanel::new(summary, longest_wait([summary]), None);
    let load = LoadPanel::new(&summary.load);
    let title =
        "Waits of a call that always fails, and the retries of 1,000 clients that start at once";
    let panels: [&dyn Panel; 2] = [&waits, &load];
    Figure { title, subtitle: subtitle(&summary.description, summary), panels: &panels }.to_svg()
}

/// Draws the waits of policies that differ in their jitter, side by side and with the same axes.
pub(crate) fn jitters(generator: &str, summaries: &[Summary]) -> Drawn<String> {
    let longest = longest_wait(summaries);
    let caption = |summary: &Summary| match summary.jitter.as_str() {
        "none" => "no jitter".to_owned(),
        name => name.to_owned(),
    };
    let panels = summaries.iter().map(|it| WaitPanel::new(it, longest, Some(caption(it))));
    let panels: Vec<WaitPanel<'_>> = panels.collect();
    let panels: Vec<&dyn Panel> = panels.iter().map(|panel| panel as &dyn Panel).collect();
    let title = "Waits of a call that always fails, with each jitter";
    let subtitle =
        summaries.first().map(|summary| subtitle(generator, summary)).unwrap_or_default();
    Figure { title, subtitle, panels: &panels }.to_svg()
}

/// Returns what a reader has to know of the policy and the simulation.
fn subtitle(policy: &str, summary: &Summary) -> String {
    let takes = match summary.attempt_takes.0 {
        Duration::ZERO => String::new(),
        takes => format!(", each attempt takes {}", number::time(takes)),
    };
    let shown = match (summary.has_limit, summary.is_cut) {
        (false, _) => format!("; NO LIMIT, the first {} attempts", summary.attempts.len()),
        (true, true) => format!("; the first {} attempts", summary.attempts.len()),
        (true, false) => String::new(),
    };
    format!("{policy}; {} simulated calls{takes}{shown}", number::thousands(summary.runs))
}

fn longest_wait<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Time {
    let waits = summaries.into_iter().map(Summary::longest_wait);
    waits.max().unwrap_or(Time(Duration::ZERO))
}
