//! Every way to get a configuration wrong, with the message in full.

use backoff_retry::Policy;
use backoff_retry::wait::AnyWait;

const TIME: &str = "it must be a time from 0 to 365 days: text with a unit, such as \"250ms\" or \"5min\", or a number of seconds";
const NO_TIME: &str = "expected a number with a unit, such as \"30s\"; the units are `ns`, `us`, `ms`, `s`, `min`, `h` and `d`";
const LONG: &str = "it is longer than 365 days";
const COUNT: &str = "it must be a number of attempts from 1 to 4294967295, including the first; omit it for no limit";
const POSITIVE: &str = "it must be finite and greater than 0";
const NUMBER: &str = "it must be a number, finite and greater than 0";
const LEVEL: &str = r#"it must be "error", "warn", "info", "debug", "trace" or "none""#;
const LEVELS: &str = r#"it must be "error", "warn", "info", "debug", "trace" or "none", or a table of `backoff`, `giveup`, `not_retried` and `value`"#;
const JITTER: &str = r#"it must be "full_jitter", "equal_jitter", "random_jitter" or "none""#;
const WAIT: &str = "it must be the name of a generator, or a table of its settings: `expo`, `fibo`, `constant`, `linear`, `decay` or `decorrelated`";
const NAME: &str =
    "it must be a generator: `expo`, `fibo`, `constant`, `linear`, `decay` or `decorrelated`";
const ONE: &str = "it must be exactly one generator: `expo`, `fibo`, `constant`, `linear`, `decay` or `decorrelated`";
const NO_WAITS: &str =
    "it must list the wait before each retry; set `max_tries` to 1 for no retries";

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
    ("max_tries", "'0'", "\"0\"", COUNT),
    ("max_tries", "'5.0'", "\"5.0\"", COUNT),
    ("max_tries", "[5]", "a list", COUNT),
    ("max_tries", "{}", "an empty table", COUNT),
    ("max_time", "-1", "-1", TIME),
    ("max_time", "-0.5", "-0.5", TIME),
    ("max_time", "nan", "NaN", TIME),
    ("max_time", "inf", "inf", TIME),
    ("max_time", "-inf", "-inf", TIME),
    ("max_time", "1e300", "1e300", TIME),
    ("max_time", "31536001", "31536001", TIME),
    ("max_time", "'366d'", "\"366d\"", LONG),
    ("max_time", "'18446744073709551615s'", "\"18446744073709551615s\"", LONG),
    ("max_time", "false", "false", TIME),
    ("max_time", "'5m'", "\"5m\"", "unknown unit `m`; write \"5min\""),
    (
        "max_time",
        "'5 minutes'",
        "\"5 minutes\"",
        "unknown unit ` minutes`; the units are `ns`, `us`, `ms`, `s`, `min`, `h` and `d`",
    ),
    ("max_time", "'2sec'", "\"2sec\"", "unknown unit `sec`; write \"2s\""),
    (
        "max_time",
        "'1h30min'",
        "\"1h30min\"",
        "it has more than one unit; write it in one, such as \"90min\"",
    ),
    (
        "max_time",
        "'1m 30s'",
        "\"1m 30s\"",
        "it has more than one unit; write it in one, such as \"90min\"",
    ),
    ("max_time", "'1e3s'", "\"1e3s\"", "write the number without an exponent, such as \"1000s\""),
    ("max_time", "'0x10s'", "\"0x10s\"", "write the number in decimal, such as \"10s\""),
    ("max_time", "'0.1ns'", "\"0.1ns\"", "it is finer than a nanosecond"),
    ("max_time", "'1.2.3s'", "\"1.2.3s\"", "the number has more than one decimal point"),
    ("max_time", "'-1s'", "\"-1s\"", NO_TIME),
    ("max_time", "''", "\"\"", NO_TIME),
    ("max_time", "'none'", "\"none\"", NO_TIME),
    ("max_time", "['1s']", "a list", TIME),
    ("max_time", "{ nanos = 0, secs = 1 }", "a table of `nanos` and `secs`", TIME),
    ("max_time", "00:01:30", "a date or a time of day", TIME),
    ("jitter", "'full'", "\"full\"", "did you mean \"full_jitter\"?"),
    ("jitter", "'random'", "\"random\"", "did you mean \"random_jitter\"?"),
    ("jitter", "'half'", "\"half\"", JITTER),
    ("jitter", "'Full'", "\"Full\"", JITTER),
    ("jitter", "false", "false", JITTER),
    ("log", "'loud'", "\"loud\"", LEVELS),
    ("log", "false", "false", LEVELS),
    ("log.backoff", "'loud'", "\"loud\"", LEVEL),
    ("log.giveup", "2", "2", LEVEL),
    ("log.giveup", "{}", "an empty table", LEVEL),
    ("log.value", "'yes'", "\"yes\"", "it must be true or false"),
    ("log.value", "1", "1", "it must be true or false"),
    ("observed", "'maybe'", "\"maybe\"", "it must be true or false"),
    ("wait", "'fib'", "\"fib\"", NAME),
    ("wait", "5", "5", WAIT),
    ("wait", "['1s']", "a list", WAIT),
    ("wait", "{}", "an empty table", ONE),
    ("wait", "{ expo = {}, fibo = {} }", "a table of `expo` and `fibo`", ONE),
    (
        "wait.expo",
        "'2s'",
        "\"2s\"",
        "it must be a table with the fields `base`, `factor`, `max_value` and `min_value`",
    ),
    ("wait.fibo", "'30s'", "\"30s\"", "it must be a table with the fields `max_value`"),
    ("wait.expo.base", "0", "0", POSITIVE),
    ("wait.expo.base", "-2", "-2", POSITIVE),
    ("wait.expo.base", "nan", "NaN", POSITIVE),
    ("wait.expo.base", "inf", "inf", POSITIVE),
    ("wait.expo.base", "'-2'", "\"-2\"", POSITIVE),
    ("wait.expo.base", "'nan'", "\"nan\"", POSITIVE),
    ("wait.expo.base", "'two'", "\"two\"", NUMBER),
    ("wait.expo.factor", "-1", "-1", TIME),
    ("wait.expo.max_value", "'soon'", "\"soon\"", NO_TIME),
    ("wait.expo.min_value", "true", "true", TIME),
    ("wait.fibo.max_value", "'1000d'", "\"1000d\"", LONG),
    ("wait.constant", "'often'", "\"often\"", NO_TIME),
    ("wait.constant", "[]", "an empty list", NO_WAITS),
    ("wait.constant.interval", "[]", "an empty list", NO_WAITS),
    ("wait.constant.interval", "-1", "-1", TIME),
    ("wait.linear.start", "-1", "-1", TIME),
    ("wait.linear.step", "nan", "NaN", TIME),
    ("wait.linear.max_value", "'x'", "\"x\"", NO_TIME),
    ("wait.decay.initial_value", "-1", "-1", TIME),
    ("wait.decay.decay_factor", "-0.5", "-0.5", POSITIVE),
    ("wait.decay.decay_factor", "true", "true", NUMBER),
    ("wait.decay.min_value", "-1", "-1", TIME),
    ("wait.decorrelated.min_value", "-1", "-1", TIME),
    ("wait.decorrelated.max_value", "-1", "-1", TIME),
];

/// TOML with a field that there is not, its path, and those that there are.
const UNKNOWN: &[(&str, &str, &str)] = &[
    (
        "max_retries = 5",
        "max_retries",
        "`max_tries`, `max_time`, `attempt_timeout`, `timeout`, `jitter`, `log`, `observed`, `span` and `wait`",
    ),
    (
        "giveup = 'x'",
        "giveup",
        "`max_tries`, `max_time`, `attempt_timeout`, `timeout`, `jitter`, `log`, `observed`, `span` and `wait`",
    ),
    ("log.on_try = 'info'", "log.on_try", "`backoff`, `giveup`, `not_retried` and `value`"),
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
    let message = format!("`wait.constant[1]` cannot be \"x\": {NO_TIME}");
    assert_eq!(refusal("wait.constant = ['1s', 'x']"), message);
    let message = format!("`wait.constant.interval[0]` cannot be -1: {TIME}");
    assert_eq!(refusal("wait.constant.interval = [-1]"), message);
}

#[test]
fn unknown_fields() {
    for (text, path, known) in UNKNOWN {
        assert_eq!(refusal(text), format!("`{path}` is unknown: the fields are {known}"));
    }
}

#[test]
fn what_only_json_can_get_wrong() {
    for (text, message) in [
        (r#"{"max_tries": 1, "max_tries": 2}"#, "`max_tries` cannot be 2: it is given twice".to_owned()),
        (
            "[5]",
            "`policy` cannot be a list: it must be a table with the fields `max_tries`, `max_time`, `attempt_timeout`, `timeout`, `jitter`, `log`, `observed`, `span` and `wait`"
                .to_owned(),
        ),
        (
            r#"{"wait": {"expo": null, "fibo": null}}"#,
            format!("`wait` cannot be a table of `expo` and `fibo`: {ONE}"),
        ),
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
