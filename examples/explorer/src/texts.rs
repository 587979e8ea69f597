//! What is set, as text to copy.

use std::fmt::Write;

use crate::settings::{Fields, Settings, generator, given, parameters};

/// How long the line of an attribute may be.
const LINE: usize = 80;

/// Returns the attribute with what it needs: its import, and the budget that it names.
///
/// # Errors
/// If the policy cannot be written, which a policy of the page always can.
pub fn attribute(settings: &Settings) -> Result<String, String> {
    let mut parts = schedule::describe::settings(&settings.policy)?;
    let jitter = schedule::describe::jitter(&settings.policy)?;
    let generator = parts.first().and_then(|wait| wait.split('(').next()).unwrap_or_default();
    let mut names = vec![generator.to_owned(), "on_exception".to_owned()];
    names.extend(Some(jitter).filter(|name| name != "none"));
    let mut budget = String::new();
    if settings.has_budget {
        let (capacity, earn) = (settings.budget.capacity, settings.budget.earn);
        budget = format!(
            "static BUDGET: RetryBudget = RetryBudget::new().capacity({capacity}).earn({earn:?});\n\n"
        );
        names.push("RetryBudget".to_owned());
        parts.push("budget = &BUDGET".to_owned());
    }
    // As rustfmt sorts them.
    names.sort();
    let names = names.join(", ");
    Ok(format!("use backoff_retry::{{{names}}};\n\n{budget}{}", on_exception(&parts)))
}

/// Writes an attribute on one line, or with a line for each setting.
fn on_exception(settings: &[String]) -> String {
    let line = format!("#[on_exception({})]\n", settings.join(", "));
    if line.len() <= LINE {
        return line;
    }
    format!("#[on_exception(\n    {},\n)]\n", settings.join(",\n    "))
}

/// Returns the configuration.
///
/// # Errors
/// If the policy cannot be written, which a policy of the page always can.
pub fn configuration(settings: &Settings) -> Result<String, String> {
    let text = toml::to_string(&settings.policy).map_err(|error| error.to_string())?;
    let note = match (text.is_empty(), settings.has_budget) {
        (_, true) => "# The budget is set in code: policy.budget(&BUDGET)\n",
        (true, false) => "# Every setting has its default.\n",
        (false, false) => "",
    };
    Ok(format!("{note}{text}"))
}

/// Returns the command that prints the same figures.
pub fn command(fields: &Fields) -> String {
    let mut command = format!("cargo run -p schedule -- {}", generator(fields));
    let limits = ["max_tries", "max_time", "jitter", "attempt_takes"];
    let limits = limits.into_iter().filter_map(|name| Some((name, given(fields, name)?)));
    for (name, value) in parameters(fields).chain(limits) {
        // Only a list of waits may have spaces.
        let value: String = value.split_whitespace().collect();
        let _ = write!(command, " --{} {value}", name.replace('_', "-"));
    }
    command
}
