//! Tests of studies, each asked for by a command line.

use std::time::Duration;

use clap::Parser;
use schedule::spread::{Spread, Time};
use schedule::study::Study;
use schedule::summary::Longest;

use super::Arguments;

const SECOND: Duration = Duration::from_secs(1);

fn study(line: &str) -> Study {
    let arguments = Arguments::try_parse_from(format!("schedule {line}").split(' ')).unwrap();
    super::study(&arguments).unwrap()
}

fn at_most(line: &str) -> Option<u64> {
    match study(line).summarize().longest {
        Longest::AtMost(Time(longest)) => Some(u64::try_from(longest.as_millis()).unwrap()),
        _ => None,
    }
}

#[test]
fn the_longest_call_has_the_longest_waits() {
    assert_eq!(at_most("expo --max-tries 4"), Some(7_000));
    assert_eq!(at_most("expo --max-tries 4 --jitter none"), Some(7_000));
    assert_eq!(at_most("expo --max-tries 4 --jitter equal_jitter"), Some(7_000));
    assert_eq!(at_most("expo --max-tries 4 --jitter random_jitter"), Some(10_000));
    assert_eq!(at_most("expo --max-tries 4 --attempt-takes 200ms"), Some(7_800));
    assert_eq!(at_most("constant --interval 1s,5s"), Some(6_000));
    assert_eq!(at_most("constant --max-tries 500 --runs 10"), Some(499_000));
}

#[test]
fn max_time_bounds_the_start_of_the_last_attempt() {
    assert_eq!(at_most("expo --max-time 10s"), Some(10_000));
    assert_eq!(at_most("expo --max-time 10s --attempt-takes 3s"), Some(13_000));
    assert_eq!(at_most("expo --max-time 10s --max-tries 3"), Some(3_000));
    assert_eq!(at_most("decorrelated --max-time 10s --jitter none"), Some(10_000));
    // The second attempt ends after `max_time`, and there is no randomness with which it would not.
    let constant = "constant --interval 5s --max-time 10s --attempt-takes 3s --jitter none";
    assert_eq!(at_most(constant), Some(11_000));
}

#[test]
fn no_run_takes_longer_than_the_longest_call() {
    for jitter in ["none", "full_jitter", "equal_jitter", "random_jitter"] {
        for limits in ["--max-tries 6", "--max-time 10s", "--max-time 4s --max-tries 4"] {
            for attempt in ["0s", "3s"] {
                let line =
                    format!("--jitter {jitter} {limits} --attempt-takes {attempt} --runs 500");
                for generator in ["expo", "linear", "constant --interval 5s"] {
                    let summary = study(&format!("{generator} {line}")).summarize();
                    let Longest::AtMost(longest) = summary.longest else {
                        panic!("{generator} {line}: {:?}", summary.longest)
                    };
                    let total = summary.total.unwrap();
                    assert!(total.max <= longest, "{generator} {line}: {total:?}, {longest:?}");
                }
            }
        }
    }
}

#[test]
fn a_longest_call_that_is_not_known_is_not_claimed() {
    let longest = |line: &str| study(line).summarize().longest;
    assert_eq!(longest("fibo"), Longest::Endless);
    assert!(matches!(longest("decorrelated --max-tries 4"), Longest::OfRuns(_)));
    let cut = longest("decorrelated --max-tries 40 --attempts 4 --runs 10");
    assert_eq!(cut, Longest::Unknown);
    assert_eq!(longest("constant --max-tries 200000 --runs 10"), Longest::Unknown);
}

#[test]
fn percentiles_are_in_order() {
    for line in [
        "expo --max-tries 7 --jitter random_jitter",
        "expo --max-time 60s",
        "decorrelated --max-time 30s --jitter none",
        "decay --max-tries 5 --jitter equal_jitter",
        "fibo --max-value 3s --attempts 12",
    ] {
        let summary = study(&format!("{line} --runs 300")).summarize();
        let starts = summary.attempts.iter().map(|attempt| attempt.jittered_start);
        let waits = summary.attempts.iter().filter_map(|attempt| attempt.jittered);
        for Spread { p5, p50, p95, max } in starts.chain(waits).chain(summary.total) {
            assert!(p5 <= p50 && p50 <= p95 && p95 <= max, "{line}");
        }
        let made: Vec<f64> = summary.attempts.iter().map(|attempt| attempt.made).collect();
        assert!(made.is_sorted_by(|more, fewer| more >= fewer), "{line}: {made:?}");
    }
}

#[test]
fn without_jitter_every_figure_is_that_of_the_generator() {
    let summary = study("fibo --max-tries 6 --jitter none --runs 50").summarize();
    for (attempt, (wait, start)) in
        summary.attempts.iter().skip(1).zip([(1, 1), (1, 2), (2, 4), (3, 7), (5, 12)])
    {
        let (wait, start) = (Time(SECOND * wait), Time(SECOND * start));
        assert_eq!((attempt.wait, attempt.start), (Some(wait), Some(start)));
        assert!(attempt.jittered.unwrap().is_one_value());
        assert_eq!(attempt.jittered.unwrap().p50, wait);
        assert_eq!(attempt.jittered_start.max, start);
    }
    assert_eq!(summary.attempts.len(), 6);
    let load = summary.load.attempts_per_second;
    assert_eq!(
        load,
        [1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1].map(|count| 1000.0 * f64::from(count))
    );
}

#[test]
fn attempts_are_cut_and_the_policy_says_whether_it_has_a_limit() {
    let figures = |line: &str| {
        let summary = study(&format!("{line} --runs 10")).summarize();
        (summary.attempts.len(), summary.has_limit, summary.is_cut)
    };
    assert_eq!(figures("expo"), (10, false, true));
    assert_eq!(figures("expo --attempts 3"), (3, false, true));
    assert_eq!(figures("constant --max-tries 101"), (100, true, true));
    assert_eq!(figures("constant --max-tries 100"), (100, true, false));
    assert_eq!(figures("constant --interval 1s,2s"), (3, true, false));
}

#[test]
fn each_jitter_is_drawn_for_the_same_generator() {
    let studies = study("linear --max-tries 3 --runs 10").each_jitter().unwrap();
    let jitters: Vec<String> = studies.iter().map(|study| study.summarize().jitter).collect();
    assert_eq!(jitters, ["none", "full_jitter", "equal_jitter", "random_jitter"]);
}

#[test]
fn too_many_attempts_are_refused() {
    let line = "schedule expo --runs 100000 --attempts 1000";
    let arguments = Arguments::try_parse_from(line.split(' ')).unwrap();
    let message = super::study(&arguments).unwrap_err();
    assert!(message.ends_with("`--runs` times `--attempts` must be at most 10000000"), "{message}");
}
