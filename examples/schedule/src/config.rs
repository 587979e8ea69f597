//! Configurations of policies, which the library reads and checks.

use std::time::Duration;

use backoff_retry::config::PolicyConfig;
use backoff_retry::wait::AnyWait;
use backoff_retry::{InvalidSetting, Policy};
use toml::{Table, Value};

/// Why a configuration is no policy.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It has a value of a type that no setting has.
    Format(String),
    /// A setting is unknown or wrong.
    Setting(InvalidSetting),
}

/// Reads a policy.
///
/// # Errors
/// If a setting is unknown or wrong.
pub fn policy(table: Table) -> Result<Policy<AnyWait>, Fault> {
    let config: PolicyConfig = Value::Table(table)
        .try_into()
        .map_err(|error: toml::de::Error| Fault::Format(error.to_string()))?;
    Policy::try_from(config).map_err(Fault::Setting)
}

/// Reads a time that is not a setting of a policy, with the same rules.
///
/// # Errors
/// If `text` is no time, with `name` as the name of the setting.
pub fn time(name: &str, text: &str) -> Result<Duration, String> {
    let table = Table::from_iter([("max_time".to_owned(), Value::from(text))]);
    match policy(table) {
        Ok(policy) => Ok(policy.get_max_time().unwrap_or_default()),
        Err(Fault::Format(message)) => Err(message),
        Err(Fault::Setting(error)) => Err(error.to_string().replace("max_time", name)),
    }
}

/// Returns the configuration of a generator, from those of its parameters that have a value.
pub fn wait<'a>(
    generator: &str,
    parameters: impl IntoIterator<Item = (&'a str, Option<&'a str>)>,
) -> Value {
    let mut table = Table::new();
    for (parameter, value) in parameters {
        put(&mut table, parameter, value);
    }
    Table::from_iter([(generator.to_owned(), Value::Table(table))]).into()
}

/// Returns the configuration of `constant`, with one wait or a list of them.
pub fn constant(interval: &[String]) -> Value {
    let interval = match interval {
        [] => return "constant".into(),
        [wait] => Value::from(wait.as_str()),
        waits => Value::from(waits.to_vec()),
    };
    Table::from_iter([("constant".to_owned(), interval)]).into()
}

/// Puts a value into a table, if there is one.
pub fn put(table: &mut Table, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        table.insert(name.to_owned(), Value::from(value));
    }
}
