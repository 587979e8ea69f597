//! Settings that are made twice, settings of untyped policies, and handlers of a call.

use std::cell::RefCell;

use backoff_retry::Level;

use super::settings_forms::{
    Typed, Untyped, event, failure, filtered, into_typed, overridden, trace, typed, untyped,
};
use crate::support::notes::note;
use crate::support::script::DbError::{self, Busy, Syntax};
use crate::support::world::ms;

/// Fails in every attempt.
const DOWN: [DbError; 9] = [Busy; 9];

/// Tests that the later of two settings replaces the earlier, in a policy and on a call.
macro_rules! twice {
    ($script:expr => $expected:expr; policy($policy:expr) call($($call:tt)*)) => {{
        let script: &[DbError] = &$script;
        let expected: &[&str] = &$expected;
        let policy: Typed = $policy;
        assert_eq!(trace(script, |scene| blocking!(policy, scene)), expected);
        assert_eq!(trace(script, |scene| blocking!(typed(), scene, $($call)*)), expected);
        assert_eq!(trace(script, |scene| awaited!(typed(), scene, $($call)*)), expected);
    }};
}

#[test]
fn the_later_of_two_settings_replaces_the_earlier() {
    twice! {
        DOWN => ["wait 1s", "log INFO ERROR", "Err(Busy)"];
        policy(typed().max_tries(1).max_tries(2)) call(.max_tries(1).max_tries(2))
    }
    twice! {
        DOWN => ["wait 700ms", "log INFO ERROR", "Err(Busy)"];
        policy(typed().max_time(ms(100)).max_time(ms(1200)))
        call(.max_time(ms(100)).max_time(ms(1200)))
    }
    twice! {
        DOWN => ["wait 3s", "wait 6s", "log INFO INFO ERROR", "Err(Busy)"];
        policy(typed().jitter(|wait| wait / 2).jitter(|wait| wait * 3))
        call(.jitter(|wait| wait / 2).jitter(|wait| wait * 3))
    }
    twice! {
        [Busy, Syntax] => ["wait 1s", "log INFO ERROR", "Err(Syntax)"];
        policy(typed().giveup(|_| true).giveup(|error| *error == Syntax))
        call(.giveup(|_| true).giveup(|error| *error == Syntax))
    }
    twice! {
        DOWN => ["wait 1s", "wait 2s", "log DEBUG DEBUG TRACE", "Err(Busy)"];
        policy(typed().no_log().log_backoff(Level::Debug).log_giveup(Level::Trace))
        call(.no_log().log_backoff(Level::Debug).log_giveup(Level::Trace))
    }
}

#[test]
fn the_later_of_two_filters_and_names_of_a_call_replaces_the_earlier() {
    let filters = ["wait 1s", "log INFO DEBUG", "Err(Syntax)"];
    let script = [Busy, Syntax];
    let run = trace(
        &script,
        |scene| blocking!(typed(), scene, .retry_if(|_| false).retry_if(|error| *error == Busy)),
    );
    assert_eq!(run, filters);
    let names = ["mine", "log ERROR", "Err(Busy)"];
    let run = trace(&DOWN, |scene| {
        blocking!(
            typed().max_tries(1),
            scene,
            .name("other").name("mine").on_giveup(|details| note(details.target))
        )
    });
    assert_eq!(run, names);
}

#[test]
fn the_later_of_two_handlers_of_a_policy_replaces_the_earlier() {
    let twice = typed().on_try(overridden).on_try(event);
    let twice = twice.on_success(overridden).on_success(event);
    let twice = twice.on_backoff(overridden).on_backoff(event);
    let twice = twice.on_giveup(overridden).on_giveup(event);
    for script in [&DOWN[..1], &DOWN] {
        let run = trace(script, |scene| blocking!(twice, scene));
        assert!(!run.contains(&"overridden".to_owned()), "{run:?}");
    }
}

/// All handlers of a call run, in the order in which they were given, and none of the policy's.
macro_rules! handlers_of_a_call {
    ($form:ident) => {{
        let seen = RefCell::new(Vec::new());
        let see = |text: String| seen.borrow_mut().push(text);
        let policy = typed().max_tries(2).on_try(overridden).on_success(overridden);
        let policy = policy.on_backoff(overridden).on_giveup(overridden);
        for script in [&DOWN[..1], &DOWN] {
            let run = trace(script, |scene| {
                $form!(
                    policy, scene,
                    .on_try(|details| see(format!("try {}", details.tries)))
                    .on_try(|_| see("again".to_owned()))
                    .on_success(|details| see(format!("success with {}", details.outcome)))
                    .on_success(|_| see("again".to_owned()))
                    .on_backoff(|details| see(format!("backoff by {:?}", details.outcome)))
                    .on_backoff(|_| see("again".to_owned()))
                    .on_giveup(|details| see(format!("giveup by {:?}", details.outcome)))
                    .on_giveup(|_| see("again".to_owned()))
                )
            });
            assert!(!run.contains(&"overridden".to_owned()), "{run:?}");
        }
        seen.take()
    }};
}

#[test]
fn every_handler_of_a_call_runs_in_order() {
    let until_backoff = ["try 1", "again", "backoff by Busy", "again", "try 2", "again"];
    let good = [&until_backoff[..], &["success with 2", "again"]].concat();
    let bad = [&until_backoff[..], &["giveup by Busy", "again"]].concat();
    assert_eq!(handlers_of_a_call!(blocking), [&good[..], &bad].concat());
    assert_eq!(handlers_of_a_call!(awaited), [good, bad].concat());
}

/// The settings that an untyped policy shares with a typed one: the policy, the number of failures, the trace.
fn untyped_cases() -> Vec<(&'static str, Untyped, usize, Vec<&'static str>)> {
    let log = "log INFO ERROR";
    vec![
        ("max_tries", untyped().max_tries(2), 9, vec!["wait 1s", log, "Err(Busy)"]),
        ("max_time", untyped().max_time(ms(1200)), 9, vec!["wait 700ms", log, "Err(Busy)"]),
        ("jitter", untyped().jitter(|wait| wait * 3), 1, vec!["wait 3s", "log INFO", "Ok(2)"]),
        (
            "on_try",
            untyped().on_try(event),
            1,
            vec!["event 1 0ns None ", "wait 1s", "event 2 1.5s None ", "log INFO", "Ok(2)"],
        ),
        (
            "on_success",
            untyped().on_success(event),
            1,
            vec!["wait 1s", "event 2 2s None ", "log INFO", "Ok(2)"],
        ),
        (
            "level of backoffs",
            untyped().max_tries(2).log_backoff(Level::Debug).log_giveup(Level::Error),
            9,
            vec!["wait 1s", "log DEBUG ERROR", "Err(Busy)"],
        ),
        (
            "level of give-ups",
            untyped().max_tries(2).log_backoff(Level::Info).log_giveup(Level::Trace),
            9,
            vec!["wait 1s", "log INFO TRACE", "Err(Busy)"],
        ),
    ]
}

/// The settings whose function sees the outcome in a typed policy, and `()` in an untyped one.
fn untyped_cases_without_outcome() -> Vec<(&'static str, Untyped, usize, Vec<&'static str>)> {
    vec![
        ("giveup", untyped().giveup(|()| true), 9, vec!["log ERROR", "Err(Busy)"]),
        (
            "on_backoff",
            untyped().on_backoff(event),
            1,
            vec!["event 1 500ms Some(1s) ", "wait 1s", "log INFO", "Ok(2)"],
        ),
        (
            "on_giveup",
            untyped().max_tries(1).on_giveup(event),
            9,
            vec!["event 1 500ms None max_tries", "log ERROR", "Err(Busy)"],
        ),
    ]
}

#[test]
fn every_setting_of_an_untyped_policy_holds() {
    for (case, policy, failures, expected) in
        [untyped_cases(), untyped_cases_without_outcome()].concat()
    {
        let script = &DOWN[..failures];
        assert_eq!(trace(script, |scene| blocking!(policy, scene)), expected, "{case}");
        assert_eq!(trace(script, |scene| awaited!(policy, scene)), expected, "{case}");
        assert_eq!(trace(script, |scene| blocking_loop!(&policy, scene)), expected, "{case}");
    }
}

#[test]
fn every_setting_of_an_untyped_policy_is_carried_over_to_a_typed_one() {
    let cases = [untyped_cases(), untyped_cases_without_outcome()].concat();
    for (case, policy, failures, expected) in cases {
        let policy = into_typed(policy, |_| true);
        let script = &DOWN[..failures];
        assert_eq!(trace(script, |scene| blocking!(policy, scene)), expected, "{case}");
        assert_eq!(trace(script, |scene| awaited!(policy, scene)), expected, "{case}");
    }
}

#[test]
fn a_policy_that_was_given_a_type_filters() {
    let policy = into_typed(untyped(), |error| *error == Busy);
    let expected = ["wait 1s", "log INFO DEBUG", "Err(Syntax)"];
    assert_eq!(trace(&[Busy, Syntax], |scene| blocking!(policy, scene)), expected);
}

#[test]
fn errors_that_a_filter_rejects_are_not_given_up() {
    let policy = filtered(|error| *error == Busy).giveup(|_| true).on_giveup(failure);
    let policy = policy.on_backoff(failure);
    let expected = ["log DEBUG", "Err(Syntax)"];
    assert_eq!(trace(&[Syntax], |scene| blocking!(policy, scene)), expected);
    assert_eq!(trace(&[Syntax], |scene| awaited!(policy, scene)), expected);
    assert_eq!(trace(&[Syntax], |scene| blocking_loop!(&policy, scene)), expected);
}
