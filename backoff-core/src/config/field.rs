//! One field of a configuration: its path, its value, and the conversions of the value.

use core::time::Duration;
use std::borrow::{Cow, ToOwned};
use std::format;
use std::string::String;
use std::vec::Vec;

use super::time;
use super::value::Value;
use crate::error::{InvalidSetting, POSITIVE};
use crate::policy::NOT_ZERO;
use crate::wait::is_positive;

type Result<T> = core::result::Result<T, InvalidSetting>;

pub(super) const FLAG: &str = "it must be true or false";

pub(super) const TIME: &str = "it must be a time from 0 to 365 days: text with a unit, such as \"250ms\" or \
                               \"5min\", or a number of seconds";

const COUNT: &str = "it must be a number of attempts from 1 to 4294967295, including the first; omit it for no limit";

/// A value, and its path.
#[derive(Clone)]
pub(super) struct Field<'a> {
    pub(super) path: String,
    pub(super) value: &'a Value,
}

impl<'a> Field<'a> {
    /// Returns the error of this field, with what is allowed.
    pub(super) fn refuse(&self, allowed: impl Into<Cow<'static, str>>) -> InvalidSetting {
        let path = if self.path.is_empty() { "policy".to_owned() } else { self.path.clone() };
        InvalidSetting::value(path, self.value.shown(), allowed)
    }

    /// Reads a time: text with a unit, or a number of seconds.
    pub(super) fn time(&self) -> Result<Duration> {
        let time = match self.value {
            Value::Integer(seconds) => u64::try_from(*seconds).ok().map(Duration::from_secs),
            Value::Number(seconds) => time::from_secs(*seconds),
            Value::Text(text) => return time::parse(text).map_err(|fault| self.refuse(fault)),
            _ => None,
        };
        time.filter(time::is_allowed).ok_or_else(|| self.refuse(TIME))
    }

    /// Reads a time limit on running attempts, which is a time longer than zero.
    pub(super) fn timeout(&self) -> Result<Duration> {
        let limit = self.time()?;
        if limit.is_zero() { Err(self.refuse(NOT_ZERO)) } else { Ok(limit) }
    }

    /// Reads a number of attempts, also from text: environment variables have no numbers.
    pub(super) fn count(&self) -> Result<u32> {
        match self.value {
            Value::Integer(count) => u32::try_from(*count).ok(),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
        .filter(|count| *count > 0)
        .ok_or_else(|| self.refuse(COUNT))
    }

    /// Reads a `bool`, also from text: environment variables have no other type.
    pub(super) fn flag(&self) -> Result<bool> {
        match self.value {
            Value::Bool(flag) => Some(*flag),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
        .ok_or_else(|| self.refuse(FLAG))
    }

    /// Reads a factor of a wait, also from text: environment variables have no numbers.
    pub(super) fn number(&self) -> Result<f64> {
        let number = match self.value {
            // Rounding beyond 2^53 does not matter for a factor.
            #[allow(clippy::cast_precision_loss)]
            Value::Integer(number) => Some(*number as f64),
            Value::Number(number) => Some(*number),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        };
        let number =
            number.ok_or_else(|| self.refuse("it must be a number, finite and greater than 0"))?;
        if is_positive(number) { Ok(number) } else { Err(self.refuse(POSITIVE)) }
    }

    /// Reads a table whose fields are all among `known`, none of them twice. Null is an empty table, as a YAML key
    /// without a value is.
    pub(super) fn table(&self, known: &[&str]) -> Result<Table<'a>> {
        let entries = match self.value {
            Value::Table(entries) => entries.as_slice(),
            Value::Null => &[],
            _ => {
                let known = listed(known, '`', "and");
                return Err(self.refuse(format!("it must be a table with the fields {known}")));
            }
        };
        let table = Table { path: self.path.clone(), entries };
        for (index, (name, value)) in entries.iter().enumerate() {
            let path = table.path_to(name);
            if !known.contains(&name.as_str()) {
                let known = format!("the fields are {}", listed(known, '`', "and"));
                return Err(InvalidSetting::unknown(path, known));
            }
            if entries[..index].iter().any(|(earlier, _)| earlier == name) {
                return Err(InvalidSetting::value(path, value.shown(), "it is given twice"));
            }
        }
        Ok(table)
    }
}

/// A table whose field names have been checked.
pub(super) struct Table<'a> {
    path: String,
    entries: &'a [(String, Value)],
}

impl<'a> Table<'a> {
    fn path_to(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// Returns the fields with their names; null is the same as omitted.
    fn fields(&self) -> impl Iterator<Item = (&'a str, Field<'a>)> {
        self.entries
            .iter()
            .filter(|(_, value)| *value != Value::Null)
            .map(|(name, value)| (name.as_str(), Field { path: self.path_to(name), value }))
    }

    /// Returns the field with this name.
    pub(super) fn field(&self, name: &str) -> Option<Field<'a>> {
        self.fields().find(|(given, _)| *given == name).map(|(_, field)| field)
    }

    /// Returns the field of a table that has exactly one. It may be null if no other is given.
    pub(super) fn only_field(&self) -> Option<(&'a str, Field<'a>)> {
        if let [(name, value)] = self.entries {
            return Some((name, Field { path: self.path_to(name), value }));
        }
        let mut fields = self.fields();
        fields.next().filter(|_| fields.next().is_none())
    }

    /// Reads the field with this name and sets it on `target`; returns `target` as it is if there is no such field.
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

/// Lists names in a message: `a`, `b` and `c`, each between two `quote`s.
pub(super) fn listed(names: &[&str], quote: char, last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("{quote}{name}{quote}")).collect();
    match quoted.split_last() {
        Some((end, [])) => end.clone(),
        Some((end, others)) => format!("{} {last} {end}", others.join(", ")),
        None => String::new(),
    }
}
