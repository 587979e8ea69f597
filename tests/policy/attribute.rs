//! A policy in the first place of an attribute: as a const, a static, a field, an argument.

use std::cell::Cell;
use std::time::Duration;

use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{
    Details, Level, Policy, VirtualClock, constant, expo, on_exception, on_predicate,
};

use crate::support::notes::{note, take_notes};
use crate::support::script::DbError;

const SECONDS: Policy = Policy::new(expo()).max_tries(4).no_jitter();
static DB: Policy<Expo, For<DbError>> = Policy::typed(expo())
    .retry_if(|error| *error == DbError::Busy)
    .max_tries(3)
    .no_jitter()
    .log_backoff(Level::Debug)
    .log_giveup(Level::Off)
    .on_try(|details| note(format!("try {}", details.tries)))
    .on_success(|details| note(format!("success after {:?}", details.elapsed)))
    .on_backoff(|details| note(format!("{details}, {:?}", details.outcome)))
    .on_giveup(|details| note(details.to_string()));

/// A service that fails with each of `errors` in turn, then returns the number of the call.
struct Service<'a> {
    errors: &'a [DbError],
    calls: Cell<usize>,
    clock: VirtualClock,
}

impl<'a> Service<'a> {
    fn new(errors: &'a [DbError]) -> Self {
        Self { errors, calls: Cell::new(0), clock: VirtualClock::new() }
    }

    fn ask(&self) -> Result<usize, DbError> {
        self.calls.set(self.calls.get() + 1);
        self.errors.get(self.calls.get() - 1).map_or(Ok(self.calls.get()), |error| Err(*error))
    }

    fn seconds(&self) -> u64 {
        self.clock.time().as_secs()
    }
}

#[on_exception(SECONDS, clock = &service.clock)]
fn by_const(service: &Service<'_>) -> Result<usize, DbError> {
    service.ask()
}

#[on_exception(&DB, clock = &service.clock)]
fn by_static(service: &Service<'_>) -> Result<usize, DbError> {
    service.ask()
}

#[on_exception(&DB, clock = &service.clock)]
async fn by_static_async(service: &Service<'_>) -> Result<usize, DbError> {
    service.ask()
}

#[test]
fn a_const_is_used_as_it_is() {
    let service = Service::new(&[DbError::Busy, DbError::Syntax]);
    assert_eq!((by_const(&service), service.seconds()), (Ok(3), 3));
    let service = Service::new(&[DbError::Busy; 9]);
    assert_eq!((by_const(&service), service.calls.get()), (Err(DbError::Busy), 4));
}

#[test]
fn a_static_carries_filter_and_handlers() {
    let service = Service::new(&[DbError::Busy, DbError::Busy]);
    assert_eq!((by_static(&service), service.seconds()), (Ok(3), 3));
    let name = "Backing off by_static(...) for";
    assert_eq!(
        take_notes(),
        [
            "try 1".into(),
            format!("{name} 1s (Busy), Busy"),
            "try 2".into(),
            format!("{name} 2s (Busy), Busy"),
            "try 3".into(),
            "success after 3s".into(),
        ]
    );
    let service = Service::new(&[DbError::Syntax]);
    assert_eq!((by_static(&service), service.calls.get()), (Err(DbError::Syntax), 1));
    assert_eq!(take_notes(), ["try 1"]);
}

#[tokio::test]
async fn async_functions_take_a_static_too() {
    let service = Service::new(&[DbError::Busy; 3]);
    assert_eq!(by_static_async(&service).await, Err(DbError::Busy));
    let last = take_notes().pop();
    assert_eq!(last.as_deref(), Some("Giving up by_static_async(...) after 3 tries (Busy)"));
}

#[on_exception(
    &DB,
    |_| true,
    max_tries = 2,
    max_time = 60s,
    jitter = |wait| wait * 10,
    giveup = |error| *error == DbError::Syntax,
    on_backoff = |details| note(format!("mine: {:?}", details.wait)),
    clock = &service.clock
)]
fn overridden(service: &Service<'_>) -> Result<usize, DbError> {
    service.ask()
}

#[test]
fn the_attribute_takes_precedence_over_the_policy() {
    let service = Service::new(&[DbError::Busy; 3]);
    assert_eq!((overridden(&service), service.seconds()), (Err(DbError::Busy), 10));
    let giving_up = "Giving up overridden(...) after 2 tries (Busy)";
    assert_eq!(take_notes(), ["try 1", "mine: Some(10s)", "try 2", giving_up]);
    let service = Service::new(&[DbError::Syntax]);
    assert_eq!((overridden(&service), service.calls.get()), (Err(DbError::Syntax), 1));
    take_notes();
}

struct Repository {
    policy: Policy<Expo>,
    service: Service<'static>,
}

impl Repository {
    #[on_exception(&self.policy, clock = &self.service.clock)]
    fn load(&self) -> Result<usize, DbError> {
        self.service.ask()
    }

    #[on_exception(self.policy.clone(), clock = &self.service.clock)]
    async fn load_async(&self) -> Result<usize, DbError> {
        self.service.ask()
    }
}

#[tokio::test]
async fn a_field_is_a_policy() {
    let new = || Repository {
        policy: Policy::new(expo()).max_tries(2).no_jitter(),
        service: Service::new(&[DbError::Busy; 5]),
    };
    let repository = new();
    assert_eq!((repository.load(), repository.service.seconds()), (Err(DbError::Busy), 1));
    let repository = new();
    let result = repository.load_async().await;
    assert_eq!((result, repository.service.seconds()), (Err(DbError::Busy), 1));
}

#[on_exception(policy, clock = clock)]
fn by_argument<E: std::fmt::Debug>(
    policy: &Policy<Expo>,
    clock: &VirtualClock,
    attempt: impl Fn() -> Result<u8, E>,
) -> Result<u8, E> {
    attempt()
}

#[test]
fn an_argument_is_a_policy_and_time_counts() {
    let policy = Policy::new(expo()).max_time(Duration::from_secs(10)).max_tries(99).no_jitter();
    let clock = VirtualClock::new();
    assert_eq!(by_argument(&policy, &clock, || Err("no")), Err("no"));
    assert_eq!(clock.time(), Duration::from_secs(10));
}

static EMPTY: Policy = Policy::new(expo()).max_tries(3).no_jitter();
static SMALL: Policy<Expo, For<u32>> =
    Policy::typed(expo()).retry_if(|value| *value < 3).no_jitter();

#[on_predicate(&EMPTY, clock = clock)]
fn until_something(clock: &VirtualClock, calls: &Cell<u32>) -> Option<u32> {
    calls.set(calls.get() + 1);
    (calls.get() > 1).then(|| calls.get())
}

#[on_predicate(&SMALL, clock = clock)]
fn until_three(clock: &VirtualClock, calls: &Cell<u32>) -> u32 {
    calls.set(calls.get() + 1);
    calls.get()
}

#[test]
fn values_are_retried_by_a_policy() {
    let clock = VirtualClock::new();
    assert_eq!(until_something(&clock, &Cell::new(0)), Some(2));
    assert_eq!(until_three(&clock, &Cell::new(0)), 3);
    assert_eq!(clock.time(), Duration::from_secs(4));
}

static NEVER: Policy<Expo, For<u32>> =
    Policy::typed(expo()).giveup(|value| *value == 2).max_tries(99).no_jitter();

#[on_predicate(&NEVER, clock = clock)]
fn until_given_up(clock: &VirtualClock, calls: &Cell<u32>) -> u32 {
    calls.set(calls.get() + 1);
    calls.get()
}

#[test]
fn giveup_of_a_policy_ends_the_retry() {
    assert_eq!(until_given_up(&VirtualClock::new(), &Cell::new(0)), 2);
}

fn generic<O>(details: &Details<'_, O>) {
    note(format!("{} {}", details.name(), details.tries));
}

static LISTED: Policy<backoff_retry::wait::Constant<[Duration; 2]>> =
    Policy::new(constant([Duration::from_secs(1), Duration::from_secs(5)]))
        .on_backoff(generic)
        .no_jitter();

#[on_exception(&LISTED, clock = &service.clock, name = "listed")]
async fn listed(service: &Service<'_>) -> Result<usize, DbError> {
    service.ask()
}

#[tokio::test]
async fn a_policy_may_have_any_generator() {
    let service = Service::new(&[DbError::Busy; 9]);
    assert_eq!((listed(&service).await, service.seconds()), (Err(DbError::Busy), 6));
    assert_eq!(take_notes(), ["listed 1", "listed 2"]);
}

#[tokio::test]
async fn futures_are_send_and_small() {
    static SHARED: Policy = Policy::new(expo()).max_tries(2);

    #[on_exception(&SHARED)]
    async fn shared(n: u32) -> Result<u32, Box<dyn std::error::Error>> {
        Ok(n)
    }
    fn send(
        future: &(impl Future<Output = Result<u32, Box<dyn std::error::Error>>> + Send),
    ) -> usize {
        size_of_val(future)
    }
    #[on_exception(expo, max_tries = 2)]
    async fn literal(n: u32) -> Result<u32, Box<dyn std::error::Error>> {
        Ok(n)
    }
    // A static policy adds only the time at which the call started, and a pointer to the spans of the call.
    let instant = size_of::<Option<tokio::time::Instant>>();
    assert!(send(&shared(1)) <= send(&literal(1)) + instant + size_of::<usize>());
}
