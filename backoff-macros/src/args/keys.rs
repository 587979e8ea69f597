//! The options, in one table, and what is said about keys that are not in it.

use crate::Mode;

/// What an option is about, and with that how its value is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    MaxTries,
    MaxTime,
    Jitter,
    Giveup,
    Clock,
    Handlers(Event),
    Matches,
    RaiseOnGiveup,
    Log,
    Name,
    Args,
    Clone,
    Lend,
    Crate,
}

/// The four events.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    Try,
    Success,
    Backoff,
    Giveup,
}

/// How an option is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `key = value`
    Value,
    /// `key(a, b)`
    List,
    /// `key`
    Flag,
}

/// An option.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) form: Form,
}

const fn value(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, form: Form::Value }
}

const fn list(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, form: Form::List }
}

/// All options, in the order in which they are listed to users.
pub(crate) const KEYS: &[Key] = &[
    value("max_tries", Kind::MaxTries),
    value("max_time", Kind::MaxTime),
    value("jitter", Kind::Jitter),
    value("matches", Kind::Matches),
    value("giveup", Kind::Giveup),
    value("on_try", Kind::Handlers(Event::Try)),
    value("on_success", Kind::Handlers(Event::Success)),
    value("on_backoff", Kind::Handlers(Event::Backoff)),
    value("on_giveup", Kind::Handlers(Event::Giveup)),
    value("raise_on_giveup", Kind::RaiseOnGiveup),
    value("clock", Kind::Clock),
    value("log", Kind::Log),
    value("name", Kind::Name),
    Key { name: "args", kind: Kind::Args, form: Form::Flag },
    list("clone", Kind::Clone),
    list("lend", Kind::Lend),
    value("crate", Kind::Crate),
];

/// The option of that name.
pub(crate) fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// Keys of generators, which Python's backoff takes at the top level.
const OF_GENERATORS: &[(&str, &str)] = &[
    ("interval", "constant(interval = 5s)"),
    ("base", "expo(base = 3)"),
    ("factor", "expo(factor = 100ms)"),
    ("max_value", "expo(max_value = 30s)"),
    ("min_value", "expo(min_value = 10ms)"),
    ("initial_value", "decay(initial_value = 10s)"),
    ("decay_factor", "decay(decay_factor = 0.5)"),
    ("start", "linear(start = 1s)"),
    ("step", "linear(step = 1s)"),
    ("value", "runtime(|error| error.retry_after)"),
];

const ATTEMPTS: &str = "write `max_tries = N`: it counts attempts, the first included";
const RETRIES: &str = "write `max_tries = N`: it counts attempts, the first included, \
                       so three retries are `max_tries = 4`";
const TOTAL: &str = "write `max_time = 30s`";
const FILTER: &str = "write the filter after the wait, without a name: \
                      `#[on_exception(expo, |error| error.is_transient())]`";
const TYPES: &str = "write the error types after the wait, without a name: \
                     `#[on_exception(expo, (TimeoutError, ConnectError))]`";
const VALUES: &str = "write the predicate after the wait, without a name: \
                      `#[on_predicate(expo, |value| value.is_pending())]`";
const WAITS: &str = "write the wait generator first, without a name: `constant(5s)`, \
                     `expo(factor = 100ms, max_value = 30s)`";

/// What other libraries call things: their word, and what to write here.
const OF_OTHERS: &[(&str, &str)] = &[
    ("attempts", ATTEMPTS),
    ("max_attempts", ATTEMPTS),
    ("tries", ATTEMPTS),
    ("stop_after_attempt", ATTEMPTS),
    ("max_retries", RETRIES),
    ("retries", RETRIES),
    ("max_times", RETRIES),
    ("times", RETRIES),
    ("limit", RETRIES),
    ("stop", "write `max_tries = N` or `max_time = 30s`"),
    ("stop_after_delay", TOTAL),
    ("max_elapsed_time", TOTAL),
    ("max_duration", TOTAL),
    ("total_delay", TOTAL),
    ("deadline", TOTAL),
    ("timeout", "write `max_time = 30s`: no attempt starts later than that, and none is cut"),
    ("attempt_timeout", "give the call in the body a timeout of its own"),
    ("when", FILTER),
    ("retry_if", FILTER),
    ("retry", FILTER),
    ("condition", FILTER),
    ("filter", FILTER),
    ("exception", TYPES),
    ("exceptions", TYPES),
    ("errors", TYPES),
    ("predicate", VALUES),
    ("abort_if", "write `giveup = |error| ..`: true means stop"),
    ("give_up", "write `giveup = |error| ..`: true means stop"),
    ("notify", "write `on_backoff = |details| ..`"),
    ("before_sleep", "write `on_backoff = |details| ..`"),
    ("on_retry", "write `on_backoff = |details| ..`"),
    ("before", "write `on_try = |details| ..`"),
    ("on_failure", "write `on_giveup = |details| ..`"),
    ("wait", WAITS),
    ("wait_gen", WAITS),
    ("strategy", WAITS),
    ("backoff", WAITS),
    ("policy", "write the policy first, without a name: `#[on_exception(&POLICY)]`"),
    ("delay", WAITS),
    ("max_delay", "write `expo(max_value = 30s)`"),
    ("min_delay", "write `expo(factor = 100ms)`: the first wait"),
    ("initial_delay", "write `expo(factor = 100ms)`: the first wait"),
    ("initial_interval", "write `expo(factor = 100ms)`: the first wait"),
    ("max_interval", "write `expo(max_value = 30s)`"),
    ("multiplier", "write `expo(base = 2)`"),
    ("context", "not needed: arguments are lent to every attempt; `clone(x)` clones one for each"),
    ("sleep", "write `clock = ..` with a value that implements `Clock` and a sleep"),
];

/// Whether a key that is no option belongs to the wait generator, or into its place.
pub(crate) fn is_about_wait(name: &str) -> bool {
    OF_GENERATORS.iter().any(|(key, _)| *key == name)
        || name == "policy"
        || OF_OTHERS.iter().any(|(key, write)| *key == name && *write == WAITS)
}

/// What is said about a key that is no option.
pub(crate) fn unknown(name: &str, mode: Mode) -> String {
    if let Some((_, write)) = OF_GENERATORS.iter().find(|(key, _)| *key == name) {
        return format!("`{name}` belongs to the wait generator: write `{write}`");
    }
    if let Some((_, write)) = OF_OTHERS.iter().find(|(key, _)| *key == name) {
        return format!("`{name}` is no option of `#[{}]`: {write}", mode.attribute());
    }
    let near = KEYS.iter().map(|key| (distance(key.name, name), key.name)).min();
    match near {
        Some((distance, near)) if distance <= 2.min(name.len() / 2) => {
            format!("`{name}` is no option of `#[{}]`: did you mean `{near}`?", mode.attribute())
        }
        _ => {
            let names = KEYS
                .iter()
                .filter(|key| mode == Mode::Exception || key.kind != Kind::RaiseOnGiveup);
            let names: Vec<_> = names.map(|key| format!("`{}`", key.name)).collect();
            let names = names.join(", ");
            format!("`{name}` is no option of `#[{}]`; the options are {names}", mode.attribute())
        }
    }
}

/// How many letters must be added, removed, changed or swapped with their neighbour to make one word
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

    #[test]
    fn near_misses_are_recognised() {
        let cases = [("max_trys", "max_tries"), ("jiter", "jitter"), ("on_backof", "on_backoff")];
        for (wrong, right) in cases {
            let said = unknown(wrong, Mode::Exception);
            assert!(said.ends_with(&format!("did you mean `{right}`?")), "{said}");
        }
        assert_eq!(distance("jitter", "jtiter"), 1);
    }

    #[test]
    fn no_hint_stands_for_an_option_that_exists() {
        for (name, _) in OF_GENERATORS.iter().chain(OF_OTHERS) {
            assert!(find(name).is_none(), "`{name}` is an option");
        }
    }
}
