use std::fs;

use super::{drawn, printed, schedule};

/// Returns what the program prints as it refuses its arguments.
fn refused(line: &str) -> String {
    let output = schedule(line);
    assert_eq!(output.status.code(), Some(2), "`{line}`");
    assert!(output.stdout.is_empty(), "`{line}`");
    String::from_utf8(output.stderr).expect("messages are text")
}

#[test]
fn settings_are_refused_in_the_words_of_the_library() {
    const ATTEMPTS: &str = "it must be a number of attempts from 1 to 4294967295, including the first; omit it for no limit";
    for (line, message) in [
        (
            "expo --base -2",
            r#"`wait.expo.base` cannot be "-2": it must be finite and greater than 0"#,
        ),
        (
            "expo --factor 5m",
            r#"`wait.expo.factor` cannot be "5m": unknown unit `m`; write "5min""#,
        ),
        (
            "constant --interval 1s,1h30min",
            r#"`wait.constant[1]` cannot be "1h30min": it has more than one unit; write it in one, such as "90min""#,
        ),
        (
            "linear --max-value 366d",
            r#"`wait.linear.max_value` cannot be "366d": it is longer than 365 days"#,
        ),
        ("expo --max-tries 0", &format!(r#"`max_tries` cannot be "0": {ATTEMPTS}"#)),
        ("expo --max-tries -1", &format!(r#"`max_tries` cannot be "-1": {ATTEMPTS}"#)),
        ("fibo --jitter full", r#"`jitter` cannot be "full": did you mean "full_jitter"?"#),
        (
            "decay --max-time 1e3",
            r#"`max_time` cannot be "1e3": write the number without an exponent, such as "1000s""#,
        ),
        (
            "expo --attempt-takes 5sec",
            r#"`--attempt-takes` cannot be "5sec": unknown unit `sec`; write "5s""#,
        ),
    ] {
        assert_eq!(refused(line), format!("error: {message}\n"), "`{line}`");
    }
}

#[test]
fn files_are_refused_with_what_to_write() {
    for (line, message) in [
        (
            "--config examples/config/retry.toml",
            "`database` is unknown: the fields are `max_tries`, `max_time`, `attempt_timeout`, `timeout`, `jitter`, `log`, \
             `observed`, `span` and `wait`\n\
             help: `--table database` reads the policy in that table\n",
        ),
        (
            "--config examples/config/retry.toml --table databse",
            "`examples/config/retry.toml` has no table `databse`; the tables in its place are: `database`, `queue`\n",
        ),
        (
            "--config examples/config/retry.toml --table database.pool",
            "`examples/config/retry.toml` has no table `pool`; the tables in its place are: `log`, `wait`\n",
        ),
        ("--config no.toml", "`no.toml` cannot be read: "),
        ("--config README.md", "`README.md` is not TOML: "),
        (
            "expo --config examples/config/retry.toml",
            "a generator and `--config` exclude each other; give one of them\n",
        ),
        (
            "--max-tries 3",
            "no policy is given; name a generator, such as `expo`, or a file with `--config`",
        ),
        ("expo --svg no/such/directory.svg", "`no/such/directory.svg` cannot be written: "),
    ] {
        let refused = refused(line);
        assert!(refused.starts_with(&format!("error: {message}")), "`{line}`: {refused}");
    }
}

#[test]
fn waits_that_depend_on_the_outcome_cannot_be_shown() {
    let message = "error: `runtime` takes each wait from the outcome of the attempt, ";
    assert!(refused("runtime --max-tries 3").starts_with(message));
    let file = std::env::temp_dir().join(format!("schedule-{}.toml", std::process::id()));
    for wait in ["wait = 'runtime'", "wait.runtime = { max_value = '60s' }"] {
        fs::write(&file, wait).unwrap();
        let refused = refused(&format!("--config {}", file.display()));
        assert!(refused.starts_with(message), "{wait}: {refused}");
    }
    fs::remove_file(file).unwrap();
}

#[test]
fn timeouts_of_attempts_cannot_be_shown() {
    let file = std::env::temp_dir().join(format!("schedule-timeouts-{}.toml", std::process::id()));
    for name in ["attempt_timeout", "timeout"] {
        fs::write(&file, format!("wait = 'expo'\n{name} = '10s'")).unwrap();
        let refused = refused(&format!("--config {}", file.display()));
        let message =
            format!("error: `{name}` interrupts an attempt that runs, and here none does; omit it");
        assert!(refused.starts_with(&message), "{refused}");
    }
    fs::remove_file(file).unwrap();
}

#[test]
fn the_absence_of_a_limit_is_said_loudly() {
    let warning =
        "WARNING: THIS POLICY HAS NO LIMIT: it retries for ever. These are the first 10 attempts.";
    let text = printed("expo --runs 10");
    assert!(text.contains(warning) && text.contains("worst-case total time: NONE"), "{text}");
    assert!(drawn("expo --runs 10").contains("NO LIMIT, the first 10 attempts"));
    assert!(!printed("expo --runs 10 --max-tries 3").contains("WARNING"));
}

#[test]
fn numbers_that_are_not_settings_have_bounds() {
    for (line, message) in [
        ("expo --runs 0", "0 is not in 1..=100000"),
        ("expo --attempts 1001", "1001 is not in 1..=1000"),
        ("expo --runs 100000 --attempts 1000", "100000 runs of 1000 attempts are too many"),
        ("expo --each-jitter", "--svg <FILE>"),
    ] {
        assert!(refused(line).contains(message), "`{line}`: {}", refused(line));
    }
}

#[test]
fn notes_say_what_a_reader_may_miss() {
    let cut = "NOTE: the policy makes more attempts than these 3; `--attempts` shows more.";
    assert!(printed("expo --runs 10 --max-tries 4 --attempts 3").contains(cut));
    assert!(drawn("expo --runs 10 --max-tries 4 --attempts 3").contains("; the first 3 attempts"));
    let random =
        "NOTE: the waits of `decorrelated` are random already; use it with `jitter = none`.";
    assert!(printed("decorrelated --runs 10 --max-tries 4").contains(random));
    let neither = printed("decorrelated --runs 10 --max-tries 4 --jitter none");
    assert!(!neither.contains("NOTE"), "{neither}");
}
