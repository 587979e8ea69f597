//! One field of a configuration: its path and its value, and what can be made of that.

use core::time::Duration;
use std::borrow::{Cow, ToOwned};
use std::format;
use std::string::String;
use std::vec::Vec;

use super::value::Value;
use crate::error::{InvalidSetting, POSITIVE};
use crate::wait::is_positive;

type Result<T> = core::result::Result<T, InvalidSetting>;

pub(super) const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

pub(super) const TIME: &str = "it must be a time from 0 to 365 days, such as \"250ms\" or \"1m 30s\"; \
                               a number without quotes is seconds";

const COUNT: &str = "it counts attempts, the first included, from 1 to 4294967295; \
                     leave it out for no limit";

/// A value, and where it stands.
#[derive(Clone)]
pub(super) struct Field<'a> {
    pub(super) path: String,
    pub(super) value: &'a Value,
}

impl<'a> Field<'a> {
    /// The fault of this field, with what is allowed.
    pub(super) fn refuse(&self, allowed: impl Into<Cow<'static, str>>) -> InvalidSetting {
        let path = if self.path.is_empty() { "policy".to_owned() } else { self.path.clone() };
        InvalidSetting::value(path, self.value.shown(), allowed)
    }

    /// A time: text with units, or seconds.
    pub(super) fn time(&self) -> Result<Duration> {
        let time = match self.value {
            Value::Integer(seconds) => u64::try_from(*seconds).ok().map(Duration::from_secs),
            Value::Number(seconds) => Duration::try_from_secs_f64(*seconds).ok(),
            Value::Text(text) => parse(text),
            _ => None,
        };
        time.filter(|time| *time <= LONGEST).ok_or_else(|| self.refuse(TIME))
    }

    /// A number of attempts.
    pub(super) fn count(&self) -> Result<u32> {
        match self.value {
            Value::Integer(count) => u32::try_from(*count).ok().filter(|count| *count > 0),
            _ => None,
        }
        .ok_or_else(|| self.refuse(COUNT))
    }

    /// A number that waits can be scaled by.
    pub(super) fn number(&self) -> Result<f64> {
        let number = match self.value {
            // Beyond 2^53 the nearest is near enough.
            #[allow(clippy::cast_precision_loss)]
            Value::Integer(number) => *number as f64,
            Value::Number(number) => *number,
            _ => return Err(self.refuse("it must be a number, finite and greater than 0")),
        };
        if is_positive(number) { Ok(number) } else { Err(self.refuse(POSITIVE)) }
    }

    /// A table, all of whose fields are among `known`, and none of them twice.
    pub(super) fn table(&self, known: &[&str]) -> Result<Table<'a>> {
        let Value::Table(entries) = self.value else {
            return Err(
                self.refuse(format!("it must be a table, of {}", listed(known, '`', "and")))
            );
        };
        let table = Table { path: self.path.clone(), entries };
        for (index, (name, value)) in entries.iter().enumerate() {
            let path = table.path_to(name);
            if !known.contains(&name.as_str()) {
                let known = format!("known here are {}", listed(known, '`', "and"));
                return Err(InvalidSetting::unknown(path, known));
            }
            if entries[..index].iter().any(|(earlier, _)| earlier == name) {
                return Err(InvalidSetting::value(path, value.shown(), "it is given twice"));
            }
        }
        Ok(table)
    }
}

/// A table whose fields are known.
pub(super) struct Table<'a> {
    path: String,
    entries: &'a [(String, Value)],
}

impl<'a> Table<'a> {
    fn path_to(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The fields that are given, with their names. Null is as good as left out.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'a str, Field<'a>)> {
        self.entries
            .iter()
            .filter(|(_, value)| *value != Value::Nothing)
            .map(|(name, value)| (name.as_str(), Field { path: self.path_to(name), value }))
    }

    pub(super) fn field(&self, name: &str) -> Option<Field<'a>> {
        self.fields().find(|(given, _)| *given == name).map(|(_, field)| field)
    }

    /// `target`, changed by `setter` where there is such a field.
    pub(super) fn set<T, V>(
        &self,
        target: T,
        name: &str,
        read: impl FnOnce(&Field<'a>) -> Result<V>,
        setter: impl FnOnce(T, V) -> T,
    ) -> Result<T> {
        match self.field(name) {
            Some(field) => Ok(setter(target, read(&field)?)),
            None => Ok(target),
        }
    }
}

/// Numbers with units, added up. They are parsed one by one: humantime's own sum panics on the last
/// nanosecond of `Duration`.
fn parse(text: &str) -> Option<Duration> {
    let mut sum = Duration::ZERO;
    let mut rest = text.trim();
    loop {
        let unit = rest.find(char::is_alphabetic)?;
        let length = rest[unit..].find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len() - unit);
        let (one, others) = rest.split_at(unit + length);
        sum = sum.checked_add(humantime::parse_duration(one).ok()?)?;
        if others.is_empty() {
            return Some(sum);
        }
        rest = others;
    }
}

/// `a`, `b` and `c`, each between two `quote`s.
pub(super) fn listed(names: &[&str], quote: char, last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("{quote}{name}{quote}")).collect();
    match quoted.split_last() {
        Some((end, [])) => end.clone(),
        Some((end, others)) => format!("{} {last} {end}", others.join(", ")),
        None => String::new(),
    }
}
