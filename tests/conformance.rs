//! Conformance with Python's backoff: cases recorded from python-backoff 3.0.0 under a virtual clock. Each runs
//! through the attributes in a sync function, in an async function, and in an async function on tokio.
//!
//! The cases are in `tests/conformance/`; the environment variable `BACKOFF_CONFORMANCE` names another file to run.
#![allow(missing_docs)]

#[path = "conformance/case.rs"]
mod case;
#[path = "conformance/compare.rs"]
mod compare;
#[path = "conformance/functions.rs"]
mod functions;
#[path = "conformance/world.rs"]
mod world;

use case::{Case, On};
use compare::{Run, compare};
use functions::{in_async, in_sync, on_tokio};
use world::World;

/// The tolerance on a virtual clock: a microsecond.
const EXACT: f64 = 1e-6;
/// The tolerance on tokio for each sleep: its tick.
const TICK: f64 = 1e-3;

/// Calls the function with the attributes of the case.
macro_rules! call {
    ($way:ident, $world:expr $(, $awaited:ident)?) => {{
        let (world, shape): (&World<'_>, _) = $world;
        match shape {
            Shape::Exception => $way::exception(world)$(.$awaited)?,
            Shape::QuietException => $way::quiet_exception(world)$(.$awaited)?,
            Shape::Predicate => $way::predicate(world)$(.$awaited)?,
            Shape::PredicateOverException => $way::predicate_over_exception(world)$(.$awaited)?,
            Shape::PredicateOverQuietException => {
                $way::predicate_over_quiet_exception(world)$(.$awaited)?
            }
        }
    }};
}

#[derive(Clone, Copy)]
enum Shape {
    Exception,
    QuietException,
    Predicate,
    PredicateOverException,
    PredicateOverQuietException,
}

impl Shape {
    fn of(case: &Case) -> Self {
        let layers: Vec<_> =
            case.layers.iter().map(|it| (it.on, it.raise_on_giveup.unwrap_or(true))).collect();
        match layers[..] {
            [(On::Exception, true)] => Self::Exception,
            [(On::Exception, false)] => Self::QuietException,
            [(On::Predicate, _)] => Self::Predicate,
            [(On::Predicate, _), (On::Exception, true)] => Self::PredicateOverException,
            [(On::Predicate, _), (On::Exception, false)] => Self::PredicateOverQuietException,
            _ => panic!("{}: no function has layers of this shape: {layers:?}", case.id),
        }
    }
}

/// Returns the cases and the number of lines they were read from.
fn cases() -> (Vec<Case>, usize) {
    let text = match std::env::var_os("BACKOFF_CONFORMANCE") {
        Some(path) => std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("BACKOFF_CONFORMANCE={path:?}: {error}")),
        None => include_str!("conformance/python-backoff-3.0.0.jsonl").to_owned(),
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let parse = |(number, line)| -> Case {
        serde_json::from_str(line).unwrap_or_else(|error| panic!("line {}: {error}", number + 1))
    };
    let cases: Vec<_> = lines.clone().enumerate().map(parse).collect();
    (cases, lines.count())
}

/// Runs every case, and panics with all the differences.
fn check(way: &str, run: impl Fn(&World<'_>, Shape) -> Run) {
    let (cases, lines) = cases();
    let mut ran = 0;
    let mut differ = Vec::new();
    for case in &cases {
        let world = World::new(case);
        let seen = run(&world, Shape::of(case));
        differ.extend(compare(case, way, &seen));
        ran += 1;
    }
    println!("{ran} of {lines} cases run in {way}, {} differ", differ.len());
    assert!(lines > 0, "there are no cases");
    assert_eq!(ran, lines, "not every case was run");
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

fn seen(world: &World<'_>, outcome: world::Outcome, finished_at: f64, tolerance: f64) -> Run {
    Run {
        events: world.events.take(),
        calls: world.calls.get(),
        ended: world::ended(outcome),
        finished_at,
        tolerance,
    }
}

fn paused() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime")
}

#[test]
fn a_sync_function_on_a_virtual_clock() {
    check("a sync function on a virtual clock", |world, shape| {
        let outcome = call!(in_sync, (world, shape));
        seen(world, outcome, world.clock.time().as_secs_f64(), EXACT)
    });
}

#[test]
fn an_async_function_on_a_virtual_clock() {
    check("an async function on a virtual clock", |world, shape| {
        let outcome = paused().block_on(async { call!(in_async, (world, shape), await) });
        seen(world, outcome, world.clock.time().as_secs_f64(), EXACT)
    });
}

#[test]
fn an_async_function_on_tokio() {
    check("an async function on tokio", |world, shape| {
        let (outcome, finished_at) = paused().block_on(async {
            let start = tokio::time::Instant::now();
            let outcome = call!(on_tokio, (world, shape), await);
            (outcome, start.elapsed().as_secs_f64())
        });
        let tolerance = f64::from(world.sleeps.get()) * TICK + EXACT;
        seen(world, outcome, finished_at, tolerance)
    });
}
