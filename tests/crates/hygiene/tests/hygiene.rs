//! Every function of `src/lib.rs` is retried.
#![deny(warnings)]
#![allow(missing_docs)]

use std::cell::Cell;
use std::time::Duration;

use backoff_retry::VirtualClock;
use hygiene_tests::{Failed, functions, policies};

#[test]
fn exception() {
    for (tries, expected) in [(3, Ok(3)), (2, Ok(0))] {
        let calls = Cell::new(0);
        assert_eq!(
            hygiene_tests::exception(
                &calls,
                &VirtualClock::new(),
                |wait| wait / 2,
                tries,
                Duration::from_secs(600),
                [1, 0],
                [0, calls.get()],
                0,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                22,
                23,
                24,
                25
            ),
            expected
        );
        assert_eq!(calls.get(), tries);
    }
}

#[tokio::test(start_paused = true)]
async fn exception_async() {
    for (tries, expected) in [(3, Ok(3)), (2, Err(Failed))] {
        let calls = Cell::new(0);
        assert_eq!(
            hygiene_tests::exception_async(
                &calls,
                &VirtualClock::new(),
                |wait| wait / 2,
                tries,
                Duration::from_secs(600),
                [1, 0],
                [0, calls.get()],
                0,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                22,
                23,
                24,
                25
            )
            .await,
            expected
        );
        assert_eq!(calls.get(), tries);
    }
}

#[test]
fn exception_matches() {
    for (tries, expected) in [(3, Ok(3)), (2, Err(Failed))] {
        let calls = Cell::new(0);
        assert_eq!(
            hygiene_tests::exception_matches(
                &calls,
                &VirtualClock::new(),
                |wait| wait / 2,
                tries,
                Duration::from_secs(600),
                [1, 0],
                [0, calls.get()],
                0,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                22,
                23,
                24,
                25
            ),
            expected
        );
        assert_eq!(calls.get(), tries);
    }
}

#[test]
fn predicate() {
    for (tries, expected) in [(3, 3), (2, 2)] {
        let calls = Cell::new(0);
        assert_eq!(
            hygiene_tests::predicate(
                &calls,
                &VirtualClock::new(),
                |wait| wait / 2,
                tries,
                Duration::from_secs(600),
                [1, 0],
                [0, calls.get()],
                0,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                22,
                23,
                24,
                25
            ),
            expected
        );
        assert_eq!(calls.get(), tries);
    }
}

#[tokio::test(start_paused = true)]
async fn predicate_async() {
    for (tries, expected) in [(3, 3), (2, 2)] {
        let calls = Cell::new(0);
        assert_eq!(
            hygiene_tests::predicate_async(
                &calls,
                &VirtualClock::new(),
                |wait| wait / 2,
                tries,
                Duration::from_secs(600),
                [1, 0],
                [0, calls.get()],
                0,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                22,
                23,
                24,
                25
            )
            .await,
            expected
        );
        assert_eq!(calls.get(), tries);
    }
}

#[tokio::test(start_paused = true)]
async fn predicate_matches_async() {
    for (tries, expected) in [(3, 3), (2, 2)] {
        let calls = Cell::new(0);
        assert_eq!(
            hygiene_tests::predicate_matches_async(
                &calls,
                &VirtualClock::new(),
                |wait| wait / 2,
                tries,
                Duration::from_secs(600),
                [1, 0],
                [0, calls.get()],
                0,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14,
                15,
                16,
                17,
                18,
                19,
                20,
                21,
                22,
                23,
                24,
                25
            )
            .await,
            expected
        );
        assert_eq!(calls.get(), tries);
    }
}

#[tokio::test(start_paused = true)]
async fn without_options() {
    assert_eq!(hygiene_tests::bare(&mut 0), Ok(3));
    assert_eq!(hygiene_tests::bare_predicate(&mut 0), Some(3));
    assert_eq!(hygiene_tests::bare_stacked(&mut 0).await, Ok(4));
    assert_eq!(hygiene_tests::bare_future(&mut 0).await, Ok(3));
    assert_eq!(hygiene_tests::generic(1, [(1, 1, 1)]), Err(Failed));
}

#[tokio::test]
async fn functions_as_options() {
    assert_eq!(functions::sync(&mut 0), Ok(3));
    assert_eq!(functions::later(&mut 0).await, Ok(3));
}

#[tokio::test(start_paused = true)]
async fn policies_with_timeouts() {
    assert_eq!(policies::awaited(1, 2, 3, 4, 5, 6).await, Ok(3));
    assert_eq!(policies::block(1, 2, 3, 4).await, Ok(3));
    assert_eq!(policies::by_both(1, 2).await, Ok(3));
}
