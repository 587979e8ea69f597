//! What is set on the page, by the names of its fields.
//!
//! The fields of a policy have the names of the configuration, such as `wait.expo.base`, so that the library reads and
//! checks them. An empty field is one that is omitted.

use std::collections::BTreeMap;
use std::time::Duration;

use backoff_retry::wait::AnyWait;
use backoff_retry::{InvalidSetting, Policy, RetryBudget};
use schedule::config::{self, Fault};
use schedule::study::Runs;
use storm::model::{Arrivals, Scenario, Tokens};
use toml::Table;

/// The fields and what is written in them.
pub type Fields = BTreeMap<String, String>;

/// What is wrong, by the name of the field.
pub type Faults = BTreeMap<String, String>;

/// The seconds before the brown-out.
const START: usize = 60;

/// What was set, read.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The policy that is looked at.
    pub policy: Policy<AnyWait>,
    /// How its calls are simulated.
    pub runs: Runs,
    /// The budget of a process.
    pub budget: Tokens,
    /// Whether the policy has that budget.
    pub has_budget: bool,
    /// The clients and the server of the storm.
    pub scenario: Scenario,
}

impl Settings {
    /// Reads all fields, or returns every fault.
    pub fn read(fields: &Fields) -> Result<Self, Faults> {
        let mut reader = Reader { fields, faults: Faults::new() };
        let settings = Self {
            policy: reader.policy(),
            runs: Runs { attempt_takes: reader.time("attempt_takes"), ..Runs::DEFAULT },
            budget: reader.budget(),
            has_budget: fields.get("budget").is_some_and(|set| set == "true"),
            scenario: reader.scenario(),
        };
        if reader.faults.is_empty() { Ok(settings) } else { Err(reader.faults) }
    }
}

/// Returns what is written in a field, if it is not empty.
pub(crate) fn given<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// Returns the name of the generator.
pub(crate) fn generator(fields: &Fields) -> &str {
    given(fields, "generator").unwrap_or("expo")
}

/// Returns the parameters of the generator that are set, with their names.
pub(crate) fn parameters(fields: &Fields) -> impl Iterator<Item = (&str, &str)> {
    let prefix = format!("wait.{}.", generator(fields));
    fields.keys().filter_map(move |field| {
        let name = field.strip_prefix(&prefix)?;
        Some((name, given(fields, field)?))
    })
}

struct Reader<'a> {
    fields: &'a Fields,
    faults: Faults,
}

impl Reader<'_> {
    /// Reads the policy. The library reports one fault at a time; what is faulty is left out for the next attempt.
    fn policy(&mut self) -> Policy<AnyWait> {
        let mut fields = self.fields.clone();
        loop {
            let error = match config::policy(table(&fields)) {
                Ok(policy) => return policy,
                Err(Fault::Setting(error)) => error,
                Err(Fault::Format(message)) => {
                    self.faults.insert("generator".to_owned(), message);
                    return Policy::default();
                }
            };
            let field = field_of(&error);
            let is_left_out = fields.remove(&field).is_some();
            self.faults.insert(field, error.to_string());
            if !is_left_out {
                return Policy::default();
            }
        }
    }

    fn time(&mut self, name: &str) -> Duration {
        let text = given(self.fields, name).unwrap_or("0s");
        config::time(name, text).unwrap_or_else(|message| {
            self.faults.insert(name.to_owned(), message);
            Duration::ZERO
        })
    }

    fn budget(&mut self) -> Tokens {
        let capacity = self.number("budget.capacity", 10, "a whole number of tokens");
        let earn = self.number("budget.earn", 0.1, "a number of tokens");
        let checks = [
            ("budget.capacity", RetryBudget::new().try_capacity(capacity)),
            ("budget.earn", RetryBudget::new().try_earn(earn)),
        ];
        for (field, checked) in checks {
            if let Err(error) = checked {
                let message = error.to_string().replacen(error.parameter(), field, 1);
                self.faults.entry(field.to_owned()).or_insert(message);
            }
        }
        Tokens { capacity, earn }
    }

    fn scenario(&mut self) -> Scenario {
        let calls = self.within("storm.calls", 100, 10..=500, "calls a second");
        let capacity = self.within("storm.capacity", 150, 10..=1000, "attempts a second");
        let length = self.within("storm.brownout", 30, 0..=120, "seconds");
        let arrivals = match given(self.fields, "storm.arrivals") {
            Some("closed") => Arrivals::Closed,
            _ => Arrivals::Open,
        };
        Scenario {
            arrivals,
            // A client makes a call in ten seconds.
            clients: 10 * calls as usize,
            brownout: START..START + length as usize,
            ..Scenario::open().with_capacity(capacity)
        }
    }

    /// Reads a whole number in a range.
    fn within(
        &mut self,
        name: &str,
        default: u32,
        range: std::ops::RangeInclusive<u32>,
        unit: &str,
    ) -> u32 {
        let allowed = format!("from {} to {} {unit}, a whole number", range.start(), range.end());
        let number = self.number(name, default, &allowed);
        if !range.contains(&number) {
            self.refuse(name, &allowed);
        }
        number
    }

    fn number<T: std::str::FromStr>(&mut self, name: &str, default: T, allowed: &str) -> T {
        let Some(text) = given(self.fields, name) else { return default };
        text.parse().unwrap_or_else(|_| {
            self.refuse(name, allowed);
            default
        })
    }

    fn refuse(&mut self, name: &str, allowed: &str) {
        let text = given(self.fields, name).unwrap_or_default();
        let message = format!("`{name}` cannot be {text:?}: it must be {allowed}");
        self.faults.insert(name.to_owned(), message);
    }
}

/// Returns the configuration of the policy.
fn table(fields: &Fields) -> Table {
    let generator = generator(fields);
    let wait = if generator == "constant" {
        config::constant(&intervals(fields))
    } else {
        config::wait(generator, parameters(fields).map(|(name, value)| (name, Some(value))))
    };
    let mut table = Table::from_iter([("wait".to_owned(), wait)]);
    for name in ["max_tries", "max_time", "jitter"] {
        config::put(&mut table, name, given(fields, name));
    }
    table
}

/// Returns the waits of `constant`, which have commas between them.
fn intervals(fields: &Fields) -> Vec<String> {
    let listed = given(fields, "wait.constant.interval").into_iter();
    listed.flat_map(|list| list.split(',')).map(|wait| wait.trim().to_owned()).collect()
}

/// Returns the name of the field that a fault is in. The waits of `constant` are one field.
fn field_of(error: &InvalidSetting) -> String {
    let parameter = error.parameter();
    if parameter.starts_with("wait.constant") {
        "wait.constant.interval".to_owned()
    } else if parameter.starts_with("wait") && parameter.split('.').count() < 3 {
        // It is the name of the generator.
        "generator".to_owned()
    } else {
        parameter.to_owned()
    }
}
