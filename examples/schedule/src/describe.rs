//! A policy in one line, from the configuration that the library writes for it.

use backoff_retry::Policy;
use backoff_retry::wait::AnyWait;
use toml::{Table, Value};

/// What the library reads if a configuration has no jitter.
const DEFAULT_JITTER: &str = "full_jitter";

/// Describes a policy in the words of the attributes: `expo(factor = 100ms), max_tries = 8, jitter = full_jitter`.
///
/// # Errors
/// If the policy holds functions, which a configuration cannot.
pub fn policy(policy: &Policy<AnyWait>) -> Result<String, String> {
    Ok(settings(policy)?.join(", "))
}

/// Returns the settings that stand in that line.
///
/// # Errors
/// If the policy holds functions, which a configuration cannot.
pub fn settings(policy: &Policy<AnyWait>) -> Result<Vec<String>, String> {
    let table = configuration(policy)?;
    let mut parts = vec![wait(table.get("wait"))];
    for limit in ["max_tries", "max_time"] {
        parts.extend(table.get(limit).map(|value| format!("{limit} = {}", shown(value))));
    }
    parts.push(format!("jitter = {}", jitter_of(&table)));
    Ok(parts)
}

/// Returns the name of the jitter of a policy.
///
/// # Errors
/// If the policy holds functions, which a configuration cannot.
pub fn jitter(policy: &Policy<AnyWait>) -> Result<String, String> {
    Ok(jitter_of(&configuration(policy)?).to_owned())
}

/// Describes the wait generator of a policy.
///
/// # Errors
/// If the policy holds functions, which a configuration cannot.
pub fn generator(policy: &Policy<AnyWait>) -> Result<String, String> {
    Ok(wait(configuration(policy)?.get("wait")))
}

fn configuration(policy: &Policy<AnyWait>) -> Result<Table, String> {
    Table::try_from(policy).map_err(|error| error.to_string())
}

fn jitter_of(table: &Table) -> &str {
    table.get("jitter").and_then(Value::as_str).unwrap_or(DEFAULT_JITTER)
}

fn wait(wait: Option<&Value>) -> String {
    match wait {
        None => "expo".to_owned(),
        Some(Value::Table(table)) => {
            let generators = table.iter().map(|(name, value)| format!("{name}({})", shown(value)));
            generators.collect()
        }
        Some(name) => shown(name),
    }
}

/// Formats a value without quotes, as in an attribute.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => {
            format!("[{}]", values.iter().map(shown).collect::<Vec<_>>().join(", "))
        }
        Value::Table(table) => {
            let mut settings: Vec<String> =
                table.iter().map(|(name, value)| format!("{name} = {}", shown(value))).collect();
            // The order of a table depends on a feature of toml that another package may turn on.
            settings.sort();
            settings.join(", ")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_are_described_in_the_words_of_the_attributes() {
        for (configuration, text) in [
            ("", "expo, jitter = full_jitter"),
            ("max_tries = 3\nwait = 'fibo'", "fibo, max_tries = 3, jitter = full_jitter"),
            (
                "max_time = '90s'\nwait.expo = { max_value = '30s', factor = '100ms', base = 1.5 }",
                "expo(base = 1.5, factor = 100ms, max_value = 30s), max_time = 90s, jitter = full_jitter",
            ),
            (
                "wait.constant = ['10ms', '1min']\njitter = 'none'\nlog = 'none'",
                "constant([10ms, 1min]), jitter = none",
            ),
        ] {
            let read: Policy<AnyWait> = toml::from_str(configuration).unwrap();
            assert_eq!(policy(&read).unwrap(), text);
        }
    }
}
