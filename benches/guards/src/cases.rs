//! The cases: A, success at once, and B, four failures without waiting and then success; sync and async.

use by_hand::{Contender, Loop};

use crate::Attempt;
use crate::contenders::{self, CONTENDERS};
use crate::heap;
use crate::measured::{Group, Measured, Value};

pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) of: fn(&Contender) -> Loop,
    /// Calls of the shorter of the two runs that are compared.
    pub(crate) calls: u32,
}

/// In B async tokio's budget of 128 polls runs out every 32 calls, so the calls are a multiple of that.
pub(crate) const CASES: [Case; 4] = [
    Case { name: "a_sync", of: |contender| contender.a_sync, calls: 1000 },
    Case { name: "a_async", of: |contender| contender.a_async, calls: 1000 },
    Case { name: "b_sync", of: |contender| contender.b_sync, calls: 1000 },
    Case { name: "b_async", of: |contender| contender.b_async, calls: 1024 },
];

pub(crate) fn run(case: &str, contender: &str, calls: &str) -> Attempt<()> {
    let case = CASES.iter().find(|known| known.name == case).ok_or("no such case")?;
    let contender = contenders::find(contender).ok_or("no such contender")?;
    (case.of)(contender)(calls.parse()?);
    Ok(())
}

/// Allocations a call. What is made once, in a process or in a runtime (there when the budget of polls first runs
/// out), is in both counts.
pub(crate) fn allocations() -> Vec<Measured> {
    const CALLS: u32 = 100;
    let mut all = Vec::new();
    for case in &CASES {
        for contender in CONTENDERS.iter().filter(|contender| contender.hand.is_some()) {
            let run = (case.of)(contender);
            run(CALLS);
            let once = heap::allocations(|| run(CALLS));
            let twice = heap::allocations(|| run(CALLS * 2));
            let name = format!("{}.{}", case.name, contender.name);
            let value = Value::Number((f64::from(twice) - f64::from(once)) / f64::from(CALLS));
            all.push(Measured { group: Group::Allocations, name, value, hand: None });
        }
    }
    all
}
