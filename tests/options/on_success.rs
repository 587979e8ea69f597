//! `on_success`: a handler that is notified of the attempt that succeeded, with its value.

use backoff_retry::{Details, constant, on_predicate};

use crate::support::notes::{note, take_notes};
use crate::support::world::{SECOND, World, now};

async fn later_generic<O>(details: &Details<'_, O>) {
    tokio::task::yield_now().await;
    note(format!("later generic {}", details.tries));
}

#[on_predicate(
    constant(1s), |n| *n < 2, max_tries = 9, on_success = [later_generic, |d| note(format!("= {}", d.outcome))],
)]
async fn counts(calls: &mut u32) -> u32 {
    *calls += 1;
    *calls
}

#[on_predicate(constant(0s), |r| matches!(r, Ok(0)), on_success = |_| note("success"))]
fn lets_errors_through(outcome: Result<u8, u8>) -> Result<u8, u8> {
    outcome
}

#[tokio::test(start_paused = true)]
async fn on_success_sees_the_value_and_is_not_notified_of_an_err() {
    assert_eq!(counts(&mut 0).await, 2);
    assert_eq!(take_notes(), ["later generic 2", "= 2"]);
    assert_eq!(lets_errors_through(Err(1)), Err(1));
    assert!(take_notes().is_empty());
    assert_eq!(lets_errors_through(Ok(1)), Ok(1));
    assert_eq!(take_notes(), ["success"]);
}

both! {
    #[on_predicate(constant(10s), |n| *n < 2, jitter = none, clock = world,
                   on_success = |details| world.say(format!("{} after {:?}", details.tries, details.elapsed)))]
    fn timed/timed_async(world: &World) -> u32 { world.clock.advance(SECOND); world.call() }
}

#[test]
fn elapsed_of_on_success_is_measured_when_the_attempt_ends() {
    for world in [
        World::default().also(|world| assert_eq!(timed(world), 2)),
        World::default().also(|world| assert_eq!(now(timed_async(world)), 2)),
    ] {
        assert_eq!(world.said(), ["2 after 12s"]);
    }
}
