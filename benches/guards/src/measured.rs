//! One number, or one list of names, under the key that it has in the baseline.

use std::fmt;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Group {
    Instructions,
    Varied,
    Bytes,
    StackDebug,
    StackRelease,
    ClockReads,
    Allocations,
    Crates,
    TestUtilOff,
}

impl Group {
    /// In the order of the baseline.
    pub(crate) const ALL: [Self; 9] = [
        Self::Instructions,
        Self::Varied,
        Self::Bytes,
        Self::StackDebug,
        Self::StackRelease,
        Self::ClockReads,
        Self::Allocations,
        Self::Crates,
        Self::TestUtilOff,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Instructions => "instructions",
            Self::Varied => "instructions_varied",
            Self::Bytes => "bytes",
            Self::StackDebug => "stack_debug",
            Self::StackRelease => "stack_release",
            Self::ClockReads => "clock_reads",
            Self::Allocations => "allocations",
            Self::Crates => "crates",
            Self::TestUtilOff => "test_util_off",
        }
    }

    /// What is said of it in the baseline.
    pub(crate) const fn note(self) -> &'static str {
        match self {
            Self::Instructions => "of a call, less those of the bare call",
            Self::Varied => "with outcomes returned through memory, and uses that differ",
            Self::Bytes => "of a future",
            Self::StackDebug => "bytes of a nested call that returns 10 KiB, not optimized",
            Self::StackRelease => "the same, optimized",
            Self::ClockReads => "of a call",
            Self::Allocations => "of a call; never anything but 0",
            Self::Crates => "that a user builds, tokio and what it needs apart",
            Self::TestUtilOff => "what is left of `test-util` where it is off: nothing",
        }
    }
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value {
    Number(f64),
    Names(Vec<String>),
}

impl Value {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            Some(names) => Some(Self::Names(names.split_whitespace().map(Into::into).collect())),
            None => text.parse().ok().map(Self::Number),
        }
    }

    pub(crate) fn is_more_than(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Number(this), Self::Number(other)) => Some(*this > *other),
            (Self::Names(this), Self::Names(other)) => Some(this.len() > other.len()),
            _ => None,
        }
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(u32::try_from(number).map_or(f64::MAX, f64::from))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Names(names) => write!(f, "\"{}\"", names.join(" ")),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub(crate) group: Group,
    /// Without the group.
    pub(crate) name: String,
    pub(crate) value: Value,
    /// What it is in the loop that does the same and is written by hand.
    pub(crate) hand: Option<Value>,
}

impl Measured {
    pub(crate) fn key(&self) -> String {
        format!("{}.{}", self.group.name(), self.name)
    }

    pub(crate) fn is_over_hand(&self) -> bool {
        self.hand.as_ref().and_then(|hand| self.value.is_more_than(hand)) == Some(true)
    }
}
