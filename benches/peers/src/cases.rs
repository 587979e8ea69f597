//! The cases that are loops: A, success at once, and B, four failures
//! without waiting; each sync and async.

use crate::contender::Contender;
use crate::contenders;
use crate::growth;

/// A loop that makes so many calls.
pub type Loop = fn(u64);

pub struct Case {
    pub title: &'static str,
    pub of: fn(&Contender) -> Option<Loop>,
    /// Calls in a timed batch: some microseconds of work.
    pub batch: u64,
    /// Calls in the shorter of the two runs that are counted by callgrind.
    pub counted: u64,
}

pub const CASES: [Case; 4] = [
    Case {
        title: "A sync",
        of: |contender| Some(contender.sync.as_ref()?.success),
        batch: 2000,
        counted: 4000,
    },
    Case {
        title: "A async",
        of: |contender| Some(contender.tokio.as_ref()?.success),
        batch: 1000,
        counted: 4000,
    },
    Case {
        title: "B sync",
        of: |contender| Some(contender.sync.as_ref()?.failures),
        batch: 500,
        counted: 2000,
    },
    Case {
        title: "B async",
        of: |contender| Some(contender.timed.as_ref()?.failures),
        batch: 100,
        counted: 1000,
    },
];

/// The loop that a child process is asked to run: `case/contender`, or one of the growth's.
pub fn find(name: &str) -> Option<Loop> {
    let (case, contender) = name.split_once('/')?;
    match CASES.iter().find(|known| known.title == case) {
        Some(known) => (known.of)(contenders::find(contender)?),
        None => growth::find(case, contender),
    }
}
