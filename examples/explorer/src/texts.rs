//! What is set, as text to copy.

use std::fmt::Write;

use crate::settings::{Fields, Settings, generator, given, parameters};

/// Returns the attribute, and the budget that it names.
///
/// # Errors
/// If the policy cannot be written, which a policy of the page always can.
pub fn attribute(settings: &Settings) -> Result<String, String> {
    let policy = schedule::describe::policy(&settings.policy)?;
    if !settings.has_budget {
        return Ok(format!("#[on_exception({policy})]\n"));
    }
    let (capacity, earn) = (settings.budget.capacity, settings.budget.earn);
    Ok(format!(
        "static BUDGET: RetryBudget = RetryBudget::new().capacity({capacity}).earn({earn:?});\n\n\
         #[on_exception({policy}, budget = &BUDGET)]\n"
    ))
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
