//! Every way to get a configuration wrong, with the message in full.

use backoff_retry::Policy;
use backoff_retry::wait::AnyWait;

const TIME: &str = "it must be a time from 0 to 365 days, such as \"250ms\" or \"1m 30s\"; a number without quotes is seconds";
const COUNT: &str =
    "it counts attempts, the first included, from 1 to 4294967295; leave it out for no limit";
const POSITIVE: &str = "it must be finite and greater than 0";
const NUMBER: &str = "it must be a number, finite and greater than 0";
const LEVEL: &str = r#"it must be "error", "warn", "info", "debug", "trace" or "none""#;
const LEVELS: &str = r#"it must be "error", "warn", "info", "debug", "trace" or "none", or a table of `backoff` and `giveup`"#;
const JITTER: &str = r#"it must be "full_jitter", "equal_jitter", "random_jitter" or "none""#;
const WAIT: &str = "it must be the name of a generator, or a table of its settings: `expo`, `fibo`, `constant`, `linear`, `decay` or `decorrelated`";
const ONE: &str =
    "it must be one generator: `expo`, `fibo`, `constant`, `linear`, `decay` or `decorrelated`";
const NO_WAITS: &str =
    "it must hold a wait for each retry; for no retry at all set `max_tries` to 1";

/// A field, a value as TOML has it, how a message shows it, and what is allowed.
const VALUES: &[(&str, &str, &str, &str)] = &[
    ("max_tries", "0", "0", COUNT),
    ("max_tries", "-3", "-3", COUNT),
    ("max_tries", "4294967296", "4294967296", COUNT),
    ("max_tries", "1.5", "1.5", COUNT),
    ("max_tries", "5.0", "5.0", COUNT),
    ("max_tries", "nan", "NaN", COUNT),
    ("max_tries", "true", "true", COUNT),
    ("max_tries", "'five'", "\"five\"", COUNT),
    ("max_tries", "'5'", "\"5\"", COUNT),
    ("max_tries", "[5]", "a list", COUNT),
    ("max_tries", "{}", "an empty table", COUNT),
    ("max_time", "-1", "-1", TIME),
    ("max_time", "-0.5", "-0.5", TIME),
    ("max_time", "nan", "NaN", TIME),
    ("max_time", "inf", "inf", TIME),
    ("max_time", "-inf", "-inf", TIME),
    ("max_time", "1e300", "1e300", TIME),
    ("max_time", "31536001", "31536001", TIME),
    ("max_time", "'366d'", "\"366d\"", TIME),
    ("max_time", "'1y'", "\"1y\"", TIME),
    ("max_time", "false", "false", TIME),
    ("max_time", "'5 parsecs'", "\"5 parsecs\"", TIME),
    ("max_time", "'90'", "\"90\"", TIME),
    ("max_time", "'-1s'", "\"-1s\"", TIME),
    ("max_time", "'1s 90'", "\"1s 90\"", TIME),
    ("max_time", "''", "\"\"", TIME),
    ("max_time", "'none'", "\"none\"", TIME),
    ("max_time", "'18446744073709551615s 1000ms'", "\"18446744073709551615s 1000ms\"", TIME),
    ("max_time", "['1s']", "a list", TIME),
    ("max_time", "{ nanos = 0, secs = 1 }", "a table of `nanos` and `secs`", TIME),
    ("max_time", "00:01:30", "a date or a time of day", TIME),
    ("jitter", "'half'", "\"half\"", JITTER),
    ("jitter", "'Full'", "\"Full\"", JITTER),
    ("jitter", "false", "false", JITTER),
    ("log", "'loud'", "\"loud\"", LEVELS),
    ("log", "false", "false", LEVELS),
    ("log.backoff", "'loud'", "\"loud\"", LEVEL),
    ("log.giveup", "2", "2", LEVEL),
    ("log.giveup", "{}", "an empty table", LEVEL),
    ("wait", "'fib'", "\"fib\"", WAIT),
    ("wait", "5", "5", WAIT),
    ("wait", "['1s']", "a list", WAIT),
    ("wait", "{}", "an empty table", ONE),
    ("wait", "{ expo = {}, fibo = {} }", "a table of `expo` and `fibo`", ONE),
    (
        "wait.expo",
        "'2s'",
        "\"2s\"",
        "it must be a table, of `base`, `factor`, `max_value` and `min_value`",
    ),
    ("wait.fibo", "'30s'", "\"30s\"", "it must be a table, of `max_value`"),
    ("wait.expo.base", "0", "0", POSITIVE),
    ("wait.expo.base", "-2", "-2", POSITIVE),
    ("wait.expo.base", "nan", "NaN", POSITIVE),
    ("wait.expo.base", "inf", "inf", POSITIVE),
    ("wait.expo.base", "'two'", "\"two\"", NUMBER),
    ("wait.expo.factor", "-1", "-1", TIME),
    ("wait.expo.max_value", "'soon'", "\"soon\"", TIME),
    ("wait.expo.min_value", "true", "true", TIME),
    ("wait.fibo.max_value", "'1000d'", "\"1000d\"", TIME),
    ("wait.constant", "'often'", "\"often\"", TIME),
    ("wait.constant", "[]", "an empty list", NO_WAITS),
    ("wait.constant.interval", "[]", "an empty list", NO_WAITS),
    ("wait.constant.interval", "-1", "-1", TIME),
    ("wait.linear.start", "-1", "-1", TIME),
    ("wait.linear.step", "nan", "NaN", TIME),
    ("wait.linear.max_value", "'x'", "\"x\"", TIME),
    ("wait.decay.initial_value", "-1", "-1", TIME),
    ("wait.decay.decay_factor", "-0.5", "-0.5", POSITIVE),
    ("wait.decay.decay_factor", "true", "true", NUMBER),
    ("wait.decay.min_value", "-1", "-1", TIME),
    ("wait.decorrelated.min_value", "-1", "-1", TIME),
    ("wait.decorrelated.max_value", "-1", "-1", TIME),
];

/// TOML with a field that there is not, its path, and those that there are.
const UNKNOWN: &[(&str, &str, &str)] = &[
    ("max_retries = 5", "max_retries", "`max_tries`, `max_time`, `jitter`, `log` and `wait`"),
    ("giveup = 'x'", "giveup", "`max_tries`, `max_time`, `jitter`, `log` and `wait`"),
    ("log.on_try = 'info'", "log.on_try", "`backoff` and `giveup`"),
    (
        "wait.fib = {}",
        "wait.fib",
        "`expo`, `fibo`, `constant`, `linear`, `decay` and `decorrelated`",
    ),
    (
        "wait.expo.multiplier = 2",
        "wait.expo.multiplier",
        "`base`, `factor`, `max_value` and `min_value`",
    ),
    ("wait.fibo.factor = 2", "wait.fibo.factor", "`max_value`"),
    ("wait.constant.wait = 2", "wait.constant.wait", "`interval`"),
    ("wait.linear.by = 2", "wait.linear.by", "`start`, `step` and `max_value`"),
    ("wait.decay.rate = 2", "wait.decay.rate", "`initial_value`, `decay_factor` and `min_value`"),
    ("wait.decorrelated.cap = 2", "wait.decorrelated.cap", "`min_value` and `max_value`"),
];

fn refusal(text: &str) -> String {
    match toml::from_str::<Policy<AnyWait>>(text) {
        Ok(policy) => panic!("{text}: {policy:?}"),
        Err(error) => error.message().to_owned(),
    }
}

#[test]
fn wrong_values() {
    for (field, value, shown, allowed) in VALUES {
        let message = format!("`{field}` cannot be {shown}: {allowed}");
        assert_eq!(refusal(&format!("{field} = {value}")), message);
    }
}

#[test]
fn a_wrong_wait_in_a_list_is_the_one_that_is_named() {
    let message = format!("`wait.constant[1]` cannot be \"x\": {TIME}");
    assert_eq!(refusal("wait.constant = ['1s', 'x']"), message);
    let message = format!("`wait.constant.interval[0]` cannot be -1: {TIME}");
    assert_eq!(refusal("wait.constant.interval = [-1]"), message);
}

#[test]
fn unknown_fields() {
    for (text, path, known) in UNKNOWN {
        assert_eq!(refusal(text), format!("`{path}` is unknown: known here are {known}"));
    }
}

#[test]
fn what_only_json_can_get_wrong() {
    for (text, message) in [
        (r#"{"max_tries": 1, "max_tries": 2}"#, "`max_tries` cannot be 2: it is given twice".to_owned()),
        (
            "[5]",
            "`policy` cannot be a list: it must be a table, of `max_tries`, `max_time`, `jitter`, `log` and `wait`"
                .to_owned(),
        ),
        (r#"{"wait": {"expo": null}}"#, format!("`wait` cannot be a table of `expo`: {ONE}")),
        (r#"{"wait": {"constant": [1, null]}}"#, format!("`wait.constant[1]` cannot be null: {TIME}")),
        (r#"{"max_tries": 18446744073709551615}"#, format!("`max_tries` cannot be 18446744073709551615: {COUNT}")),
    ] {
        let error = serde_json::from_str::<Policy<AnyWait>>(text).unwrap_err().to_string();
        let error = error.split(" at line").next().unwrap();
        assert_eq!(error, message);
    }
}

#[test]
fn the_place_in_the_file_is_told_too() {
    #[derive(Debug, serde::Deserialize)]
    struct Settings {
        #[allow(dead_code)]
        retry: Policy<AnyWait>,
    }
    let error = toml::from_str::<Settings>("\n[retry]\nwait.expo.base = -2\n").unwrap_err();
    let message = "`wait.expo.base` cannot be -2: it must be finite and greater than 0";
    assert_eq!(error.message(), message);
    assert!(error.to_string().contains("line 2, column 1"), "{error}");
}
