//! `Policy::observed`, in attributes and calls.

use backoff_retry::policy::For;
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, constant, expo, on_exception, on_predicate};

use crate::heard;
use crate::support::notes::{note, take_notes};
use crate::support::world::{SECOND, World, now};

type Seconds = Constant<std::time::Duration>;

static PLAIN: Policy<Seconds> = Policy::new(constant(SECOND)).no_jitter().max_tries(3);
static OBSERVED: Policy<Seconds> =
    Policy::new(constant(SECOND)).no_jitter().max_tries(3).observed();

const BACKOFF: &str = "backoff 1, 0ns: Backing off fetch(...) for 1s (1)";
const SUCCESS: &str = "success 2, 1s: Success of fetch(...) after 2 tries";

#[test]
fn a_success_of_an_attribute_is_reported() {
    both! {
        #[on_exception(policy, clock = world, name = "fetch")]
        fn fetch/fetch_async(world: &World, policy: &Policy<Seconds>) -> Result<(), u32> {
            if world.call() == 1 { Err(1) } else { Ok(()) }
        }
    }
    assert_eq!(heard(|| fetch(&World::default(), &OBSERVED)), [BACKOFF, SUCCESS]);
    assert_eq!(heard(|| now(fetch_async(&World::default(), &OBSERVED))), [BACKOFF, SUCCESS]);
    let without = [BACKOFF.replace("0ns", "no time")];
    assert_eq!(heard(|| fetch(&World::default(), &PLAIN)), without);
    assert_eq!(heard(|| now(fetch_async(&World::default(), &PLAIN))), without);
}

/// Handlers of the attribute replace those of the policy, which have nothing to do with the observer.
#[test]
fn handlers_change_nothing() {
    static HANDLED: Policy<Seconds> = Policy::new(constant(SECOND))
        .no_jitter()
        .observed()
        .on_success(|details| note(format!("policy {}", details.tries)));
    #[on_exception(&HANDLED, clock = world, name = "fetch")]
    async fn by_policy(world: &World) -> Result<(), u32> {
        if world.call() == 1 { Err(1) } else { Ok(()) }
    }
    #[on_exception(&HANDLED, clock = world, name = "fetch", on_success = [|_| note("own"), async |_| note("later")])]
    async fn own(world: &World) -> Result<(), u32> {
        if world.call() == 1 { Err(1) } else { Ok(()) }
    }
    assert_eq!(heard(|| now(by_policy(&World::default()))), [BACKOFF, SUCCESS]);
    assert_eq!(take_notes(), ["policy 2"]);
    assert_eq!(heard(|| now(own(&World::default()))), [BACKOFF, SUCCESS]);
    assert_eq!(take_notes(), ["own", "later"]);
}

#[test]
fn under_on_predicate_an_err_is_not_retried() {
    static POLICY: Policy<Seconds, For<Result<u32, ()>>> =
        Policy::typed(constant(SECOND)).no_jitter().retry_if(|value| *value == Ok(0)).observed();
    #[on_predicate(&POLICY, clock = world, name = "poll")]
    fn poll(world: &World, last: Result<u32, ()>) -> Result<u32, ()> {
        if world.call() == 1 { Ok(0) } else { last }
    }
    let backoff = "backoff 1, 0ns: Backing off poll(...) for 1s";
    let success = "success 2, 1s: Success of poll(...) after 2 tries";
    let not_retried = "not retried 2, 1s: Not retrying poll(...) after 2 tries";
    assert_eq!(heard(|| poll(&World::default(), Ok(1))), [backoff, success]);
    assert_eq!(heard(|| poll(&World::default(), Err(()))), [backoff, not_retried]);
}

#[test]
fn a_success_of_a_call_is_reported_also_by_a_typed_copy() {
    let typed: Policy<_, For<u32>> = OBSERVED.clone().into_typed();
    let world = World::default();
    let body = || if world.call() % 2 == 1 { Err(1) } else { Ok(()) };
    let blocking = || OBSERVED.call_blocking(body).clock(&world.clock).name("fetch").run();
    assert_eq!(heard(blocking), [BACKOFF, SUCCESS]);
    let by_copy = || typed.call_blocking(body).name("fetch").clock(World::default().clock).run();
    assert_eq!(heard(by_copy), [BACKOFF, SUCCESS]);
    let later = || {
        let call = OBSERVED.call(|| std::future::ready(body())).name("fetch");
        now(call.clock(World::default().clock).into_future())
    };
    assert_eq!(heard(later), [BACKOFF, SUCCESS]);
}

#[test]
fn it_is_shown() {
    let text = format!("{:?}", Policy::new(expo()).observed());
    assert!(text.contains("observed: true"), "{text}");
}

/// It decides for code that makes the attempts by itself, and has no effects.
#[test]
fn decisions_and_steppers_are_not_reported() {
    let decide = || {
        let mut stepper = OBSERVED.stepper();
        let _ = stepper.decide(SECOND, &1);
        stepper.succeed();
        OBSERVED.decide(3, SECOND, &1)
    };
    assert!(heard(decide).is_empty());
}
