//! The policy that is asked for, from arguments or from a file.
//!
//! Arguments become the configuration that a file would have, so that the library reads and checks both.

use std::fs;
use std::path::Path;

use backoff_retry::Policy;
use backoff_retry::wait::AnyWait;
use schedule::config::{self, Fault};
use toml::{Table, Value};

use crate::arguments::{Arguments, Generator};

const RUNTIME: &str = "`runtime` takes each wait from the outcome of the attempt, such as a `Retry-After` of the \
                       server, so there are no waits to show; show the generator of its `.or(..)`, such as `expo`";

/// Reads the policy. A setting that is given as an argument replaces that of the file.
pub(crate) fn policy(arguments: &Arguments) -> Result<Policy<AnyWait>, String> {
    let given = &arguments.policy;
    let mut table = match (&given.config, &arguments.generator) {
        (Some(path), None) => from_file(path, given.table.as_deref())?,
        (None, Some(generator)) => {
            Table::from_iter([("wait".to_owned(), from_generator(generator))])
        }
        (Some(_), Some(_)) => {
            return Err("a generator and `--config` exclude each other; give one of them".into());
        }
        (None, None) => {
            return Err("no policy is given; name a generator, such as `expo`, or a file with \
                        `--config`; `--help` lists the generators"
                .into());
        }
    };
    config::put(&mut table, "max_tries", given.max_tries.as_deref());
    config::put(&mut table, "max_time", given.max_time.as_deref());
    config::put(&mut table, "jitter", given.jitter.as_deref());
    if is_runtime(table.get("wait")) {
        return Err(RUNTIME.into());
    }
    if let Some(name) =
        ["attempt_timeout", "timeout"].into_iter().find(|name| table.contains_key(*name))
    {
        return Err(format!(
            "`{name}` interrupts an attempt that runs, and here none does; omit it, and write `max_time` or \
             `--attempt-takes` to see what a limit changes"
        ));
    }
    parse(table)
}

fn parse(table: Table) -> Result<Policy<AnyWait>, String> {
    let tables: Vec<String> = tables(&table).map(str::to_owned).collect();
    config::policy(table).map_err(|fault| match fault {
        Fault::Format(message) => message,
        // A table that is not a setting may be a policy of a larger file.
        Fault::Setting(error) if tables.iter().any(|name| name == error.parameter()) => {
            format!("{error}\nhelp: `--table {}` reads the policy in that table", error.parameter())
        }
        Fault::Setting(error) => error.to_string(),
    })
}

/// Returns the names of the tables in a table.
fn tables(table: &Table) -> impl Iterator<Item = &str> {
    table.iter().filter(|(_, value)| value.is_table()).map(|(name, _)| name.as_str())
}

fn from_file(path: &Path, name: Option<&str>) -> Result<Table, String> {
    let shown = path.display();
    let text =
        fs::read_to_string(path).map_err(|error| format!("`{shown}` cannot be read: {error}"))?;
    let mut table: Table =
        text.parse().map_err(|error| format!("`{shown}` is not TOML: {error}"))?;
    for part in name.into_iter().flat_map(|name| name.split('.')) {
        let mut names: Vec<_> = tables(&table).map(|name| format!("`{name}`")).collect();
        names.sort();
        let Some(Value::Table(inner)) = table.remove(part) else {
            let known = if names.is_empty() {
                "there are no tables in its place".to_owned()
            } else {
                format!("the tables in its place are: {}", names.join(", "))
            };
            return Err(format!("`{shown}` has no table `{part}`; {known}"));
        };
        table = inner;
    }
    Ok(table)
}

/// Returns the configuration of a generator.
fn from_generator(generator: &Generator) -> Value {
    type Parameters<'a> = Vec<(&'static str, &'a Option<String>)>;
    let (name, parameters): (_, Parameters<'_>) = match generator {
        Generator::Expo { base, factor, max_value, min_value } => (
            "expo",
            vec![
                ("base", base),
                ("factor", factor),
                ("max_value", max_value),
                ("min_value", min_value),
            ],
        ),
        Generator::Fibo { max_value } => ("fibo", vec![("max_value", max_value)]),
        Generator::Constant { interval } => return config::constant(interval),
        Generator::Linear { start, step, max_value } => {
            ("linear", vec![("start", start), ("step", step), ("max_value", max_value)])
        }
        Generator::Decay { initial_value, decay_factor, min_value } => (
            "decay",
            vec![
                ("initial_value", initial_value),
                ("decay_factor", decay_factor),
                ("min_value", min_value),
            ],
        ),
        Generator::Decorrelated { min_value, max_value } => {
            ("decorrelated", vec![("min_value", min_value), ("max_value", max_value)])
        }
        Generator::Runtime => return "runtime".into(),
    };
    config::wait(name, parameters.into_iter().map(|(name, value)| (name, value.as_deref())))
}

fn is_runtime(wait: Option<&Value>) -> bool {
    match wait {
        Some(Value::String(name)) => name == "runtime",
        Some(Value::Table(table)) => table.contains_key("runtime"),
        _ => false,
    }
}
