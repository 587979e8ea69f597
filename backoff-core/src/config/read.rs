//! Reads a policy from a configuration.

use core::time::Duration;
use std::format;
use std::string::String;
use std::vec::Vec;

use super::field::{Field, Table, listed};
use super::value::Value;
use crate::error::InvalidSetting;
use crate::log::{Level, LogLevels};
use crate::policy::{NOT_LONGER, Policy, PolicyJitter, Timed};
use crate::timeout::TimedOut;
use crate::wait::{
    AnyWait, Decay, Decorrelated, Expo, Fibo, Linear, constant, decay, decorrelated, expo, fibo,
    linear,
};

type Result<T> = core::result::Result<T, InvalidSetting>;

const FIELDS: &[&str] = &[
    "max_tries",
    "max_time",
    "attempt_timeout",
    "timeout",
    "jitter",
    "log",
    "observed",
    "span",
    "wait",
];

const NO_SPANS: &str = "the feature `spans` of `backoff-retry` is not enabled; enable it in `Cargo.toml`, or omit the field";

const NOT_TIMED: &str = "this policy is untyped, and has no error for an attempt that is interrupted; read it as a \
                         `Policy<AnyWait, Timed<E>>`, or omit the field";

/// Reads the settings of a generator.
type ReadWait = fn(&Field<'_>) -> Result<AnyWait>;

const GENERATORS: [(&str, ReadWait); 6] = [
    ("expo", read_expo),
    ("fibo", read_fibo),
    ("constant", read_constant),
    ("linear", read_linear),
    ("decay", read_decay),
    ("decorrelated", read_decorrelated),
];

pub(super) const LEVELS: [(&str, Level); 6] = [
    ("error", Level::Error),
    ("warn", Level::Warn),
    ("info", Level::Info),
    ("debug", Level::Debug),
    ("trace", Level::Trace),
    ("none", Level::Off),
];

/// Reads an untyped policy, which has no timeouts.
pub(super) fn untyped(value: &Value) -> Result<Policy<AnyWait>> {
    let table = Field { path: String::new(), value }.table(FIELDS)?;
    match table.field("attempt_timeout").or_else(|| table.field("timeout")) {
        Some(field) => Err(field.refuse(NOT_TIMED)),
        None => policy(&table),
    }
}

/// Reads a policy that may have timeouts; `timed_out` makes the outcome of an attempt that is interrupted.
pub(super) fn timed<O>(
    value: &Value,
    timed_out: fn(TimedOut) -> O,
) -> Result<Policy<AnyWait, Timed<O>>> {
    let table = Field { path: String::new(), value }.table(FIELDS)?;
    let policy = policy(&table)?.into_timed_with(timed_out);
    let policy = table.set(policy, "timeout", Field::timeout, Policy::timeout)?;
    let Some(field) = table.field("attempt_timeout") else { return Ok(policy) };
    policy.try_attempt_timeout(field.timeout()?).map_err(|_| field.refuse(NOT_LONGER))
}

/// Reads what policies of every kind have.
fn policy(table: &Table<'_>) -> Result<Policy<AnyWait>> {
    let policy = Policy::new(table.set(AnyWait::default(), "wait", wait, |_, given| given)?);
    let policy = table.set(policy, "max_tries", Field::count, Policy::max_tries)?;
    let policy = table.set(policy, "max_time", Field::time, Policy::max_time)?;
    let policy = table.set(policy, "jitter", jitter, Policy::named_jitter)?;
    let policy = table.set(policy, "observed", Field::flag, |policy, is_observed| {
        if is_observed { policy.observed() } else { policy }
    })?;
    let policy = table.set(policy, "span", span, Policy::configured_span)?;
    table.set(policy, "log", log, |policy, levels| {
        let policy = policy.log_backoff(levels.backoff).log_giveup(levels.giveup);
        let policy = policy.log_not_retried(levels.not_retried);
        if levels.values { policy.log_values() } else { policy }
    })
}

fn span(field: &Field<'_>) -> Result<bool> {
    match field.flag()? {
        true if cfg!(not(feature = "spans")) => Err(field.refuse(NO_SPANS)),
        span => Ok(span),
    }
}

fn jitter(field: &Field<'_>) -> Result<PolicyJitter> {
    let Value::Text(name) = field.value else { return Err(field.refuse(jitters())) };
    let find = |name: &str| PolicyJitter::NAMED.iter().find(|named| named.name == Some(name));
    match (find(name), find(&format!("{name}_jitter"))) {
        (Some(jitter), _) => Ok(*jitter),
        (None, Some(_)) => Err(field.refuse(format!("did you mean \"{name}_jitter\"?"))),
        (None, None) => Err(field.refuse(jitters())),
    }
}

pub(super) fn jitters() -> String {
    let names: Vec<&str> = PolicyJitter::NAMED.iter().filter_map(|named| named.name).collect();
    format!("it must be {}", listed(&names, '"', "or"))
}

fn log(field: &Field<'_>) -> Result<LogLevels> {
    if let Value::Table(_) = field.value {
        let table = field.table(&["backoff", "giveup", "not_retried", "value"])?;
        let log = LogLevels::DEFAULT;
        let log = table.set(log, "backoff", level, |log, backoff| LogLevels { backoff, ..log })?;
        let log = table.set(log, "giveup", level, |log, giveup| LogLevels { giveup, ..log })?;
        let log = table
            .set(log, "not_retried", level, |log, not_retried| LogLevels { not_retried, ..log })?;
        return table.set(log, "value", Field::flag, |log, values| LogLevels { values, ..log });
    }
    let level = level_or(field, ", or a table of `backoff`, `giveup`, `not_retried` and `value`")?;
    Ok(LogLevels::uniform(level))
}

fn level(field: &Field<'_>) -> Result<Level> {
    level_or(field, "")
}

/// Reads a level, or "none"; `or_else` is appended to what the error says is allowed.
fn level_or(field: &Field<'_>, or_else: &str) -> Result<Level> {
    let Value::Text(name) = field.value else {
        return Err(field.refuse(levels() + or_else));
    };
    match LEVELS.iter().find(|(known, _)| known == name) {
        Some((_, level)) => Ok(*level),
        None => Err(field.refuse(levels() + or_else)),
    }
}

fn levels() -> String {
    let names: Vec<&str> = LEVELS.iter().map(|(name, _)| *name).collect();
    format!("it must be {}", listed(&names, '"', "or"))
}

fn wait(field: &Field<'_>) -> Result<AnyWait> {
    let names = GENERATORS.map(|(name, _)| name);
    let refuse = |what| field.refuse(format!("it must be {what}: {}", listed(&names, '`', "or")));
    match field.value {
        Value::Text(name) => {
            let read = reader(name).ok_or_else(|| refuse("a generator"))?;
            // The name alone: every setting has its default.
            read(&Field { path: format!("{}.{name}", field.path), value: &Value::Null })
        }
        Value::Table(_) => {
            let only = field.table(&names)?.only_field();
            let only = only.and_then(|(name, settings)| Some((reader(name)?, settings)));
            let (read, settings) = only.ok_or_else(|| refuse("exactly one generator"))?;
            read(&settings)
        }
        _ => Err(refuse("the name of a generator, or a table of its settings")),
    }
}

fn reader(name: &str) -> Option<ReadWait> {
    GENERATORS.iter().find(|(known, _)| *known == name).map(|(_, read)| *read)
}

fn read_expo(field: &Field<'_>) -> Result<AnyWait> {
    let table = field.table(&["base", "factor", "max_value", "min_value"])?;
    let wait = table.set(expo(), "base", Field::number, Expo::base)?;
    let wait = table.set(wait, "factor", Field::time, Expo::factor)?;
    let wait = table.set(wait, "max_value", Field::time, Expo::max_value)?;
    Ok(table.set(wait, "min_value", Field::time, Expo::min_value)?.into())
}

fn read_fibo(field: &Field<'_>) -> Result<AnyWait> {
    let table = field.table(&["max_value"])?;
    Ok(table.set(fibo(), "max_value", Field::time, Fibo::max_value)?.into())
}

fn read_linear(field: &Field<'_>) -> Result<AnyWait> {
    let table = field.table(&["start", "step", "max_value"])?;
    let wait = table.set(linear(), "start", Field::time, Linear::start)?;
    let wait = table.set(wait, "step", Field::time, Linear::step)?;
    Ok(table.set(wait, "max_value", Field::time, Linear::max_value)?.into())
}

fn read_decay(field: &Field<'_>) -> Result<AnyWait> {
    let table = field.table(&["initial_value", "decay_factor", "min_value"])?;
    let wait = table.set(decay(), "initial_value", Field::time, Decay::initial_value)?;
    let wait = table.set(wait, "decay_factor", Field::number, Decay::decay_factor)?;
    Ok(table.set(wait, "min_value", Field::time, Decay::min_value)?.into())
}

fn read_decorrelated(field: &Field<'_>) -> Result<AnyWait> {
    let table = field.table(&["min_value", "max_value"])?;
    let wait = table.set(decorrelated(), "min_value", Field::time, Decorrelated::min_value)?;
    Ok(table.set(wait, "max_value", Field::time, Decorrelated::max_value)?.into())
}

/// Reads a wait, a list of waits, or a table with one of these as `interval`.
fn read_constant(field: &Field<'_>) -> Result<AnyWait> {
    match field.value {
        Value::Table(_) | Value::Null => {
            let default = constant(Duration::from_secs(1)).into();
            field.table(&["interval"])?.set(default, "interval", intervals, |_, given| given)
        }
        _ => intervals(field),
    }
}

fn intervals(field: &Field<'_>) -> Result<AnyWait> {
    let Value::List(list) = field.value else {
        return Ok(constant(field.time()?).into());
    };
    if list.is_empty() {
        return Err(field.refuse(NO_WAITS));
    }
    let waits: Result<Vec<Duration>> = list
        .iter()
        .enumerate()
        .map(|(index, value)| Field { path: format!("{}[{index}]", field.path), value }.time())
        .collect();
    Ok(constant(waits?).into())
}

pub(super) const NO_WAITS: &str =
    "it must list the wait before each retry; set `max_tries` to 1 for no retries";
