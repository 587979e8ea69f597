//! What differs between formats: numbers as text, numbers as tables, and nothing at all.

use std::time::Duration;

use backoff_retry::wait::AnyWait;
use backoff_retry::{Policy, constant, expo};
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

fn shown(policy: &Policy<AnyWait>) -> String {
    format!("{policy:?}")
}

fn limited(wait: impl Into<AnyWait>) -> Policy<AnyWait> {
    Policy::new(wait.into()).max_tries(5).max_time(Duration::from_millis(2500))
}

/// `Environment` of the `config` crate has only text, and a table where a name contains the separator.
#[test]
fn environment_variables() {
    let variables = [
        ("APP__RETRY__MAX_TRIES", "5"),
        ("APP__RETRY__MAX_TIME", "2.5"),
        ("APP__RETRY__WAIT__EXPO__BASE", "3"),
        ("APP__RETRY__WAIT__EXPO__FACTOR", "250ms"),
    ];
    #[derive(Deserialize)]
    struct Settings {
        retry: Policy<AnyWait>,
    }
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let expected = limited(expo().base(3.0).factor(Duration::from_millis(250)));
    for parse_numbers in [false, true] {
        let environment = config::Environment::with_prefix("APP")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(parse_numbers)
            .source(Some(variables.clone().into()));
        let settings = config::Config::builder().add_source(environment).build().unwrap();
        let settings: Settings = settings.try_deserialize().unwrap();
        assert_eq!(shown(&settings.retry), shown(&expected));
    }
}

/// With its feature `arbitrary_precision`, `serde_json` passes each number as such a table.
#[test]
fn json_numbers_of_arbitrary_precision() {
    type Number = [(&'static str, &'static str); 1];
    let number = |text| -> Number { [("$serde_json::private::Number", text)] };
    let read = |name, text| {
        let entries = [(name, number(text).into_iter().collect())];
        let entries = entries
            .into_iter()
            .map(|(name, entries): (_, std::collections::BTreeMap<_, _>)| (name, entries));
        let map = MapDeserializer::<_, Error>::new(entries);
        Policy::<AnyWait>::deserialize(map)
    };
    let new = || Policy::new(AnyWait::default());
    assert_eq!(shown(&read("max_tries", "5").unwrap()), shown(&new().max_tries(5)));
    let time = Duration::from_millis(2500);
    assert_eq!(shown(&read("max_time", "2.5").unwrap()), shown(&new().max_time(time)));
    let error = read("max_tries", "-3").unwrap_err().to_string();
    assert!(error.starts_with("`max_tries` cannot be -3: "), "{error}");
}

/// Reads the same with and without `arbitrary_precision`, which other crates of a program may enable.
#[test]
fn json() {
    let text =
        r#"{"max_tries": 5, "max_time": 2.5, "wait": {"expo": {"base": 3, "factor": 0.25}}}"#;
    let expected = limited(expo().base(3.0).factor(Duration::from_millis(250)));
    assert_eq!(shown(&serde_json::from_str(text).unwrap()), shown(&expected));
    let text = r#"{"max_tries": 5, "max_time": 2.5, "wait": {"constant": [1, 0.5]}}"#;
    let list = constant(vec![Duration::from_secs(1), Duration::from_millis(500)]);
    assert_eq!(shown(&serde_json::from_str(text).unwrap()), shown(&limited(list)));
}

#[test]
fn yaml() {
    for text in [
        "max_tries: 5\nmax_time: 2500ms\nwait:\n  expo:\n",
        "max_tries: 5\nmax_time: 2.5\nwait:\n  expo: {}\n  fibo: ~\n",
        "max_tries: 5\nmax_time: 2.5s\nwait: expo\njitter:\nlog:\n",
        "max_tries: 5\nmax_time: 2.5s\nwait:\n",
    ] {
        assert_eq!(
            shown(&serde_yaml_ng::from_str(text).unwrap()),
            shown(&limited(expo())),
            "{text}"
        );
    }
    for (text, wait) in [
        ("wait:\n  constant:\n", AnyWait::from(constant(Duration::from_secs(1)))),
        ("wait:\n  decay:\n    min_value:\n", backoff_retry::decay().into()),
    ] {
        let policy: Policy<AnyWait> = serde_yaml_ng::from_str(text).unwrap();
        assert_eq!(*policy.wait(), wait, "{text}");
    }
    let none: Policy<AnyWait> = serde_yaml_ng::from_str("~").unwrap();
    assert_eq!(shown(&none), shown(&Policy::default()));
}
