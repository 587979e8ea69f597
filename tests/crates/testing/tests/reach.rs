//! What a scope reaches, and what it leaves alone. `limit_tries` stands for all of them, since it can be
//! seen without waiting; `waits.rs` has the same for the waits in one task and thread.

use std::sync::mpsc::channel;
use std::thread;

use backoff_retry::testing::{limit_tries, no_waits};
use backoff_retry::{constant, on_exception};

#[on_exception(constant(0s), max_tries = 7)]
fn call(calls: &mut u32) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

#[on_exception(constant(1ns), max_tries = 7)]
async fn call_async(calls: &mut u32) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

#[on_exception(constant(1h), max_tries = 3, jitter = none)]
fn slow() -> Result<(), ()> {
    Err(())
}

fn tries() -> u32 {
    call(&mut 0).unwrap_err()
}

async fn tries_async() -> u32 {
    call_async(&mut 0).await.unwrap_err()
}

async fn spawned_and_blocking() -> [u32; 3] {
    let task = tokio::spawn(tries_async()).await.expect("no panic");
    let nested = async { tokio::spawn(tries_async()).await.expect("no panic") };
    let nested = tokio::spawn(nested).await.expect("no panic");
    let blocking = tokio::task::spawn_blocking(tries).await.expect("no panic");
    [task, nested, blocking]
}

#[tokio::test]
async fn spawned_tasks_and_spawn_blocking_on_one_thread() {
    let _limit = limit_tries(2);
    assert_eq!(tries_async().await, 2);
    assert_eq!(spawned_and_blocking().await, [2; 3]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn spawned_tasks_and_spawn_blocking_on_several_threads() {
    let _limit = limit_tries(2);
    let tasks: Vec<_> = (0..20).map(|_| tokio::spawn(spawned_and_blocking())).collect();
    for task in tasks {
        assert_eq!(task.await.expect("no panic"), [2; 3]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn waits_of_blocking_and_spawned_code_are_recorded() {
    let scope = no_waits();
    let tasks: Vec<_> = (0..5).map(|_| tokio::task::spawn_blocking(slow)).collect();
    for task in tasks {
        assert!(task.await.expect("no panic").is_err());
    }
    assert_eq!(scope.waits().len(), 10);
}

#[test]
fn a_thread_reaches_into_its_own_block_on_and_no_further() {
    let _limit = limit_tries(2);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()
        .expect("a runtime");
    assert_eq!(tries(), 2);
    assert_eq!(runtime.block_on(tries_async()), 2);
    assert_eq!(runtime.block_on(spawned_and_blocking()), [7; 3]);
}

#[tokio::test]
async fn plain_threads_are_not_reached_neither_from_a_runtime() {
    let _limit = limit_tries(2);
    assert_eq!(thread::spawn(tries).join().expect("no panic"), 7);
}

#[test]
fn plain_threads_are_not_reached_nor_from_a_thread() {
    let _limit = limit_tries(2);
    assert_eq!(thread::spawn(tries).join().expect("no panic"), 7);
    assert_eq!(thread::scope(|scope| scope.spawn(tries).join().expect("no panic")), 7);
}

#[test]
fn another_runtime_is_not_reached() {
    let (opened, wait_until_opened) = channel();
    let (checked, wait_until_checked) = channel::<()>();
    let other = thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let _limit = limit_tries(2);
            opened.send(()).expect("the other side is there");
            wait_until_checked.recv().expect("the other side is there");
            tries()
        })
    });
    wait_until_opened.recv().expect("the other side is there");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    assert_eq!(runtime.block_on(async { tries() }), 7);
    assert_eq!(tries(), 7);
    checked.send(()).expect("the other side is there");
    assert_eq!(other.join().expect("no panic"), 2);
}

#[test]
fn a_guard_that_is_sent_elsewhere_closes_its_own_scope() {
    let limit = limit_tries(2);
    thread::spawn(move || {
        assert_eq!(tries(), 7);
        drop(limit);
    })
    .join()
    .expect("no panic");
    assert_eq!(tries(), 7);
}

#[test]
fn a_panicking_test_closes_its_scopes() {
    let panicked = std::panic::catch_unwind(|| {
        let _limit = limit_tries(2);
        let _scope = no_waits();
        panic!("on purpose");
    });
    assert!(panicked.is_err());
    assert_eq!(tries(), 7);
}
