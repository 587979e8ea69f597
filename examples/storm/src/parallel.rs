//! Many seeds on all processors.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// Calls `run` with each seed, and returns the results in the order of the seeds.
pub(crate) fn map<T: Send>(seeds: Range<u64>, run: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let seeds: Vec<u64> = seeds.collect();
    let share = seeds.len().div_ceil(threads).max(1);
    let run = |part: &[u64]| part.iter().map(|seed| run(*seed)).collect::<Vec<T>>();
    thread::scope(|scope| {
        let threads: Vec<_> =
            seeds.chunks(share).map(|part| scope.spawn(move || run(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no run panics")).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_seeds() {
        assert_eq!(map(5..9, |seed| seed * 10), [50, 60, 70, 80]);
        assert_eq!(map(5..6, |seed| seed), [5]);
        assert!(map(5..5, |seed| seed).is_empty());
    }
}
