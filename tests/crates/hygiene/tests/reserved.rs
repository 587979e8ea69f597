//! The names that the attributes write, as arguments of the user's.
#![deny(warnings)]
#![allow(missing_docs)]

use std::cell::Cell;

use backoff_retry::VirtualClock;
use hygiene_tests::{reserved, reserved_async};

#[tokio::test(start_paused = true)]
async fn every_reserved_name_is_free_for_the_user() {
    let (calls, clock) = (Cell::new(0), VirtualClock::new());
    assert_eq!(
        reserved(
            &calls, &clock, 5, 60, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
        ),
        Ok(1)
    );
    assert_eq!((calls.get(), clock.time().as_millis()), (3, 1 + 2));
    let calls = Cell::new(0);
    assert_eq!(
        reserved_async(
            &calls, &clock, 2, 60, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
        )
        .await
        .ok(),
        None
    );
    assert_eq!(calls.get(), 2);
}
