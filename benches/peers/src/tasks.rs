//! Many retrying tasks at once, on one thread and under a paused clock: all of them wait together,
//! and no time passes in which none runs, so the CPU time of the process is theirs.

use std::fs;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::batch::paused_runtime;
use crate::heap;
use crate::work::{Failing, Outcome};

pub const RETRIES: u32 = 3;

/// What so many tasks took, all together.
#[derive(Clone, Copy)]
pub struct Load {
    pub cpu: Duration,
    /// Bytes of the resident set that were added.
    pub resident: u64,
    /// Bytes of the heap while all of them wait.
    pub heap: u64,
}

/// So many tasks at once, so often one after the other. The memory is that of the first time.
pub fn run<F>(count: u64, repeats: u64, function: impl Fn(&'static Failing) -> F) -> Load
where
    F: Future<Output = Outcome> + Send + 'static,
{
    let runtime = paused_runtime();
    let work: Vec<Failing> = (0..count).map(|_| Failing::new(RETRIES)).collect();
    let work: &'static [Failing] = work.leak();
    let (resident_before, heap_before) = (resident(), heap::live());
    let start = cpu();
    let (resident, heap) = runtime.block_on(async {
        let waiting = all_at_once(work, &function, || (resident(), heap::live())).await;
        for _ in 1..repeats {
            work.iter().for_each(|failing| failing.fail(RETRIES));
            all_at_once(work, &function, || ()).await;
        }
        waiting
    });
    Load {
        cpu: cpu() - start,
        resident: resident.saturating_sub(resident_before),
        heap: heap.saturating_sub(heap_before),
    }
}

/// Looks while all of the tasks wait.
async fn all_at_once<F, L>(
    work: &'static [Failing],
    function: impl Fn(&'static Failing) -> F,
    look: impl FnOnce() -> L,
) -> L
where
    F: Future<Output = Outcome> + Send + 'static,
{
    let tasks: Vec<_> = work.iter().map(|failing| tokio::spawn(function(failing))).collect();
    // Tasks run in the order they were spawned: once the last has failed, all of them wait.
    while work.last().is_some_and(|last| last.calls() == 0) {
        tokio::task::yield_now().await;
    }
    let waiting = look();
    for task in tasks {
        assert_eq!(task.await.expect("no panic").ok(), Some(RETRIES + 1));
    }
    waiting
}

/// The CPU time of this process.
pub fn cpu() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Bytes of the resident set.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}
