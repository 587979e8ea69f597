//! How cost grows: with the number of tasks, of handlers, and of waits.

use std::hint::black_box;

use backoff_retry::{Details, Wait, expo, on_exception};

use crate::batch;
use crate::callgrind;
use crate::cases::Loop;
use crate::child;
use crate::fault::Fault;
use crate::plot::{Panel, Series};
use crate::tasks::RETRIES;
use crate::work::{Failing, Outcome};

#[inline(never)]
fn told(details: &Details<'_, Fault>) {
    black_box(details.tries);
}

macro_rules! handled {
    ($name:ident, [$($handler:ident)*]) => {
        #[on_exception(expo(factor = 0s), max_tries = 5, jitter = none, log = none,
                       on_backoff = [$($handler),*])]
        fn $name(failing: &Failing) -> Outcome {
            failing.call()
        }
    };
    (4 $name:ident, [$($handler:ident)*]) => {
        handled!($name, [$($handler)* $($handler)* $($handler)* $($handler)*]);
    };
}

handled!(one, [told]);
handled!(two, [told told]);
handled!(4 four, [told]);
handled!(4 eight, [told told]);
handled!(4 sixteen, [told told told told]);
handled!(4 thirty_two, [told told told told told told told told]);
handled!(4 sixty_four, [told told told told told told told told told told told told told told told told]);

const HANDLERS: [(&str, Loop); 7] = [
    ("1", |calls| batch::sync_failures(calls, one)),
    ("2", |calls| batch::sync_failures(calls, two)),
    ("4", |calls| batch::sync_failures(calls, four)),
    ("8", |calls| batch::sync_failures(calls, eight)),
    ("16", |calls| batch::sync_failures(calls, sixteen)),
    ("32", |calls| batch::sync_failures(calls, thirty_two)),
    ("64", |calls| batch::sync_failures(calls, sixty_four)),
];

const WAITS: [(&str, Loop); 7] = [
    ("1", |calls| waits(calls, 1)),
    ("10", |calls| waits(calls, 10)),
    ("100", |calls| waits(calls, 100)),
    ("1000", |calls| waits(calls, 1000)),
    ("10000", |calls| waits(calls, 10_000)),
    ("100000", |calls| waits(calls, 100_000)),
    ("1000000", |calls| waits(calls, 1_000_000)),
];

/// Retries in a call of case B.
const RETRIES_OF_B: f64 = 4.0;

fn waits(calls: u64, tries: u32) {
    for _ in 0..calls {
        black_box(expo().next_wait(black_box(tries), &()));
    }
}

pub fn find(kind: &str, size: &str) -> Option<Loop> {
    let known: &[(&str, Loop)] = match kind {
        "handlers" => &HANDLERS,
        "wait" => &WAITS,
        _ => return None,
    };
    known.iter().find(|(name, _)| *name == size).map(|(_, run)| *run)
}

/// The four panels of the plot, which are the rows of the table too.
pub fn measure(most_tasks: u64, runs: usize) -> Vec<Panel> {
    let (mut bytes, mut cpu) = (Vec::new(), Vec::new());
    for name in ["hand", "ours"] {
        let (bytes_of_one, cpu_of_one) = tasks(name, most_tasks, runs);
        bytes.push(bytes_of_one);
        cpu.push(cpu_of_one);
    }
    let handlers = counted("handlers", &HANDLERS, RETRIES_OF_B);
    let waits = counted("wait", &WAITS, 1.0);
    vec![
        Panel { title: "Heap bytes a task", x: "tasks at once", series: bytes },
        Panel { title: "CPU ns a retry", x: "tasks at once", series: cpu },
        Panel { title: "Instructions a retry", x: "on_backoff handlers", series: vec![handlers] },
        Panel { title: "Instructions of one wait", x: "number of the wait", series: vec![waits] },
    ]
}

fn tasks(name: &'static str, most: u64, runs: usize) -> (Series, Series) {
    let (mut bytes, mut cpu) = (Vec::new(), Vec::new());
    let mut count = 1;
    while count <= most {
        // So many in all that the clock has something to measure.
        let repeats = (100_000 / count).max(1);
        if let Some(load) = child::tasks(name, count, repeats, runs) {
            let retries = (count * repeats * u64::from(RETRIES)) as f64;
            bytes.push((count as f64, load.heap as f64 / count as f64));
            cpu.push((count as f64, load.cpu.as_nanos() as f64 / retries));
        }
        count *= 10;
    }
    (Series { name, points: bytes }, Series { name, points: cpu })
}

fn counted(kind: &str, loops: &[(&str, Loop)], parts: f64) -> Series {
    let jobs: Vec<_> = loops.iter().map(|(size, _)| (format!("{kind}/{size}"), 1000)).collect();
    let sizes = loops.iter().filter_map(|(size, _)| size.parse::<f64>().ok());
    let counted = callgrind::count(&jobs);
    let points = sizes.zip(counted).filter_map(|(size, count)| Some((size, count? / parts)));
    Series { name: "ours", points: points.collect() }
}
