//! A model check of the level of a bucket: some threads run some operations each, in every order, and the outcome has to
//! be that of one thread that runs all of these operations in some order.
//!
//! Two checkers complement one another. `shuttle` runs every order of the steps, with loads that return the latest
//! value, and has to find every outcome that is possible. `loom` also returns older values where the memory ordering
//! allows it, but leaves out some orders.

// What runs a program is loaded once for each checker.
#![allow(clippy::duplicate_mod)]

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

mod by_loom;
mod by_shuttle;

const TOKEN: u32 = 1000;
const CAPACITY: u32 = 2 * TOKEN;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Operation {
    Withdraw,
    Deposit,
    Read,
}

use Operation::{Deposit, Read, Withdraw};

/// The operations of some threads.
type Program = Vec<Vec<Operation>>;

/// What the operations of each thread returned, and the level at the end.
///
/// A withdrawal or a deposit returns 1 if it changed the level, and else 0: a full bucket must not even be written to.
type Outcome = (Vec<Vec<u32>>, u32);

/// The level of a bucket, and what a deposit adds.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    level: u32,
    earned: u32,
}

/// Empty, one deposit short of a token, with a token, one deposit short of full, and full.
const BUCKETS: [Bucket; 5] = [
    Bucket { level: 0, earned: 1000 },
    Bucket { level: 700, earned: 300 },
    Bucket { level: 1000, earned: 300 },
    Bucket { level: 1700, earned: 1000 },
    Bucket { level: 2000, earned: 3000 },
];

impl Bucket {
    /// Runs an operation as a single thread would. This is the specification.
    fn run(&mut self, operation: Operation) -> u32 {
        match operation {
            Withdraw if self.level < TOKEN => return 0,
            Withdraw => self.level -= TOKEN,
            Deposit if self.level == CAPACITY => return 0,
            Deposit => self.level = CAPACITY.min(self.level + self.earned),
            Read => return self.level,
        }
        1
    }

    /// Adds the outcomes of all orders of the operations that are not `done` yet.
    fn add_outcomes(
        self,
        program: &Program,
        done: &mut Vec<Vec<u32>>,
        outcomes: &mut BTreeSet<Outcome>,
    ) {
        let mut finished = true;
        for thread in 0..program.len() {
            if let Some(&operation) = program[thread].get(done[thread].len()) {
                finished = false;
                let mut after = self;
                done[thread].push(after.run(operation));
                after.add_outcomes(program, done, outcomes);
                done[thread].pop();
            }
        }
        if finished {
            outcomes.insert((done.clone(), self.level));
        }
    }

    /// Returns the outcomes of all orders of the operations.
    fn outcomes(self, program: &Program) -> BTreeSet<Outcome> {
        let mut outcomes = BTreeSet::new();
        self.add_outcomes(program, &mut vec![Vec::new(); program.len()], &mut outcomes);
        outcomes
    }

    /// Checks that no token was lost or invented.
    fn check_balance(self, program: &Program, (returned, left): &Outcome) {
        let tally = |operation| -> u32 {
            let all = program.iter().flatten().zip(returned.iter().flatten());
            all.filter(|(one, _)| **one == operation).map(|(_, returned)| returned).sum()
        };
        let spent = tally(Withdraw) * TOKEN;
        let received = self.level + tally(Deposit) * self.earned;
        assert!(*left <= CAPACITY, "{left} in the bucket");
        assert!(spent + left <= received, "{spent} spent and {left} left of {received}");
        if received <= CAPACITY {
            assert_eq!(spent + left, received, "lost where nothing can overflow");
        }
    }
}

/// Checks every outcome that a checker finds when it runs `program`, and returns all of them.
fn check(
    program: &Program,
    bucket: Bucket,
    run: impl FnOnce(Box<dyn Fn(&Outcome) + Send + Sync>),
) -> BTreeSet<Outcome> {
    let found = Arc::new(Mutex::new(BTreeSet::new()));
    let (mine, program, possible) = (found.clone(), program.clone(), bucket.outcomes(program));
    run(Box::new(move |outcome| {
        bucket.check_balance(&program, outcome);
        assert!(possible.contains(outcome), "{program:?} on {bucket:?} led to {outcome:?}");
        mine.lock().unwrap().insert(outcome.clone());
    }));
    std::mem::take(&mut *found.lock().unwrap())
}

/// Returns the programs of two threads with two operations each.
fn two_threads() -> Vec<Program> {
    let operations = [Withdraw, Deposit, Read];
    let thread = |n: usize| vec![operations[n / 3], operations[n % 3]];
    (0..9).flat_map(|one| (0..=one).map(move |other| vec![thread(one), thread(other)])).collect()
}

/// Returns programs of three threads with one operation each.
fn three_threads() -> Vec<Program> {
    let programs = [
        [Withdraw, Withdraw, Withdraw],
        [Withdraw, Withdraw, Deposit],
        [Withdraw, Deposit, Deposit],
        [Deposit, Deposit, Deposit],
        [Withdraw, Deposit, Read],
    ];
    programs.map(|program| program.map(|operation| vec![operation]).to_vec()).to_vec()
}

fn check_by_shuttle(programs: &[Program]) {
    for program in programs {
        for bucket in BUCKETS {
            let found =
                check(program, bucket, |check| by_shuttle::run(program.clone(), bucket, check));
            // If one were missing, orders were left out.
            assert_eq!(found, bucket.outcomes(program), "{program:?} on {bucket:?}");
        }
    }
}

fn check_by_loom(programs: &[Program]) {
    for program in programs {
        for bucket in BUCKETS {
            check(program, bucket, |check| by_loom::run(program.clone(), bucket, check));
        }
    }
}

#[test]
fn two_threads_by_shuttle() {
    check_by_shuttle(&two_threads());
}

#[test]
fn three_threads_by_shuttle() {
    check_by_shuttle(&three_threads());
}

#[test]
fn two_threads_by_loom() {
    check_by_loom(&two_threads());
}

#[test]
fn three_threads_by_loom() {
    check_by_loom(&three_threads());
}
