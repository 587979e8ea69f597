//! The program that callgrind counts: every case of every contender, with calls to `boundary` in between, where
//! callgrind writes what it has counted and starts again from zero.

use std::hint::black_box;

use crate::{Contender, Loop};

#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub name: &'static str,
    pub of: fn(&Contender) -> Loop,
    /// Calls in the shorter of the two runs that are compared.
    pub calls: u32,
}

/// In B async tokio's budget of 128 polls runs out every 32 calls, so the calls are a multiple of that.
pub const CASES: [Case; 4] = [
    Case { name: "a_sync", of: |contender| contender.a_sync, calls: 1000 },
    Case { name: "a_async", of: |contender| contender.a_async, calls: 1000 },
    Case { name: "b_sync", of: |contender| contender.b_sync, calls: 1000 },
    Case { name: "b_async", of: |contender| contender.b_async, calls: 1024 },
];

/// The part of its name by which callgrind recognizes `boundary`.
pub const BOUNDARY: &str = "*by_hand*counted*boundary*";

/// The counts between two boundaries that belong to one line of the output: what was made once, the calls, and
/// twice as many calls.
pub const COUNTS: usize = 3;

/// Runs every case of these contenders and prints a line for each: the prefix, the case, the contender and the calls.
pub fn run(prefix: &str, contenders: &[&Contender]) {
    for case in &CASES {
        for contender in contenders {
            println!("{prefix}{} {} {}", case.name, contender.name, case.calls);
            let run = (case.of)(contender);
            // Whatever is made once in a process is made here.
            run(32);
            boundary(0);
            run(case.calls);
            boundary(1);
            run(case.calls * 2);
            boundary(2);
        }
    }
}

#[inline(never)]
fn boundary(index: u32) {
    black_box(index);
}
