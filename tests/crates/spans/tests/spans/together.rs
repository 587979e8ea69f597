//! Calls that run at the same time, in one task and in tasks of several threads.

use std::time::Duration;

use backoff_retry::wait::Constant;
use backoff_retry::{Policy, constant, on_exception};
use spans_tests::traced_async;
use tokio::time::sleep;
use tracing::{Instrument, Span, info};

use crate::support::Failure;

static POLICY: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_millis(1))).max_tries(3).no_log().span();

/// Fails twice, and logs its name before and after each await.
async fn step(name: &'static str, tries: &mut u32) -> Result<u32, Failure> {
    *tries += 1;
    info!("{name} {tries}");
    for _ in 0..3 {
        sleep(Duration::from_millis(1)).await;
        info!("{name} {tries} again");
    }
    if *tries == 3 { Ok(1) } else { Err(Failure::Busy) }
}

#[on_exception(constant(1ms), jitter = none, log = none, span, name = name)]
async fn by_attribute(name: &'static str, lent: &mut u32) -> Result<u32, Failure> {
    step(name, lent).await
}

#[on_exception(&POLICY, name = name)]
async fn by_policy(name: &'static str, lent: &mut u32) -> Result<u32, Failure> {
    step(name, lent).await
}

async fn by_call(name: &'static str) -> Result<u32, Failure> {
    let tries = &std::sync::Mutex::new(0);
    let call = POLICY.call(|| async move {
        let mut own = *tries.lock().unwrap();
        let result = step(name, &mut own).await;
        *tries.lock().unwrap() = own;
        result
    });
    call.name(name).await
}

fn tree_of(name: &str) -> String {
    let mut tree = format!("retry function={name} tries=3 outcome=success\n");
    for n in 1..=3 {
        let outcome = if n < 3 { "failure wait=0.001" } else { "success" };
        let attempt = format!("  attempt attempt={n} outcome={outcome}\n    \"{name} {n}\"\n");
        let again = format!("    \"{name} {n} again\"\n").repeat(3);
        tree.extend([attempt, again]);
        if n < 3 {
            tree += "  wait seconds=0.001\n";
        }
    }
    tree
}

#[tokio::test(start_paused = true)]
async fn calls_that_are_joined_do_not_mix() {
    let trace = traced_async(async {
        let (mut tries_of_a, mut tries_of_b) = (0, 0);
        let (a, b, c, d) = tokio::join!(
            by_attribute("a", &mut tries_of_a),
            by_policy("b", &mut tries_of_b),
            by_call("c"),
            by_call("d"),
        );
        assert_eq!([a, b, c, d].map(Result::unwrap), [1; 4]);
    })
    .await;
    assert_eq!(trace.tree(), ["a", "b", "c", "d"].map(tree_of).concat());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tasks_of_several_threads_do_not_mix() {
    const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let trace = traced_async(async {
        let spawn = |(at, name): (usize, &'static str)| {
            let call = async move {
                match at % 3 {
                    0 => by_attribute(name, &mut 0).await,
                    1 => by_policy(name, &mut 0).await,
                    _ => by_call(name).await,
                }
            };
            tokio::spawn(call.instrument(Span::current()))
        };
        let tasks: Vec<_> = NAMES.into_iter().enumerate().map(spawn).collect();
        for task in tasks {
            assert_eq!(task.await.unwrap(), Ok(1));
        }
    })
    .await;
    let tree = trace.tree();
    for name in NAMES {
        assert!(tree.contains(&tree_of(name)), "{name} in {tree}");
    }
}
