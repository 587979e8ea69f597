use super::{assert_recorded, package, printed};

/// Checks what is printed against a file of `tests/snapshots`.
fn check(name: &str, line: &str) {
    assert_recorded(&package().join("tests/snapshots").join(name), &printed(line));
}

#[test]
fn expo_with_full_jitter() {
    check("expo.txt", "expo --factor 100ms --max-value 30s --max-tries 8 --jitter full_jitter");
}

#[test]
fn constant_without_jitter() {
    check("constant.txt", "constant --interval 250ms --max-tries 4 --jitter none");
}

#[test]
fn fibo_whose_last_wait_is_clipped() {
    check("fibo.txt", "fibo --max-time 10s --jitter none --attempt-takes 200ms");
}

#[test]
fn decorrelated_from_a_seed() {
    check("decorrelated.txt", "decorrelated --max-value 10s --max-tries 5 --jitter none --seed 7");
}

#[test]
fn a_policy_without_a_limit() {
    check("no-limit.txt", "linear --step 500ms --attempts 4 --runs 1000");
}

#[test]
fn a_table_of_a_file() {
    check("file.txt", "--config examples/config/retry.toml --table queue");
}

#[test]
fn json() {
    check("linear.json", "linear --max-tries 3 --jitter equal_jitter --runs 1000 --json");
}

#[test]
fn another_seed_gives_other_figures_of_the_same_form() {
    let [one, two] = [1, 2].map(|seed| printed(&format!("expo --max-tries 4 --seed {seed}")));
    assert_ne!(one, two);
    assert_eq!(one.lines().count(), two.lines().count());
}

#[test]
fn an_argument_replaces_a_setting_of_the_file() {
    let file = "--config examples/config/retry.toml --table database";
    let first_line = |line: &str| printed(line).lines().next().unwrap_or_default().to_owned();
    let generator = "expo(factor = 20ms, max_value = 1s)";
    let expected = format!("{generator}, max_tries = 4, max_time = 30s, jitter = full_jitter");
    assert_eq!(first_line(file), expected);
    let replaced = first_line(&format!("{file} --max-tries 6 --jitter equal_jitter"));
    let expected = format!("{generator}, max_tries = 6, max_time = 30s, jitter = equal_jitter");
    assert_eq!(replaced, expected);
}

#[test]
fn json_has_the_figures_of_the_generator() {
    let json = printed("fibo --max-tries 5 --jitter none --runs 10 --json");
    let figures: serde_json::Value = serde_json::from_str(&json).unwrap();
    let of_attempts = |name: &str| {
        let attempts = figures["attempts"].as_array().unwrap().iter();
        attempts.map(|attempt| attempt[name].as_f64()).collect::<Vec<_>>()
    };
    let [waits, starts] = ["wait", "start"].map(of_attempts);
    assert_eq!(waits, [None, Some(1.0), Some(1.0), Some(2.0), Some(3.0)]);
    assert_eq!(starts, [0.0, 1.0, 2.0, 4.0, 7.0].map(Some));
    assert_eq!(figures["longest"]["time"], 7.0);
    assert_eq!(figures["load"]["attempts_per_second"][4], 1000.0);
    assert_eq!(figures["load"]["average"], 5000.0 / 8.0);
    assert_eq!(figures["policy"]["wait"], "fibo");
}
