//! Writes a policy as a configuration. Settings with their default value are omitted.

use core::time::Duration;
use std::borrow::ToOwned;
use std::format;
use std::string::String;
use std::vec::Vec;

use super::field::TIME;
use super::read::{LEVELS, NO_WAITS, jitters};
use super::time;
use super::value::Value;
use crate::error::InvalidSetting;
use crate::log::{Level, LogLevels};
use crate::policy::{Policy, PolicyKind, Settings};
use crate::timeout::Timeouts;
use crate::wait::{
    AnyWait, Constant, Decay, Decorrelated, Expo, Fibo, Linear, constant, decay, decorrelated,
    expo, fibo, linear,
};

type Result<T> = core::result::Result<T, InvalidSetting>;

pub(super) fn policy<K: PolicyKind>(policy: &Policy<AnyWait, K>) -> Result<Value> {
    let settings = policy.settings();
    no_functions(settings)?;
    let mut table = Table::new("");
    if let Some(max_tries) = settings.max_tries {
        // 0 is taken as 1 by a policy, and refused by a configuration.
        table.put("max_tries", Value::Integer(max_tries.max(1).into()));
    }
    if let Some(max_time) = settings.max_time {
        table.time("max_time", max_time, None)?;
    }
    let Timeouts { attempt, call } = settings.timeouts();
    if let Some(attempt_timeout) = attempt {
        table.time("attempt_timeout", attempt_timeout, None)?;
    }
    if let Some(timeout) = call {
        table.time("timeout", timeout, None)?;
    }
    match settings.jitter.known_as() {
        Some("full_jitter") => {}
        Some(name) => table.put("jitter", Value::text(name)),
        None => {
            return Err(InvalidSetting::value("jitter", "a function", jitters()));
        }
    }
    if settings.levels != LogLevels::DEFAULT {
        table.put("log", log(settings.levels));
    }
    if settings.is_observed() {
        table.put("observed", Value::Bool(true));
    }
    if settings.has_span() {
        table.put("span", Value::Bool(true));
    }
    if *policy.wait() != AnyWait::default() {
        table.put("wait", wait(policy.wait())?);
    }
    Ok(Value::Table(table.entries))
}

fn no_functions<K: PolicyKind>(settings: &Settings<K>) -> Result<()> {
    let set = [
        ("retry_if", settings.retry_if.is_some()),
        ("giveup", settings.giveup.is_some()),
        ("on_try", settings.on_try.is_some()),
        ("on_success", settings.on_success.is_some()),
        ("on_backoff", settings.on_backoff.is_some()),
        ("on_giveup", settings.on_giveup.is_some()),
    ];
    match set.iter().find(|(_, is_set)| *is_set) {
        None => Ok(()),
        Some((name, _)) => Err(InvalidSetting::value(
            *name,
            "a function",
            "a configuration cannot hold code; set it on the policy after loading",
        )),
    }
}

fn log(levels: LogLevels) -> Value {
    let name = |level: Level| {
        let named = LEVELS.iter().find(|(_, known)| *known == level);
        Value::text(named.map_or("none", |(name, _)| name))
    };
    if levels == LogLevels::uniform(levels.backoff) {
        return name(levels.backoff);
    }
    let mut table = Table::new("log");
    if levels.backoff != LogLevels::DEFAULT.backoff {
        table.put("backoff", name(levels.backoff));
    }
    if levels.giveup != LogLevels::DEFAULT.giveup {
        table.put("giveup", name(levels.giveup));
    }
    if levels.not_retried != LogLevels::DEFAULT.not_retried {
        table.put("not_retried", name(levels.not_retried));
    }
    if levels.values {
        table.put("value", Value::Bool(true));
    }
    Value::Table(table.entries)
}

fn wait(wait: &AnyWait) -> Result<Value> {
    match wait {
        AnyWait::Expo(wait) => write_expo(*wait),
        AnyWait::Fibo(wait) => write_fibo(*wait),
        AnyWait::Constant(wait) => write_constant(*wait),
        AnyWait::List(wait) => write_list(wait),
        AnyWait::Linear(wait) => write_linear(*wait),
        AnyWait::Decay(wait) => write_decay(*wait),
        AnyWait::Decorrelated(wait) => write_decorrelated(*wait),
    }
}

fn write_expo(wait: Expo) -> Result<Value> {
    let mut table = Table::new("wait.expo");
    table.number("base", wait.base, expo().base);
    table.time("factor", wait.factor, Some(expo().factor))?;
    if let Some(max_value) = wait.get_max_value() {
        table.time("max_value", max_value, None)?;
    }
    table.time("min_value", wait.get_min_value(), Some(expo().get_min_value()))?;
    Ok(table.generator("expo"))
}

fn write_fibo(wait: Fibo) -> Result<Value> {
    let mut table = Table::new("wait.fibo");
    table.time("max_value", wait.max_value, Some(fibo().max_value))?;
    Ok(table.generator("fibo"))
}

fn write_linear(wait: Linear) -> Result<Value> {
    let mut table = Table::new("wait.linear");
    table.time("start", wait.start, Some(linear().start))?;
    table.time("step", wait.step, Some(linear().step))?;
    table.time("max_value", wait.max_value, Some(linear().max_value))?;
    Ok(table.generator("linear"))
}

fn write_decay(wait: Decay) -> Result<Value> {
    let mut table = Table::new("wait.decay");
    table.time("initial_value", wait.initial_value, Some(decay().initial_value))?;
    table.number("decay_factor", wait.decay_factor, decay().decay_factor);
    table.time("min_value", wait.min_value, Some(decay().min_value))?;
    Ok(table.generator("decay"))
}

fn write_decorrelated(wait: Decorrelated) -> Result<Value> {
    let mut table = Table::new("wait.decorrelated");
    table.time("min_value", wait.min_value, Some(decorrelated().min_value))?;
    table.time("max_value", wait.max_value, Some(decorrelated().max_value))?;
    Ok(table.generator("decorrelated"))
}

fn write_constant(wait: Constant<Duration>) -> Result<Value> {
    if wait == constant(Duration::from_secs(1)) {
        return Ok(Value::text("constant"));
    }
    Ok(named("constant", write_time("wait.constant", wait.interval)?))
}

fn write_list(wait: &Constant<Vec<Duration>>) -> Result<Value> {
    if wait.interval.is_empty() {
        return Err(InvalidSetting::value("wait.constant", "an empty list", NO_WAITS));
    }
    let waits: Result<Vec<Value>> = wait
        .interval
        .iter()
        .enumerate()
        .map(|(index, wait)| write_time(&format!("wait.constant[{index}]"), *wait))
        .collect();
    Ok(named("constant", Value::List(waits?)))
}

fn named(name: &str, value: Value) -> Value {
    Value::Table(Vec::from([(name.to_owned(), value)]))
}

fn write_time(path: &str, time: Duration) -> Result<Value> {
    let written = time::format(time);
    if time::is_allowed(&time) {
        Ok(Value::Text(written))
    } else {
        Err(InvalidSetting::value(path.to_owned(), written, TIME))
    }
}

/// A table under construction.
struct Table {
    path: &'static str,
    entries: Vec<(String, Value)>,
}

impl Table {
    fn new(path: &'static str) -> Self {
        Self { path, entries: Vec::new() }
    }

    fn put(&mut self, name: &str, value: Value) {
        self.entries.push((name.to_owned(), value));
    }

    fn time(&mut self, name: &str, value: Duration, default: Option<Duration>) -> Result<()> {
        if Some(value) != default {
            let path = if self.path.is_empty() { name } else { &format!("{}.{name}", self.path) };
            self.put(name, write_time(path, value)?);
        }
        Ok(())
    }

    fn number(&mut self, name: &str, value: f64, default: f64) {
        // Neither number is computed.
        #[allow(clippy::float_cmp)]
        if value != default {
            self.put(name, Value::Number(value));
        }
    }

    /// Returns the generator of this name with these settings; only its name if there are none.
    fn generator(self, name: &str) -> Value {
        if self.entries.is_empty() {
            Value::text(name)
        } else {
            named(name, Value::Table(self.entries))
        }
    }
}
