//! The open test scopes of the process, and what they answer to the code that they apply to.
//!
//! A scope applies to the runtime or thread that it was opened in; of several the one opened last takes precedence.
//! No user code runs while the list of scopes is locked.

use core::time::Duration;
use std::boxed::Box;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use std::vec::Vec;

use super::ids::{RuntimeOrThread, TaskOrThread};

/// The number of waits that a scope or a `RecordingClock` records.
pub(super) const MAX_RECORDED: usize = 10_000;

/// What a scope changes.
pub(super) enum ScopeKind {
    /// Waits are skipped.
    Waits(SkippedWaits),
    /// No call makes more attempts.
    Tries(u32),
    /// Random bits come from this source.
    Seed(Box<dyn FnMut() -> u64 + Send>),
}

/// The waits that a scope has skipped.
pub(super) struct SkippedWaits {
    /// The first [`MAX_RECORDED`] of them.
    recorded: Vec<Duration>,
    count: u64,
    time: ScopeTime,
}

/// How the clocks read in a scope that skips waits.
enum ScopeTime {
    /// The real time plus what was skipped, by task or thread: tasks that wait at the same time take no longer than
    /// one of them.
    RealPlus(HashMap<TaskOrThread, Duration>),
    /// The start of the scope plus what was skipped.
    Virtual { start: Instant, skipped: Duration },
}

impl SkippedWaits {
    pub(super) fn on_real_time() -> Self {
        Self::new(ScopeTime::RealPlus(HashMap::new()))
    }

    pub(super) fn on_virtual_time() -> Self {
        Self::new(ScopeTime::Virtual { start: Instant::now(), skipped: Duration::ZERO })
    }

    fn new(time: ScopeTime) -> Self {
        Self { recorded: Vec::new(), count: 0, time }
    }

    /// Returns the first [`MAX_RECORDED`] waits.
    pub(super) fn recorded(&self) -> Vec<Duration> {
        self.recorded.clone()
    }

    /// Returns the time that was skipped.
    pub(super) fn skipped(&self) -> Duration {
        match &self.time {
            ScopeTime::RealPlus(skipped) => {
                skipped.get(&TaskOrThread::current()).copied().unwrap_or_default()
            }
            ScopeTime::Virtual { skipped, .. } => *skipped,
        }
    }

    /// Skips a wait: records it and lets its time pass.
    fn skip(&mut self, wait: Duration) {
        self.count = self.count.saturating_add(1);
        if self.recorded.len() < MAX_RECORDED {
            self.recorded.push(wait);
        }
        self.advance(wait);
    }

    /// Lets time pass.
    pub(super) fn advance(&mut self, by: Duration) {
        let skipped = match &mut self.time {
            ScopeTime::RealPlus(skipped) => skipped.entry(TaskOrThread::current()).or_default(),
            ScopeTime::Virtual { skipped, .. } => skipped,
        };
        *skipped = skipped.saturating_add(by);
    }

    /// Returns the current time in the scope.
    fn now(&self, real: Instant) -> Instant {
        // Beyond every limit, and within the range of every system's clock.
        const FAR: Duration = Duration::from_secs(1000 * 365 * 86_400);
        let start = match self.time {
            ScopeTime::RealPlus(_) => real,
            ScopeTime::Virtual { start, .. } => start,
        };
        start.checked_add(self.skipped().min(FAR)).unwrap_or(start)
    }
}

struct Scope {
    id: u64,
    opened_in: RuntimeOrThread,
    kind: ScopeKind,
}

#[derive(Default)]
struct Scopes {
    last_id: u64,
    open: Vec<Scope>,
}

static SCOPES: Mutex<Scopes> = Mutex::new(Scopes { last_id: 0, open: Vec::new() });

/// Locks the open scopes, also after a thread panicked while it held the lock.
fn scopes() -> MutexGuard<'static, Scopes> {
    SCOPES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns the first answer of the scopes that apply to the current code, the latest first.
fn find_map<T>(answer: impl FnMut(&mut Scope) -> Option<T>) -> Option<T> {
    let mut scopes = scopes();
    let open = scopes.open.iter_mut().rev();
    open.filter(|scope| scope.opened_in.contains_current()).find_map(answer)
}

/// Keeps a scope open until it is dropped.
#[derive(Debug)]
pub(super) struct ScopeGuard {
    id: u64,
}

impl ScopeGuard {
    /// Opens a scope in the current runtime or thread.
    pub(super) fn new(kind: ScopeKind) -> Self {
        let opened_in = RuntimeOrThread::current();
        let mut scopes = scopes();
        scopes.last_id += 1;
        let id = scopes.last_id;
        scopes.open.push(Scope { id, opened_in, kind });
        Self { id }
    }

    /// Calls `with` on the waits of this scope, whatever code calls it.
    pub(super) fn with_waits<T: Default>(&self, with: impl FnOnce(&mut SkippedWaits) -> T) -> T {
        let mut scopes = scopes();
        match scopes.open.iter_mut().find(|scope| scope.id == self.id) {
            Some(Scope { kind: ScopeKind::Waits(waits), .. }) => with(waits),
            _ => T::default(),
        }
    }
}

impl Drop for ScopeGuard {
    fn drop(&mut self) {
        scopes().open.retain(|scope| scope.id != self.id);
    }
}

/// Calls `with` on the waits of the latest scope that skips those of the current code.
fn with_current_waits<T>(with: impl FnOnce(&mut SkippedWaits) -> T) -> Option<T> {
    let mut with = Some(with);
    find_map(|scope| match &mut scope.kind {
        ScopeKind::Waits(waits) => with.take().map(|with| with(waits)),
        _ => None,
    })
}

/// Returns the current time: `real`, or the time in a scope.
pub(crate) fn now(real: Instant) -> Instant {
    with_current_waits(|waits| waits.now(real)).unwrap_or(real)
}

/// Skips a wait if a scope says so, and returns whether it did.
pub(crate) fn skip(wait: Duration) -> bool {
    with_current_waits(|waits| waits.skip(wait)).is_some()
}

/// Returns how many waits the current scope has skipped, in all the code that it applies to.
pub(crate) fn skipped_waits() -> u64 {
    with_current_waits(|waits| waits.count).unwrap_or(0)
}

/// Lets time pass in the current scope.
pub(super) fn advance(by: Duration) {
    let _ = with_current_waits(|waits| waits.advance(by));
}

/// Returns the number of attempts that no call may exceed.
pub(crate) fn max_tries() -> Option<u32> {
    find_map(|scope| match scope.kind {
        ScopeKind::Tries(tries) => Some(tries),
        _ => None,
    })
}

/// Returns 64 bits of the current scope's seed.
pub(crate) fn draw() -> Option<u64> {
    find_map(|scope| match &mut scope.kind {
        ScopeKind::Seed(source) => Some(source()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn a_poisoned_list_of_scopes_still_works() {
        let poisoner = thread::spawn(|| {
            let _held = scopes();
            panic!("on purpose: poisons the lock");
        });
        assert!(poisoner.join().is_err());
        assert!(SCOPES.is_poisoned());
        let guard = ScopeGuard::new(ScopeKind::Tries(3));
        assert_eq!(max_tries(), Some(3));
        drop(guard);
        assert_eq!(max_tries(), None);
        SCOPES.clear_poison();
    }
}
