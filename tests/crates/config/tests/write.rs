//! What is written, and that it is read back as it was.

use std::time::Duration;

use backoff_retry::config::PolicyConfig;
use backoff_retry::wait::AnyWait;
use backoff_retry::{
    Level, Policy, constant, decay, decorrelated, equal_jitter, expo, fibo, full_jitter, linear,
    random_jitter,
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn new(wait: impl Into<AnyWait>) -> Policy<AnyWait> {
    Policy::new(wait.into())
}

/// Writes and reads it in both formats; `expected` is what that gives.
fn comes_back_as(policy: &Policy<AnyWait>, expected: &Policy<AnyWait>) {
    let expected = format!("{expected:?}");
    let text = toml::to_string(policy).unwrap_or_else(|error| panic!("{policy:?}: {error}"));
    let read: Policy<AnyWait> = toml::from_str(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
    assert_eq!(format!("{read:?}"), expected, "{text}");
    let text = serde_json::to_string(policy).unwrap();
    let read: Policy<AnyWait> = serde_json::from_str(&text).unwrap();
    assert_eq!(format!("{read:?}"), expected, "{text}");
}

fn comes_back(policy: &Policy<AnyWait>) {
    comes_back_as(policy, policy);
}

/// Durations of all sizes up to 365 days, to the nanosecond.
fn durations() -> impl Iterator<Item = Duration> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let longest = (DAY * 365).as_nanos() as u64;
    let drawn = std::iter::repeat_with(move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // By size first, so that the small ones are as many.
        Duration::from_nanos((state >> 4) % longest.min(10u64.pow((state >> 60) as u32 + 2)))
    });
    let edges = [0, 1, 999, 1000, 999_999_999, 1_000_000_000, longest - 1, longest];
    drawn.take(2000).chain(edges.map(Duration::from_nanos))
}

#[test]
fn durations_are_exact() {
    for time in durations() {
        comes_back(&new(constant(time)).max_time(time));
    }
}

#[test]
fn every_generator() {
    let some: Vec<Duration> = durations().step_by(20).collect();
    for times in some.windows(3) {
        let [one, two, three] = *times else { unreachable!() };
        let number = one.as_secs_f64() + 0.001;
        comes_back(&new(expo().base(number).factor(one).max_value(two).min_value(three)));
        comes_back(&new(fibo().max_value(one)));
        comes_back(&new(constant(vec![one])));
        comes_back(&new(constant(times.to_vec())));
        comes_back(&new(linear().start(one).step(two).max_value(three)));
        comes_back(&new(decay().initial_value(one).decay_factor(number).min_value(two)));
        comes_back(&new(decorrelated().min_value(one).max_value(two)));
    }
    for wait in [
        AnyWait::from(expo()),
        fibo().into(),
        constant(ms(1000)).into(),
        linear().into(),
        decay().into(),
        decorrelated().into(),
    ] {
        comes_back(&new(wait));
    }
}

#[test]
fn observed() {
    comes_back(&new(expo()).observed());
}

#[test]
fn every_jitter_and_every_log() {
    comes_back(&new(expo()).no_jitter());
    // Set as functions they have no names, and are read back with them.
    for (name, jitter) in [
        ("full_jitter", full_jitter as fn(Duration) -> Duration),
        ("equal_jitter", equal_jitter),
        ("random_jitter", random_jitter),
    ] {
        let named: Policy<AnyWait> = toml::from_str(&format!("jitter = {name:?}")).unwrap();
        comes_back(&named);
        comes_back_as(&new(expo()).jitter(jitter), &named);
    }
    let levels = [Level::Off, Level::Error, Level::Warn, Level::Info, Level::Debug, Level::Trace];
    for backoff in levels {
        for giveup in levels {
            for not_retried in levels {
                let policy = new(expo()).log_backoff(backoff).log_giveup(giveup);
                let policy = policy.log_not_retried(not_retried);
                comes_back(&policy);
                comes_back(&policy.clone().span());
                comes_back(&policy.log_values());
            }
        }
    }
}

#[test]
fn every_limit() {
    for max_tries in [1, 2, 1000, u32::MAX] {
        comes_back(&new(fibo()).max_tries(max_tries).max_time(ms(u64::from(max_tries))));
    }
    comes_back_as(&new(fibo()).max_tries(0), &new(fibo()).max_tries(1));
}

#[test]
fn what_is_as_by_default_is_left_out() {
    assert_eq!(toml::to_string(&new(expo())).unwrap(), "");
    assert_eq!(toml::to_string(&new(fibo())).unwrap(), "wait = \"fibo\"\n");
    let policy = new(expo().base(3.0).max_value(ms(30_000))).max_tries(5).max_time(ms(90_500));
    let policy = policy.no_jitter().log_backoff(Level::Debug);
    let json = r#"{"max_tries":5,"max_time":"90500ms","jitter":"none","log":{"backoff":"debug"},"wait":{"expo":{"base":3.0,"max_value":"30s"}}}"#;
    assert_eq!(serde_json::to_string(&policy).unwrap(), json);
    let list = new(constant(vec![ms(1000), ms(5)]));
    assert_eq!(serde_json::to_string(&list).unwrap(), r#"{"wait":{"constant":["1s","5ms"]}}"#);
}

#[test]
fn a_config_is_written_as_it_was_read() {
    let text =
        r#"{"max_tries":0,"log":null,"wait":{"bogus":[1,-2.5,true,"x",18446744073709551615]}}"#;
    let config: PolicyConfig = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&config).unwrap(), text);
}

#[test]
fn what_cannot_be_read_back_is_not_written() {
    let base = || new(expo());
    let code = "a configuration cannot hold code; set it on the policy after loading";
    let jitter = r#"it must be "full_jitter", "equal_jitter", "random_jitter" or "none""#;
    let time = "it must be a time from 0 to 365 days: text with a unit, such as \"250ms\" or \"5min\", or a number of seconds";
    let long = DAY * 366;
    for (policy, message) in [
        (base().giveup(|()| true), format!("`giveup` cannot be a function: {code}")),
        (base().on_try(|_| ()), format!("`on_try` cannot be a function: {code}")),
        (base().on_success(|_| ()), format!("`on_success` cannot be a function: {code}")),
        (base().on_backoff(|_| ()), format!("`on_backoff` cannot be a function: {code}")),
        (base().on_giveup(|_| ()), format!("`on_giveup` cannot be a function: {code}")),
        (
            base().jitter(|wait| wait / 3),
            format!("`jitter` cannot be a function: {jitter}"),
        ),
        (base().max_time(long), format!("`max_time` cannot be 366d: {time}")),
        (new(expo().factor(long)), format!("`wait.expo.factor` cannot be 366d: {time}")),
        (
            new(constant(vec![ms(1), long])),
            format!("`wait.constant[1]` cannot be 366d: {time}"),
        ),
        (
            new(constant(vec![])),
            "`wait.constant` cannot be an empty list: it must list the wait before each retry; set `max_tries` to 1 \
             for no retries"
                .to_owned(),
        ),
    ] {
        assert_eq!(serde_json::to_string(&policy).unwrap_err().to_string(), message);
        assert_eq!(PolicyConfig::try_from(&policy).unwrap_err().to_string(), message);
    }
}
