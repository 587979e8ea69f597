//! Runs what is asked for, and writes it down.

use crate::callgrind;
use crate::cases::{CASES, Case};
use crate::child;
use crate::code::{self, Kind};
use crate::contender::{Contender, Sizes};
use crate::contenders::ALL;
use crate::growth;
use crate::machine;
use crate::plot;
use crate::rounds;
use crate::table::{Table, number};

pub const PARTS: [&str; 5] = ["speed", "instructions", "tasks", "code", "growth"];

const PEERS: [&str; 11] = [
    "again",
    "backoff",
    "backon",
    "backon-macros",
    "retry",
    "retry-if",
    "tokio",
    "tokio-retry",
    "tokio-retry2",
    "tower",
    "tryhard",
];

const INTRO: &str = "Written by `benches/peers/run`; [README.md](README.md) says what is measured. \
    A dash: the contender cannot do it.";

const VARIED_USES: &str = "The same where `max_tries`, the first wait and the error differ from use to use: five types \
    of errors, with each of which the outcome is returned through memory:";

const VARIED: &str = "The same with `Result<u32, io::Error>`, which is returned through memory, in a program that has \
    further uses of this library with other constants and errors:";

pub struct Report {
    pub markdown: String,
    pub plot: String,
}

pub fn write(quick: bool, wanted: impl Fn(&str) -> bool) -> Report {
    let mut sections = vec!["# Results".to_owned(), INTRO.to_owned(), machine::line()];
    sections.push(format!("Compared: {}.", machine::versions(&PEERS)));
    let mut plot = String::new();
    if wanted("speed") {
        sections.push("## A, B: time and instructions a call".to_owned());
        let rounds = if quick { 11 } else { 301 };
        sections.push(speed(rounds));
        sections.push(VARIED.to_owned());
        sections.push(child::speed_through_memory(rounds));
        sections.push("## C: bytes of a future; allocations a call".to_owned());
        sections.push(memory());
    }
    if wanted("instructions") {
        sections.push("## A, B: instructions of the layer a call".to_owned());
        sections.push(speed(0));
        sections.push(VARIED.to_owned());
        sections.push(child::speed_through_memory(0));
    }
    if wanted("tasks") {
        sections.push("## D: many tasks, 3 retries each".to_owned());
        sections.push(tasks(quick));
    }
    if wanted("code") {
        sections.push(format!("## E: {} uses, for those who build them", code::USES));
        sections.push(uses(Kind::Alike, quick));
        sections.push(VARIED_USES.to_owned());
        sections.push(uses(Kind::Varied, quick));
    }
    if wanted("growth") {
        let (most, runs) = if quick { (1000, 1) } else { (1_000_000, 3) };
        let panels = growth::measure(most, runs);
        sections.push("## How cost grows\n\n![The same as a plot](growth.svg)".to_owned());
        sections.extend(panels.iter().map(grown));
        plot = plot::svg(&panels);
    }
    let markdown = sections.iter().map(|section| section.trim_end()).collect::<Vec<_>>();
    Report { markdown: markdown.join("\n\n") + "\n", plot }
}

/// Without rounds, instructions only.
pub fn speed(rounds: usize) -> String {
    let unit = if rounds == 0 { "layer's instructions" } else { "ns (layer's instructions)" };
    let mut table = Table::new(&[unit, "A sync", "A async", "B sync", "B async"]);
    let columns: Vec<_> = CASES.iter().map(|case| column(case, rounds)).collect();
    for (index, contender) in ALL.iter().enumerate() {
        let mut row = vec![contender.name.to_owned()];
        row.extend(columns.iter().map(|column| column[index].clone()));
        table.row(row);
    }
    table.markdown()
}

/// A cell for each contender.
fn column(case: &Case, rounds: usize) -> Vec<String> {
    let able = ALL.iter().filter(|contender| (case.of)(contender).is_some());
    let jobs: Vec<_> = able
        .map(|contender| (format!("{}/{}", case.title, contender.name), case.counted))
        .collect();
    let counts = callgrind::count(&jobs);
    // The first contender is the bare call: what is beyond it is the layer's.
    let bare = counts.first().copied().flatten();
    let mut layers = counts.into_iter().map(|count| Some(count? - bare?));
    let nanos = rounds::nanos(case, ALL, rounds);
    let cell = |(contender, nanos): (&Contender, Option<f64>)| {
        (case.of)(contender).map_or_else(
            || number(None, 0),
            |_| {
                let layer = number(layers.next().flatten(), 0);
                let digits = if nanos.is_some_and(|nanos| nanos < 100.0) { 2 } else { 0 };
                nanos.map_or(layer.clone(), |nanos| {
                    format!("{} ({layer})", number(Some(nanos), digits))
                })
            },
        )
    };
    ALL.iter().zip(nanos).map(cell).collect()
}

fn memory() -> String {
    let head = [
        "",
        "method",
        "free function",
        "around 1 KiB",
        "allocations A sync",
        "A async",
        "B sync",
        "B async",
    ];
    let mut table = Table::new(&head);
    for contender in ALL {
        let sizes = contender.tokio.as_ref().map(|tokio| (tokio.sizes)());
        let bytes =
            |of: fn(&Sizes) -> usize| number(sizes.as_ref().map(|sizes| of(sizes) as f64), 0);
        let mut row = vec![contender.name.to_owned()];
        row.extend([
            bytes(|sizes| sizes.method),
            bytes(|sizes| sizes.free),
            bytes(|sizes| sizes.large),
        ]);
        row.extend(
            CASES.iter().map(|case| number((case.of)(contender).map(rounds::allocations), 0)),
        );
        table.row(row);
    }
    table.markdown()
}

fn tasks(quick: bool) -> String {
    let (count, runs) = if quick { (10_000, 1) } else { (100_000, 9) };
    let timed: Vec<_> = ALL.iter().filter(|contender| contender.timed.is_some()).collect();
    let mut loads = vec![Vec::new(); timed.len()];
    for _ in 0..runs {
        for (contender, loads) in timed.iter().zip(&mut loads) {
            loads.extend(child::load(contender.name, count, 1));
        }
    }
    let median = |loads: &[crate::tasks::Load], of: fn(&crate::tasks::Load) -> f64| {
        rounds::median(loads.iter().map(of).collect())
    };
    let cpu: Vec<_> =
        loads.iter().map(|loads| median(loads, |load| load.cpu.as_secs_f64())).collect();
    let hand =
        timed.iter().position(|contender| contender.name == "hand").and_then(|hand| cpu[hand]);
    let mut table = Table::new(&["", "CPU x hand", "resident bytes a task", "heap bytes a task"]);
    for ((contender, loads), cpu) in timed.iter().zip(&loads).zip(&cpu) {
        table.row(vec![
            contender.name.to_owned(),
            number(cpu.zip(hand).map(|(cpu, hand)| cpu / hand), 2),
            number(median(loads, |load| load.resident as f64).map(|bytes| bytes / count as f64), 0),
            number(median(loads, |load| load.heap as f64).map(|bytes| bytes / count as f64), 0),
        ]);
    }
    format!("{count} tasks.\n\n{}", table.markdown())
}

fn uses(kind: Kind, quick: bool) -> String {
    let head = ["", "check, CPU s", "program bytes a use, async", "sync", "crates beyond tokio's"];
    let mut table = Table::new(&head);
    let measured = code::measure(ALL, kind, if quick { 1 } else { 9 });
    for (contender, built) in ALL.iter().zip(measured) {
        let Some(built) = built else { continue };
        table.row(vec![
            contender.name.to_owned(),
            number(built.check, 3),
            number(built.bytes_async, 0),
            number(built.bytes_sync, 0),
            built.crates.to_string(),
        ]);
    }
    table.markdown()
}

/// A panel of the plot as a table.
fn grown(panel: &plot::Panel) -> String {
    let names = panel.series.iter().map(|series| series.name);
    let head: Vec<_> = [panel.x].into_iter().chain(names).collect();
    let mut table = Table::new(&head);
    let rows = panel.series.first().map_or(0, |series| series.points.len());
    for row in 0..rows {
        let mut cells = vec![number(Some(panel.series[0].points[row].0), 0)];
        let points = panel.series.iter().map(|series| series.points.get(row));
        cells.extend(points.map(|point| number(point.map(|point| point.1), 0)));
        table.row(cells);
    }
    format!("{}\n\n{}", panel.title, table.markdown())
}
