//! The figures as text.

use std::fmt::Write;

use schedule::load::Load;
use schedule::number::{count, thousands, time};
use schedule::rows;
use schedule::spread::Spread;
use schedule::summary::{Longest, Summary};

use crate::terminal;

/// How many of the first seconds the load is printed of.
const SECONDS: usize = 10;

/// Returns everything that is printed.
pub(crate) fn text(summary: &Summary) -> String {
    let notices = notices(summary);
    let parts = [
        format!("{}\n", summary.description),
        notices,
        assumptions(summary),
        table(summary),
        terminal::chart(summary),
        totals(summary),
        load(&summary.load, summary.is_cut),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Returns what a reader has to know before the figures.
fn notices(summary: &Summary) -> String {
    let shown = summary.attempts.len();
    let limit = match (summary.has_limit, summary.is_cut) {
        (false, _) => format!(
            "WARNING: THIS POLICY HAS NO LIMIT: it retries for ever. These are the first {shown} attempts.\n\
             Give it a limit with `max_tries` or `max_time`.\n"
        ),
        (true, true) => format!(
            "NOTE: the policy makes more attempts than these {shown}; `--attempts` shows more.\n"
        ),
        (true, false) => String::new(),
    };
    let jitter = if summary.is_random_twice() {
        "NOTE: the waits of `decorrelated` are random already; use it with `jitter = none`.\n"
    } else {
        ""
    };
    limit + jitter
}

fn assumptions(summary: &Summary) -> String {
    let takes = summary.attempt_takes.0;
    let takes =
        if takes.is_zero() { "takes no time".to_owned() } else { format!("takes {}", time(takes)) };
    format!(
        "{} calls, seed {}; every attempt fails and {takes}\n",
        thousands(summary.runs),
        summary.seed
    )
}

fn table(summary: &Summary) -> String {
    let rows = rows::of(summary);
    let mut widths = rows::HEADER.map(|name| name.chars().count());
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: &[String; 9]| {
        let cells = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:>width$}"));
        cells.collect::<Vec<_>>().join("  ") + "\n"
    };
    let header = rows::HEADER.map(str::to_owned);
    std::iter::once(&header).chain(&rows).map(line).collect()
}

fn totals(summary: &Summary) -> String {
    let assumed = if summary.attempt_takes.0.is_zero() {
        "if attempts take no time; `--attempt-takes` sets another time".to_owned()
    } else {
        format!("if attempts take {}", time(summary.attempt_takes.0))
    };
    let mut text = match summary.longest {
        Longest::AtMost(longest) => {
            format!("worst-case total time: {}, {assumed}\n", time(longest.0))
        }
        Longest::OfRuns(longest) => format!(
            "worst-case total time: not known; the longest of these calls took {}, {assumed}\n",
            time(longest.0)
        ),
        Longest::Unknown => {
            "worst-case total time: not known, there are too many attempts\n".into()
        }
        Longest::Endless => "worst-case total time: NONE, the policy retries for ever\n".into(),
    };
    if let Some(Spread { p5, p50, p95, max }) = summary.total {
        let [p5, p50, p95, max] = [p5, p50, p95, max].map(|value| time(value.0));
        let _ = writeln!(text, "total time: 5 % {p5}, 50 % {p50}, 95 % {p95}, max {max}");
    }
    text
}

fn load(load: &Load, is_cut: bool) -> String {
    let listed = load.attempts_per_second.iter().take(SECONDS).map(|attempts| count(*attempts));
    let listed: Vec<String> = listed.collect();
    let clients = thousands(load.clients);
    let cut = if is_cut { ", only the attempts above" } else { "" };
    let mut text = format!("load of {clients} clients that start at once{cut}:\n");
    let mut seconds = "  second    ".to_owned();
    let mut attempts = "  attempts  ".to_owned();
    for (second, cell) in listed.iter().enumerate() {
        let width = cell.len().max(second.to_string().len()) + 2;
        let _ = write!(seconds, "{second:>width$}");
        let _ = write!(attempts, "{cell:>width$}");
    }
    let _ = writeln!(text, "{seconds}\n{attempts}");
    let peak = count(load.peak.attempts);
    let _ = writeln!(
        text,
        "  peak {peak} attempts in second {}; average {} per second in the {} s until the last attempt",
        load.peak.second,
        count(load.average),
        thousands(load.seconds)
    );
    if let Some(peak) = load.peak_of_retries {
        let attempts = count(peak.attempts);
        let second = peak.second;
        let _ = writeln!(text, "  peak without the first attempts: {attempts} in second {second}");
    }
    text
}
