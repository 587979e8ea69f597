//! Messages about keys that are not options: near misses, arguments of wait generators, and the words of other
//! libraries.

use super::generators;
use super::options::{OPTIONS, Row};
use crate::Mode;

const ATTEMPTS: &str = "write `max_tries = N`, which counts every attempt, including the first";
const RETRIES: &str = "write `max_tries = N`, which counts every attempt, including the first: three retries are \
                       `max_tries = 4`";
const TOTAL: &str = "write `max_time = 30s`";
const FILTER: &str = "write the filter after the wait generator, without a name: \
                      `#[on_exception(expo, |error| error.is_transient())]`";
const TYPES: &str = "write the error types after the wait generator, without a name: \
                     `#[on_exception(expo, (TimeoutError, ConnectError))]`";
const VALUES: &str = "write the predicate after the wait generator, without a name: \
                      `#[on_predicate(expo, |value| value.is_pending())]`";
const WAITS: &str = "write the wait generator first, without a name: `constant(5s)`, \
                     `expo(factor = 100ms, max_value = 30s)`";
const FIRST_WAIT: &str = "write `expo(factor = 100ms)`, the first wait";
const LONGEST_WAIT: &str = "write `expo(max_value = 30s)`, the longest wait";
const GIVEUP: &str = "write `giveup = |error| ..`, which returns `true` to stop retrying";
const BACKOFF: &str = "write `on_backoff = |details| ..`";
const ATTEMPT_TIMEOUT: &str = "write `attempt_timeout = 10s`";
const CALL_TIMEOUT: &str = "write `timeout = 60s`";
const CANCEL: &str = "write `cancel = token.cancelled()`, or another future; in a function that is not `async`, \
                      `cancel = &STOP` with a `Stop`";
const FALLBACK: &str = "write `fallback = |given_up| ..`";
const OBSERVE: &str = "write `observe`, without a value, so that successes are reported, too; the observer is that of the \
                       process: `backoff_retry::observer::observe(&OBSERVER)`";
const LOG: &str = "write `log = (backoff = debug, giveup = error)`: the log goes to `tracing`, under the name of the \
                   function";

/// What other libraries call the wait generator, with what to write here.
const FOREIGN_WAITS: &[(&str, &str)] = &[
    ("wait", WAITS),
    ("wait_gen", WAITS),
    ("strategy", WAITS),
    ("backoff", WAITS),
    ("delay", WAITS),
    ("exponential", WAITS),
    ("policy", "write the policy first, without a name: `#[on_exception(&POLICY)]`"),
];

/// What other libraries call other things, with what to write here.
const FOREIGN: &[(&str, &str)] = &[
    ("attempts", ATTEMPTS),
    ("max_attempts", ATTEMPTS),
    ("tries", ATTEMPTS),
    ("stop_after_attempt", ATTEMPTS),
    ("max_retries", RETRIES),
    ("retries", RETRIES),
    ("max_times", RETRIES),
    ("with_max_times", RETRIES),
    ("times", RETRIES),
    ("limit", RETRIES),
    ("stop", "write `max_tries = N` or `max_time = 30s`"),
    ("stop_after_delay", TOTAL),
    ("max_elapsed_time", TOTAL),
    ("max_duration", TOTAL),
    ("total_delay", TOTAL),
    (
        "deadline",
        "write `timeout = 60s`, which interrupts a running attempt, or `max_time = 60s`, which does not",
    ),
    ("total_timeout", CALL_TIMEOUT),
    ("call_timeout", CALL_TIMEOUT),
    ("per_attempt_timeout", ATTEMPT_TIMEOUT),
    ("try_timeout", ATTEMPT_TIMEOUT),
    (
        "retry_budget",
        "write `budget = &BUDGET`, with `static BUDGET: RetryBudget = RetryBudget::new();`",
    ),
    ("cancellation_token", CANCEL),
    ("cancel_token", CANCEL),
    ("cancellation", CANCEL),
    ("stop_when", CANCEL),
    ("or_else", FALLBACK),
    ("fallback_value", FALLBACK),
    ("when", FILTER),
    ("retry_if", FILTER),
    ("retry", FILTER),
    ("condition", FILTER),
    ("filter", FILTER),
    ("exception", TYPES),
    ("exceptions", TYPES),
    ("errors", TYPES),
    ("predicate", VALUES),
    ("abort_if", GIVEUP),
    ("give_up", GIVEUP),
    ("notify", BACKOFF),
    ("before_sleep", BACKOFF),
    ("on_retry", BACKOFF),
    (
        "retry_error_callback",
        "write `fallback = |given_up| ..` to return something else, or `on_giveup = |details| ..` to be notified",
    ),
    ("after", BACKOFF),
    ("reraise", "omit it: a call that gives up returns the last error"),
    ("observer", OBSERVE),
    ("metrics", OBSERVE),
    ("tracing", "write `span`, without a value, for spans; the events of the log are there anyway"),
    ("logger", LOG),
    ("backoff_log_level", LOG),
    ("giveup_log_level", LOG),
    ("before", "write `on_try = |details| ..`"),
    ("on_failure", "write `on_giveup = |details| ..`"),
    ("max_delay", LONGEST_WAIT),
    ("max_interval", LONGEST_WAIT),
    ("min_delay", FIRST_WAIT),
    ("initial_delay", FIRST_WAIT),
    ("initial_interval", FIRST_WAIT),
    ("multiplier", "write `expo(base = 2)`"),
    (
        "context",
        "omit it: every attempt may use the function's arguments; `clone(x)` clones one for each",
    ),
    (
        "sleep",
        "write `clock = ..` with a value that implements `Clock` and `Sleep` or `AsyncSleep`",
    ),
];

/// Returns the message about a key that is not an option.
pub(super) fn message(key: &str, mode: Mode) -> String {
    known_mistake(key, mode).unwrap_or_else(|| {
        let names: Vec<_> = names(mode).map(|name| format!("`{name}`")).collect();
        format!("unknown option `{key}`; the options are {}", names.join(", "))
    })
}

/// Returns the message about a key for which there is something to write instead.
pub(super) fn known_mistake(key: &str, mode: Mode) -> Option<String> {
    if let Some(example) = generators::argument_example(key) {
        return Some(format!("`{key}` is an argument of the wait generator; write `{example}`"));
    }
    if let Some((_, remedy)) = FOREIGN_WAITS.iter().chain(FOREIGN).find(|(name, _)| *name == key) {
        return Some(format!("unknown option `{key}`; {remedy}"));
    }
    let near = nearest(key, names(mode))?;
    Some(format!("unknown option `{key}`; did you mean `{near}`?"))
}

/// Returns the names of the options that the attribute takes.
fn names(mode: Mode) -> impl Iterator<Item = &'static str> {
    let taken = move |option: &&Row| option.not_for.is_none_or(|(refused, _)| refused != mode);
    OPTIONS.iter().filter(taken).map(|option| option.name)
}

/// Returns the name that a word is a near miss of.
pub(super) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let (distance, near) = names.map(|name| (distance(name, word), name)).min()?;
    (distance <= 2.min(word.len() / 2)).then_some(near)
}

/// Returns whether the remedy for an unknown key is about the wait generator, or a policy in its place.
pub(super) fn is_about_wait(key: &str) -> bool {
    generators::argument_example(key).is_some()
        || FOREIGN_WAITS.iter().any(|(name, _)| *name == key)
}

/// Returns how many letters must be added, removed, changed or swapped with their neighbour to make one word
/// of the other (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows = vec![(0..=other.len()).collect::<Vec<_>>()];
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let changed = rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::options;

    #[test]
    fn a_near_miss_is_recognised() {
        let cases = [("max_trys", "max_tries"), ("jiter", "jitter"), ("on_backof", "on_backoff")];
        for (wrong, right) in cases {
            let message = message(wrong, Mode::Exception);
            assert_eq!(message, format!("unknown option `{wrong}`; did you mean `{right}`?"));
        }
        assert_eq!(distance("jitter", "jtiter"), 1);
    }

    #[test]
    fn an_option_of_the_other_attribute_is_not_suggested() {
        let message = message("raise_on_givup", Mode::Predicate);
        assert!(!message.contains("`raise_on_giveup`"), "{message}");
    }

    #[test]
    fn no_option_is_listed_as_foreign() {
        for (name, _) in FOREIGN_WAITS.iter().chain(FOREIGN) {
            assert!(options::find(name).is_none(), "`{name}` is an option");
        }
        for option in OPTIONS {
            assert!(generators::argument_example(option.name).is_none(), "{}", option.name);
        }
    }
}
