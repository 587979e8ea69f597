//! What a configuration gives, field by field.

use std::time::Duration;

use backoff_retry::config::PolicyConfig;
use backoff_retry::wait::AnyWait;
use backoff_retry::{
    Level, Policy, constant, decay, decorrelated, equal_jitter, expo, fibo, full_jitter, linear,
    random_jitter,
};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, MapDeserializer};

const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn read(text: &str) -> Policy<AnyWait> {
    toml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn wait(text: &str) -> AnyWait {
    read(text).wait().clone()
}

/// A policy shows all that it holds, but a jitter that it was given as a function has no name there.
fn shown(policy: &Policy<AnyWait>) -> String {
    format!("{policy:?}")
}

fn new() -> Policy<AnyWait> {
    Policy::new(AnyWait::default())
}

#[test]
fn nothing_given_is_as_by_default() {
    assert_eq!(shown(&read("")), shown(&new()));
    assert_eq!(shown(&Policy::<AnyWait>::default()), shown(&new()));
    let nulls =
        r#"{"max_tries": null, "max_time": null, "jitter": null, "log": null, "wait": null}"#;
    assert_eq!(shown(&serde_json::from_str(nulls).unwrap()), shown(&new()));
}

#[test]
fn limits() {
    assert_eq!(shown(&read("max_tries = 5")), shown(&new().max_tries(5)));
    let most = "max_tries = 4294967295";
    assert_eq!(shown(&read(most)), shown(&new().max_tries(u32::MAX)));
    for (text, millis) in [
        ("\"90s\"", 90_000),
        ("\"250ms\"", 250),
        ("\"90\"", 90_000),
        ("\"1.5s\"", 1500),
        ("\"2h\"", 7_200_000),
        ("\"5min\"", 300_000),
        ("\"365d\"", 31_536_000_000),
        ("60", 60_000),
        ("0.1", 100),
        ("0", 0),
        ("\"0s\"", 0),
        ("31_536_000", 31_536_000_000),
    ] {
        let policy = new().max_time(ms(millis));
        assert_eq!(shown(&read(&format!("max_time = {text}"))), shown(&policy), "{text}");
    }
}

#[test]
fn jitters_are_what_their_names_say() {
    let wait = constant(Duration::from_secs(8));
    let jitters = ["full_jitter", "equal_jitter", "random_jitter", "none"];
    for (name, range) in jitters.into_iter().zip([0..=8000, 4000..=8000, 8000..=9000, 8000..=8000])
    {
        let policy = read(&format!("jitter = {name:?}\nwait.constant = 8\nmax_tries = 200"));
        assert_eq!(*policy.wait(), wait.into());
        let clock = backoff_retry::VirtualClock::new();
        let waits = std::cell::RefCell::new(Vec::new());
        let failed: Result<(), &str> = policy
            .call_blocking(|| Err("down"))
            .on_backoff(|details| waits.borrow_mut().push(details.wait.unwrap()))
            .clock(&clock)
            .run();
        assert_eq!(failed, Err("down"));
        let waits = waits.into_inner();
        let (low, high) = (ms(*range.start()), ms(*range.end()));
        assert!(waits.iter().all(|wait| (low..=high).contains(wait)), "{name}: {waits:?}");
        let spread = *waits.iter().max().unwrap() - *waits.iter().min().unwrap();
        assert!(spread >= (high - low) * 8 / 10, "{name}: {waits:?}");
    }
}

#[test]
fn observed() {
    assert_eq!(shown(&read("observed = true")), shown(&new().observed()));
    assert_eq!(shown(&read("observed = 'true'")), shown(&new().observed()));
    assert_eq!(shown(&read("observed = false")), shown(&new()));
}

#[test]
fn logs() {
    let both = |level| new().log_backoff(level).log_giveup(level);
    for (text, policy) in [
        ("log = 'none'", new().no_log()),
        ("log = 'error'", both(Level::Error)),
        ("log = 'warn'", both(Level::Warn)),
        ("log = 'info'", both(Level::Info)),
        ("log = 'debug'", both(Level::Debug)),
        ("log = 'trace'", both(Level::Trace)),
        ("log = { backoff = 'debug' }", new().log_backoff(Level::Debug)),
        ("log = { giveup = 'none' }", new().log_giveup(Level::Off)),
        ("log = { not_retried = 'warn' }", new().log_not_retried(Level::Warn)),
        ("log = { value = true }", new().log_values()),
        ("log = { value = 'true' }", new().log_values()),
        ("log = { value = false }", new()),
        ("log = {}", new()),
        (
            "log = { backoff = 'none', giveup = 'warn' }",
            new().log_backoff(Level::Off).log_giveup(Level::Warn),
        ),
    ] {
        assert_eq!(shown(&read(text)), shown(&policy), "{text}");
    }
}

#[test]
fn spans() {
    assert_eq!(shown(&read("span = true")), shown(&new().span()));
    assert_ne!(shown(&read("span = true")), shown(&new()));
    assert_eq!(shown(&read("span = false")), shown(&new()));
}

#[test]
fn each_generator_has_the_defaults_of_its_constructor() {
    for (name, made) in [
        ("expo", expo().into()),
        ("fibo", fibo().into()),
        ("constant", constant(Duration::from_secs(1)).into()),
        ("linear", linear().into()),
        ("decay", decay().into()),
        ("decorrelated", AnyWait::from(decorrelated())),
    ] {
        assert_eq!(wait(&format!("wait = {name:?}")), made);
        assert_eq!(wait(&format!("wait.{name} = {{}}")), made);
    }
}

#[test]
fn each_setting_of_each_generator() {
    let listed = || constant(vec![ms(1000), ms(5500)]);
    let cases: [(&str, AnyWait); 22] = [
        ("expo.base = 3", expo().base(3.0).into()),
        ("expo.base = 1.5", expo().base(1.5).into()),
        ("expo.factor = '250ms'", expo().factor(ms(250)).into()),
        ("expo.max_value = '30s'", expo().max_value(ms(30_000)).into()),
        ("expo.min_value = 0.01", expo().min_value(ms(10)).into()),
        ("fibo.max_value = 13", fibo().max_value(ms(13_000)).into()),
        ("constant = 5", constant(ms(5000)).into()),
        ("constant = '5ms'", constant(ms(5)).into()),
        ("constant.interval = 5", constant(ms(5000)).into()),
        ("constant = ['1s', 5.5]", listed().into()),
        ("constant.interval = ['1s', 5.5]", listed().into()),
        ("constant = [0]", constant(vec![ms(0)]).into()),
        ("linear.start = 2", linear().start(ms(2000)).into()),
        ("linear.step = '3s'", linear().step(ms(3000)).into()),
        ("linear.max_value = '1min'", linear().max_value(ms(60_000)).into()),
        ("decay.initial_value = 9", decay().initial_value(ms(9000)).into()),
        ("decay.decay_factor = 0.5", decay().decay_factor(0.5).into()),
        ("decay.min_value = '10ms'", decay().min_value(ms(10)).into()),
        ("decorrelated.min_value = '10ms'", decorrelated().min_value(ms(10)).into()),
        ("decorrelated.max_value = '1min'", decorrelated().max_value(ms(60_000)).into()),
        (
            "decorrelated = { min_value = 2, max_value = 3 }",
            decorrelated().min_value(ms(2000)).max_value(ms(3000)).into(),
        ),
        (
            "expo = { base = 2, factor = '250ms', max_value = '30s', min_value = '10ms' }",
            expo().factor(ms(250)).max_value(ms(30_000)).min_value(ms(10)).into(),
        ),
    ];
    for (text, made) in cases {
        assert_eq!(wait(&format!("wait.{text}")), made, "{text}");
    }
}

#[test]
fn json_gives_the_same() {
    let json = r#"{"max_tries": 5, "max_time": 90, "jitter": "equal_jitter", "log": {"giveup": "warn"},
                   "wait": {"constant": ["1s", 5.5]}}"#;
    let toml = "max_tries = 5\nmax_time = '90s'\njitter = 'equal_jitter'\nlog.giveup = 'warn'\n\
                wait.constant = [1, '5500ms']";
    assert_eq!(shown(&serde_json::from_str(json).unwrap()), shown(&read(toml)));
}

#[test]
fn a_policy_is_a_field_of_the_users_settings() {
    #[derive(Deserialize)]
    struct Settings {
        url: String,
        retry: Policy<AnyWait>,
        #[serde(default)]
        other: Policy<AnyWait>,
        third: Option<Policy<AnyWait>>,
    }
    let text = "url = 'db:1'\n[retry]\nmax_tries = 2\nwait = 'fibo'";
    let settings: Settings = toml::from_str(text).unwrap();
    assert_eq!(settings.url, "db:1");
    assert_eq!(shown(&settings.retry), shown(&Policy::new(AnyWait::from(fibo())).max_tries(2)));
    assert_eq!(shown(&settings.other), shown(&new()));
    assert!(settings.third.is_none());
}

#[test]
fn the_error_can_be_had_as_a_value_and_without_a_format() {
    let entries = [("max_time", -3)];
    let map = MapDeserializer::<_, Error>::new(entries.into_iter());
    let config = PolicyConfig::deserialize(map).unwrap();
    let error = Policy::try_from(config).unwrap_err();
    assert_eq!(error.parameter(), "max_time");
    assert!(error.to_string().starts_with("`max_time` cannot be -3: it must be a time"), "{error}");

    let config: PolicyConfig =
        Deserialize::deserialize(5u32.into_deserializer()).map_err(|error: Error| error).unwrap();
    assert_eq!(Policy::try_from(config).unwrap_err().parameter(), "policy");
}

#[test]
fn code_is_set_on_the_policy_that_was_loaded() {
    let policy = read("max_tries = 2\njitter = 'none'").jitter(full_jitter).jitter(random_jitter);
    let policy = policy.jitter(equal_jitter).no_jitter().giveup(|()| true);
    let mut calls = 0;
    let failed: Result<(), &str> = policy
        .call_blocking(|| {
            calls += 1;
            Err("down")
        })
        .clock(backoff_retry::VirtualClock::new())
        .run();
    assert_eq!((failed, calls), (Err("down"), 1));
}

#[test]
fn times_have_the_units_of_the_attributes() {
    for (text, nanos) in [
        ("3ns", 3),
        ("250us", 250_000),
        ("100ms", 100_000_000),
        ("0.5s", 500_000_000),
        ("1_000s", 1_000_000_000_000),
        ("5min", 300_000_000_000),
        ("1.5h", 5_400_000_000_000),
        ("1d", 86_400_000_000_000),
    ] {
        let policy = new().max_time(Duration::from_nanos(nanos));
        assert_eq!(shown(&read(&format!("max_time = {text:?}"))), shown(&policy), "{text}");
    }
}
