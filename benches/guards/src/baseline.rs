//! `baseline.toml` and `spans.toml`: what was measured when somebody last looked at it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use crate::Attempt;
use crate::measured::{Group, Measured, Value};

/// The feature `spans` changes what a policy costs, so it has a file of its own.
pub(crate) const FILE: &str = if cfg!(feature = "spans") {
    concat!(env!("CARGO_MANIFEST_DIR"), "/spans.toml")
} else {
    concat!(env!("CARGO_MANIFEST_DIR"), "/baseline.toml")
};

const HEAD: &str = "\
# What a retry costs; `benches/guards/run` compares, `benches/guards/run --bless` writes this file.
# Update it only with a reason in the commit message: what was bought, or what was won. A change that makes
# something better updates it too, or the gain is lost unnoticed. An allocation is never recorded.
";

#[derive(Default, Debug)]
pub(crate) struct Baseline(pub(crate) BTreeMap<String, Value>);

impl Baseline {
    pub(crate) fn read() -> Attempt<Self> {
        let text = fs::read_to_string(FILE).map_err(|error| format!("{FILE}: {error}"))?;
        Self::parse(&text).map_err(|line| format!("{FILE}: cannot read `{line}`").into())
    }

    /// What is recorded of these groups.
    pub(crate) fn of(mut self, groups: &[Group]) -> Self {
        self.0.retain(|key, _| {
            groups.iter().any(|group| key.split('.').next() == Some(group.name()))
        });
        self
    }

    /// The few forms of TOML that `write` makes.
    pub(crate) fn parse(text: &str) -> Result<Self, &str> {
        let mut values = BTreeMap::new();
        let mut group = "";
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(heading) = line.strip_prefix('[') {
                group = heading.split(']').next().unwrap_or_default();
                continue;
            }
            let (name, value) = line.split_once(" = ").ok_or(line)?;
            let value = Value::parse(value.trim()).ok_or(line)?;
            values.insert(format!("{group}.{}", name.trim()), value);
        }
        Ok(Self(values))
    }
}

pub(crate) fn write(measured: &[Measured]) -> Attempt<()> {
    let mut text = String::from(HEAD);
    let mut group = None;
    for one in measured {
        if group.replace(one.group) != Some(one.group) {
            writeln!(text, "\n[{}] # {}", one.group.name(), one.group.note())?;
        }
        writeln!(text, "{} = {}", one.name, one.value)?;
    }
    fs::write(FILE, text).map_err(|error| format!("{FILE}: {error}").into())
}
