//! The cases: A, success at once, and B, four failures without waiting and then success; sync and async.

use by_hand::counted::{self, CASES};

use crate::contenders::CONTENDERS;
use crate::heap;
use crate::measured::{Group, Measured, Value};

/// Runs under callgrind.
pub(crate) fn run() {
    counted::run("", CONTENDERS);
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
