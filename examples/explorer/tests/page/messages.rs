//! What is wrong is said at its field, with what is allowed.

use explorer::settings::{Faults, Settings};

use crate::cases;

fn faults(line: &str) -> Faults {
    Settings::read(&cases::fields(line)).err().unwrap_or_default()
}

#[test]
fn faults_name_the_field_and_say_what_is_allowed() {
    for (line, field, message) in [
        (
            "expo wait.expo.base=-2",
            "wait.expo.base",
            r#"`wait.expo.base` cannot be "-2": it must be finite and greater than 0"#,
        ),
        (
            "expo wait.expo.base=NaN",
            "wait.expo.base",
            r#"`wait.expo.base` cannot be "NaN": it must be finite and greater than 0"#,
        ),
        (
            "constant wait.constant.interval=1s,5m",
            "wait.constant.interval",
            r#"`wait.constant[1]` cannot be "5m": unknown unit `m`; write "5min""#,
        ),
        (
            "expo max_tries=0",
            "max_tries",
            r#"`max_tries` cannot be "0": it must be a number of attempts from 1 to 4294967295, including the first; omit it for no limit"#,
        ),
        (
            "expo attempt_takes=5sec",
            "attempt_takes",
            r#"`attempt_takes` cannot be "5sec": unknown unit `sec`; write "5s""#,
        ),
        (
            "expo budget.capacity=0",
            "budget.capacity",
            "`budget.capacity` cannot be 0: it must be from 1 to 4294967 tokens",
        ),
        (
            "expo budget.capacity=ten",
            "budget.capacity",
            r#"`budget.capacity` cannot be "ten": it must be a whole number of tokens"#,
        ),
        (
            "expo budget.earn=NaN",
            "budget.earn",
            "`budget.earn` cannot be NaN: it must be from 0.001 to 1000 tokens for each success",
        ),
        (
            "expo storm.calls=1000000",
            "storm.calls",
            r#"`storm.calls` cannot be "1000000": it must be from 10 to 500 calls a second, a whole number"#,
        ),
        (
            "expo storm.brownout=-1",
            "storm.brownout",
            r#"`storm.brownout` cannot be "-1": it must be from 0 to 120 seconds, a whole number"#,
        ),
    ] {
        let expected = Faults::from([(field.to_owned(), message.to_owned())]);
        assert_eq!(faults(line), expected, "`{line}`");
    }
}

#[test]
fn every_fault_is_reported_at_once() {
    let line = "expo wait.expo.base=0 wait.expo.factor=x max_tries=-1 max_time=366d jitter=full \
                attempt_takes=1h30min budget.earn=x storm.capacity=";
    let faults = faults(line);
    let fields: Vec<&str> = faults.keys().map(String::as_str).collect();
    let expected = [
        "attempt_takes",
        "budget.earn",
        "jitter",
        "max_time",
        "max_tries",
        "wait.expo.base",
        "wait.expo.factor",
    ];
    assert_eq!(fields, expected);
}

#[test]
fn generators_that_are_unknown_or_unknowable_are_refused() {
    for generator in ["exp", "runtime"] {
        let faults = faults(generator);
        assert!(faults.contains_key("generator"), "{generator}: {faults:?}");
    }
}

#[test]
fn fields_of_other_generators_do_not_count() {
    assert_eq!(faults("fibo wait.expo.base=-2"), Faults::new());
}
