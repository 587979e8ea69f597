//! How calls and loops write outcomes in the log.

use std::fmt;
use std::ops::ControlFlow::Continue;

use backoff_retry::{Policy, VirtualClock, expo};

use crate::support::collector::{Logged, logged};
use crate::support::world::now;

static ONCE: Policy = Policy::new(expo()).max_tries(1);
static TWICE: Policy = Policy::new(expo()).max_tries(2).no_jitter();

#[derive(Debug, thiserror::Error)]
#[error("error sending request")]
struct Sending(#[from] Refused);

#[derive(Debug, thiserror::Error)]
#[error("connection refused")]
struct Refused;

/// Returns the outcome in the message of a call that gives up, which is called `send`.
fn written(run: impl FnOnce()) -> String {
    let events = logged(run);
    let message = events.last().and_then(|event| event.field("message")).unwrap();
    message.strip_prefix("Giving up send(...) after 1 tries").unwrap().to_owned()
}

macro_rules! send {
    ($error:expr $(, $($setter:tt)*)?) => {{
        let blocking = written(|| {
            let call = ONCE.call_blocking(|| Err::<(), _>($error)).name("send");
            drop(call$($($setter)*)?.run());
        });
        let awaited = written(|| {
            let call = ONCE.call(|| async { Err::<(), _>($error) }).name("send");
            drop(now(async { call$($($setter)*)?.await }));
        });
        assert_eq!(blocking, awaited);
        blocking
    }};
}

#[test]
fn a_call_writes_an_error_by_display_and_on_request_with_its_sources() {
    assert_eq!(send!(Sending(Refused)), " (error sending request)");
    let expected = " (error sending request: connection refused)";
    assert_eq!(send!(Sending(Refused), .with_sources()), expected);
    let in_loop = written(|| {
        let mut attempts = ONCE.named("send").attempts_on(VirtualClock::new()).with_sources();
        assert!(attempts.after_blocking(Err::<(), _>(Sending(Refused))).is_break());
    });
    assert_eq!(in_loop, expected);
}

/// By `Debug` an `anyhow::Error` printed its backtrace, in 160 lines a retry.
#[test]
fn a_call_writes_the_sources_of_anyhow_and_eyre_and_no_backtrace() {
    let anyhow = || anyhow::Error::new(Refused).context("fetch");
    assert_eq!(send!(anyhow()), " (fetch: connection refused)");
    let eyre = || eyre::Report::new(Refused).wrap_err("fetch");
    assert_eq!(send!(eyre()), " (fetch: connection refused)");
}

struct Multiline;

impl fmt::Debug for Multiline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a\nb")
    }
}

#[test]
fn control_characters_are_escaped_in_calls() {
    assert_eq!(send!(String::from("no\r\nroute\u{7}")), r" (no\r\nroute\u{7})");
    let by_debug = written(|| {
        let call = ONCE.by_debug().call_blocking(|| Err::<(), _>(Multiline));
        drop(call.name("send").run());
    });
    assert_eq!(by_debug, r" (a\nb)");
}

/// `Details` display what the log writes.
#[test]
fn details_of_a_call_display_the_sources() {
    let mut lines = Vec::new();
    let call = ONCE.call_blocking(|| Err::<(), _>(Sending(Refused))).name("send").with_sources();
    call.on_giveup(|details| lines.push(details.to_string())).run().unwrap_err();
    let expected = "Giving up send(...) after 1 tries (error sending request: connection refused)";
    assert_eq!(lines, [expected]);
}

#[test]
fn values_are_written_on_request_only() {
    let poll = || ONCE.poll_blocking(|| vec!["secret"], |_| true).name("send");
    assert_eq!(written(|| drop(poll().run())), "");
    assert_eq!(written(|| drop(poll().log_values().run())), r#" (["secret"])"#);
}

fn functions(events: &[Logged]) -> Vec<String> {
    events.iter().filter_map(|event| event.field("function")).collect()
}

/// All loops were called `attempts`.
#[test]
fn a_loop_is_called_by_its_file_or_by_a_name() {
    let run = |attempts: &mut dyn FnMut() -> bool| logged(|| while attempts() {});
    let fail = || Err::<(), _>("refused");
    let events = run(&mut {
        let mut attempts = TWICE.attempts_on(VirtualClock::new());
        move || attempts.after_blocking(fail()).is_continue()
    });
    assert_eq!(functions(&events), [file!(), file!()]);
    let message = format!("Backing off {}(...) for 1s (refused)", file!());
    assert_eq!(events[0].field("message"), Some(message));
    let events = run(&mut {
        let mut attempts = TWICE.by_debug().attempts_on(VirtualClock::new());
        move || attempts.after_blocking(fail()).is_continue()
    });
    assert_eq!(functions(&events), [file!(), file!()]);
    let mut events = logged(|| {
        let mut attempts = ONCE.attempts_blocking();
        assert!(attempts.after_blocking(fail()).is_break());
    });
    events.extend(logged(|| {
        let mut attempts = ONCE.attempts();
        assert!(now(attempts.after(fail())).is_break());
    }));
    assert_eq!(functions(&events), [file!(), file!()]);
    let mut events = logged(|| {
        let mut attempts = TWICE.named("import").attempts_on(VirtualClock::new());
        while let Continue(()) = attempts.after_blocking(fail()) {}
    });
    events.extend(logged(|| {
        let mut attempts = ONCE.by_debug().named("import").attempts_blocking();
        assert!(attempts.after_blocking(fail()).is_break());
    }));
    assert_eq!(functions(&events), ["import"; 3]);
}
