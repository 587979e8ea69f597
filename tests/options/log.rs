//! `log`: which events are logged, at which level, and what is written in them.

use std::time::Duration;

use backoff_retry::{Policy, constant, on_exception, on_predicate, wait::Constant};
use tracing::Level;

use crate::support::collector::{Logged, logged};
use crate::support::world::{self, World, now};

/// Runs both forms of a function, checks that they log the same except for its name, and returns the events.
#[allow(clippy::needless_pass_by_value)] // a reference to a function reads worse
fn events_of<T>(sync: impl Fn(&World) -> T, later: impl AsyncFn(&World) -> T) -> Vec<Logged> {
    let one = logged(|| drop(sync(&World::default())));
    let mut other = logged(|| drop(now(later(&World::default()))));
    for event in &mut other {
        for text in event.fields.values_mut() {
            *text = text.replace("_async", "");
        }
    }
    assert_eq!(one, other);
    one
}

fn levels(events: &[Logged]) -> Vec<Level> {
    events.iter().map(|event| event.level).collect()
}

both! {
    #[on_exception(constant(800ms), max_tries = 2, jitter = none, clock = world)]
    fn fetch/fetch_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn info_for_a_backoff_and_error_for_a_giveup_with_structured_fields() {
    let events = events_of(fetch, fetch_async);
    let backoff = [
        ("message", "Backing off fetch(...) for 800ms (failure 1)"),
        ("function", "options::log::fetch"),
        ("tries", "1"),
        ("wait", "0.8"),
    ];
    let giveup = [
        ("message", "Giving up fetch(...) after 2 tries (failure 2)"),
        ("function", "options::log::fetch"),
        ("tries", "2"),
        ("reason", "max_tries"),
    ];
    let expected = [Logged::new(Level::INFO, &backoff), Logged::new(Level::ERROR, &giveup)];
    assert_eq!(events, expected);
}

both! {
    #[on_exception(constant(4s), max_time = 5s, jitter = none, clock = world)]
    fn timed/timed_async(world: &World) -> Result<(), String> { world.fail_after(world::ms(500)) }
}

both! {
    #[on_exception(constant(4s), max_tries = 2, jitter = none, clock = world, on_try = |_| ())]
    fn watched/watched_async(world: &World) -> Result<(), String> { world.fail_after(world::ms(500)) }
}

/// Nothing in `fetch` above needs the elapsed time, so its events have no `elapsed`.
#[test]
fn elapsed_is_logged_where_it_is_measured() {
    let elapsed = |events: Vec<Logged>| events.iter().map(|it| it.field("elapsed")).collect();
    let by_limit: Vec<_> = elapsed(events_of(timed, timed_async));
    assert_eq!(by_limit, ["0.5", "5.0"].map(|text| Some(text.to_owned())));
    let by_handler: Vec<_> = elapsed(events_of(watched, watched_async));
    assert_eq!(by_handler, ["0.5", "5.0"].map(|text| Some(text.to_owned())));
}

macro_rules! at_level {
    ($sync:ident $later:ident $($log:tt)*) => {
        both! {
            #[on_exception(constant, max_tries = 2, jitter = none, clock = world, log = $($log)*)]
            fn $sync/$later(world: &World) -> Result<(), String> { world.fail() }
        }
    };
}

at_level!(silent silent_async none);
at_level!(quiet quiet_async debug);
at_level!(only_backoff only_backoff_async (backoff = trace, giveup = none));
at_level!(only_giveup only_giveup_async (backoff = none, giveup = warn));

#[test]
fn log_sets_the_levels() {
    assert!(events_of(silent, silent_async).is_empty());
    assert_eq!(levels(&events_of(quiet, quiet_async)), [Level::DEBUG, Level::DEBUG]);
    assert_eq!(levels(&events_of(only_backoff, only_backoff_async)), [Level::TRACE]);
    assert_eq!(levels(&events_of(only_giveup, only_giveup_async)), [Level::WARN]);
}

both! {
    #[on_exception(constant, |error| error.len() < 10, max_tries = 5, jitter = none, clock = world)]
    fn mixed/mixed_async(world: &World, last: Result<u32, String>) -> Result<u32, String> {
        if world.call() == 1 { world.say("once"); Err("short".into()) } else { last.clone() }
    }
}

#[test]
fn a_success_is_not_logged() {
    let later = async |world: &World| mixed_async(world, Ok(3)).await;
    let events = events_of(|world| mixed(world, Ok(3)), later);
    assert_eq!(levels(&events), [Level::INFO], "only the backoff before it is logged");
}

/// In other libraries an error that the filter rejects leaves no trace, and users wonder why nothing is retried.
#[test]
fn an_error_that_the_filter_rejects_is_logged_at_debug() {
    let last = Err("not worth a retry".to_owned());
    let later = async |world: &World| mixed_async(world, last.clone()).await;
    let events = events_of(|world| mixed(world, last.clone()), later);
    assert_eq!(levels(&events), [Level::INFO, Level::DEBUG]);
    let message = "Not retrying mixed(...) after 2 tries (not worth a retry)";
    assert_eq!(events[1].field("message").as_deref(), Some(message));
    assert_eq!(events[1].field("tries").as_deref(), Some("2"));
}

#[derive(Debug)]
struct OnlyDebug(#[allow(dead_code)] u32);

struct Neither;

both! {
    #[on_exception(constant(1s), max_tries = 1, clock = world)]
    fn by_debug/by_debug_async(world: &World) -> Result<(), OnlyDebug> { Err(OnlyDebug(world.call())) }
}

both! {
    #[on_exception(constant(1s), max_tries = 1, clock = world)]
    fn by_nothing/by_nothing_async(world: &World) -> Result<(), Neither> { world.call(); Err(Neither) }
}

/// For `Display` see `fetch` above: by `Debug` its `String` would be in quotes.
#[test]
fn the_error_is_written_by_display_else_by_debug_else_not() {
    let events = events_of(by_debug, by_debug_async);
    let message = "Giving up by_debug(...) after 1 tries (OnlyDebug(1))";
    assert_eq!(events[0].field("message").as_deref(), Some(message));
    let events = events_of(by_nothing, by_nothing_async);
    let message = "Giving up by_nothing(...) after 1 tries";
    assert_eq!(events[0].field("message").as_deref(), Some(message));
}

/// What is logged of an error: the message of a function that gives up with it at once, without its beginning.
macro_rules! written {
    ($error:ty: $value:expr) => {{
        both! {
            #[on_exception(constant, max_tries = 1, clock = world)]
            fn fails/fails_async(world: &World, error: fn() -> $error) -> Result<(), $error> {
                world.call();
                Err(error())
            }
        }
        let error: fn() -> $error = || $value;
        let later = async |world: &World| fails_async(world, error).await;
        let events = events_of(|world| fails(world, error), later);
        for text in events[0].fields.values() {
            assert!(!text.contains(char::is_control), "{text:?}");
        }
        let message = events[0].field("message").unwrap();
        message.strip_prefix("Giving up fails(...) after 1 tries").unwrap().to_owned()
    }};
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Says(&'static str, #[source] Option<Box<Says>>);

fn chain(texts: &[&'static str]) -> Says {
    let source = (texts.len() > 1).then(|| Box::new(chain(&texts[1..])));
    Says(texts[0], source)
}

/// `reqwest` writes "error sending request" and `tokio-postgres` writes "db error"; the cause is in their sources.
#[test]
fn an_error_is_written_with_its_sources_on_one_line() {
    fn sending() -> Says {
        chain(&["error sending request", "client error", "connection refused"])
    }
    let expected = " (error sending request: client error: connection refused)";
    assert_eq!(written!(Says: sending()), expected);
    assert_eq!(written!(Box<Says>: Box::new(sending())), expected);
    assert_eq!(written!(Box<dyn std::error::Error>: Box::new(sending())), expected);
    assert_eq!(written!(Box<dyn std::error::Error + Send + Sync>: Box::new(sending())), expected);
    assert_eq!(written!(std::sync::Arc<Says>: std::sync::Arc::new(sending())), expected);
    assert_eq!(written!(std::io::Error: std::io::Error::other(sending())), expected);
}

/// Many errors write their source themselves, and `#[error(transparent)]` writes nothing else.
#[test]
fn a_source_that_the_text_before_it_ends_with_is_not_repeated() {
    assert_eq!(
        written!(Says: chain(&["open: read: eof", "read: eof", "eof"])),
        " (open: read: eof)"
    );
    assert_eq!(written!(Says: chain(&["eof", "eof", "eof at 5"])), " (eof: eof at 5)");
}

/// With a backtrace, `Debug` of an `anyhow::Error` has more than 100 lines.
#[test]
fn an_error_of_anyhow_or_eyre_is_written_without_its_backtrace() {
    fn anyhow() -> anyhow::Error {
        anyhow::Error::new(chain(&["refused", "port 9"])).context("fetch")
    }
    fn eyre() -> eyre::Report {
        eyre::Report::new(chain(&["refused", "port 9"])).wrap_err("fetch")
    }
    assert_eq!(written!(anyhow::Error: anyhow()), " (fetch: refused: port 9)");
    assert_eq!(written!(eyre::Report: eyre()), " (fetch: refused: port 9)");
}

#[test]
fn control_characters_of_an_error_are_escaped() {
    const FORGED: &str = "refused)\r\nERROR backoff_retry: all is lost \u{1b}[31m\u{2028}";
    let escaped = r" (refused)\r\nERROR backoff_retry: all is lost \u{1b}[31m\u{2028})";
    assert_eq!(written!(String: FORGED.into()), escaped);
    assert_eq!(written!(Says: chain(&["first", "a\nb"])), r" (first: a\nb)");
}

/// The probe must not ask for `'static`, which errors of parsers often are not.
#[test]
fn an_error_that_borrows_is_written_with_its_sources() {
    #[derive(Debug, thiserror::Error)]
    #[error("cannot parse {text}")]
    struct ParseError<'t> {
        text: &'t str,
        source: std::num::ParseIntError,
    }
    #[on_exception(constant, max_tries = 1)]
    fn parse(text: &str) -> Result<u8, ParseError<'_>> {
        text.parse().map_err(|source| ParseError { text, source })
    }
    let events = logged(|| drop(parse(&String::from("many"))));
    let message =
        "Giving up parse(...) after 1 tries (cannot parse many: invalid digit found in string)";
    assert_eq!(events[0].field("message").as_deref(), Some(message));
}

/// An error that derefs to another one is written by itself.
#[test]
fn an_error_comes_before_the_error_that_it_derefs_to() {
    #[derive(Debug, thiserror::Error)]
    #[error("wrapper")]
    struct Wrapper(Says);
    impl std::ops::Deref for Wrapper {
        type Target = Says;

        fn deref(&self) -> &Says {
            &self.0
        }
    }
    assert_eq!(written!(Wrapper: Wrapper(chain(&["inner"]))), " (wrapper)");
}

both! {
    #[on_exception(constant(12_400us), max_tries = 2, jitter = none, clock = world)]
    fn short/short_async(world: &World) -> Result<(), String> { world.fail() }
}

/// With one digit after the point it was `for 0.0s`.
#[test]
fn a_wait_has_three_significant_digits_and_a_unit() {
    let message = events_of(short, short_async)[0].field("message");
    assert_eq!(message.as_deref(), Some("Backing off short(...) for 12.4ms (failure 1)"));
}

/// The message of the backoff of a function that returns a value, with these options.
macro_rules! message_of_value {
    ($wait:expr, $($option:tt)*) => {{
        both! {
            #[on_predicate($wait, |value| *value < 3, max_tries = 2, jitter = none, clock = world, $($option)*)]
            fn poll/poll_async(world: &World) -> u32 { world.call() }
        }
        let events = events_of(poll, poll_async);
        assert_eq!(levels(&events), [Level::INFO, Level::ERROR]);
        events[0].field("message").unwrap()
    }};
}

/// It may contain a password or a token.
#[test]
fn a_value_is_logged_only_on_request() {
    static POLICY: Policy<Constant<Duration>> = Policy::new(constant(Duration::from_secs(2)));
    static ASKED: Policy<Constant<Duration>> =
        Policy::new(constant(Duration::from_secs(2))).log_values();
    let (without, with) = ("Backing off poll(...) for 2s", "Backing off poll(...) for 2s (1)");
    assert_eq!(message_of_value!(constant(2s),), without);
    assert_eq!(message_of_value!(constant(2s), log = (value = true)), with);
    assert_eq!(message_of_value!(constant(2s), log = (value = false)), without);
    assert_eq!(message_of_value!(&POLICY,), without);
    assert_eq!(message_of_value!(&POLICY, log = (value = true)), with);
    assert_eq!(message_of_value!(&ASKED,), with);
    assert_eq!(message_of_value!(&ASKED, log = (value = false)), without);
}

both! {
    #[on_exception(constant, max_tries = 2, jitter = none, clock = world, name = "users.save",
                   on_backoff = [|_| tracing::info!(target: "handler", "one"),
                                 |_| tracing::info!(target: "handler", "two")],
                   on_giveup = |_| tracing::info!(target: "handler", "three"))]
    fn handled/handled_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn the_librarys_event_comes_before_the_handlers() {
    let events = events_of(handled, handled_async);
    let order: Vec<_> = events.iter().map(|event| event.target.as_str()).collect();
    let library = "backoff_retry";
    assert_eq!(order, [library, "handler", "handler", library, "handler"]);
    assert_eq!(events[0].field("function").as_deref(), Some("users.save"));
}

#[on_exception(constant, max_tries = 2, clock = world,
               on_backoff = async |_| { tokio::task::yield_now().await; tracing::info!("one"); })]
async fn handled_later(world: &World) -> Result<(), String> {
    world.fail()
}

#[test]
fn the_librarys_event_comes_before_async_handlers() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let run = || runtime.block_on(handled_later(&World::default())).unwrap_err();
    let events = logged(|| drop(run()));
    let order: Vec<_> = events.iter().map(|event| event.target.as_str()).collect();
    assert_eq!(order, ["backoff_retry", "options::log", "backoff_retry"]);
}

/// One decorator object used for several functions logged every event once, then twice, then three times.
#[test]
fn every_event_is_logged_once_in_each_of_several_calls() {
    for _ in 0..3 {
        assert_eq!(events_of(fetch, fetch_async).len(), 2);
        assert_eq!(events_of(quiet, quiet_async).len(), 2);
        assert_eq!(events_of(handled, handled_async).len(), 5);
    }
}
