//! The scopes that are open, in all tests of the process, and what holds in the code that asks.
//!
//! A scope is found by the place where it was opened; of several the one that was opened last counts. No
//! code of the user runs while the list is locked.

use core::time::Duration;
use std::boxed::Box;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use std::vec::Vec;

use super::ids::{RuntimeOrThread, TaskOrThread};

/// What a scope is there for.
pub(super) enum ScopeKind {
    Waits(SkippedWaits),
    Tries(u32),
    Seed(Box<dyn FnMut() -> u64 + Send>),
}

/// Waits that are not waited.
pub(super) struct SkippedWaits {
    pub(super) recorded: Vec<Duration>,
    time: Time,
}

/// How long what was skipped took.
enum Time {
    /// Counted on top of real time, for each strand by itself: tasks that wait side by side take no longer
    /// than one of them.
    OnTop(HashMap<TaskOrThread, Duration>),
    /// All the time there is since then.
    Virtual(Instant, Duration),
}

impl SkippedWaits {
    pub(super) fn on_top() -> Self {
        Self { recorded: Vec::new(), time: Time::OnTop(HashMap::new()) }
    }

    pub(super) fn virtual_time() -> Self {
        Self { recorded: Vec::new(), time: Time::Virtual(Instant::now(), Duration::ZERO) }
    }

    /// What has been skipped so far.
    pub(super) fn skipped(&self) -> Duration {
        match &self.time {
            Time::OnTop(per_task) => {
                per_task.get(&TaskOrThread::current()).copied().unwrap_or_default()
            }
            Time::Virtual(_, skipped) => *skipped,
        }
    }

    pub(super) fn advance(&mut self, by: Duration) {
        let skipped = match &mut self.time {
            Time::OnTop(per_task) => per_task.entry(TaskOrThread::current()).or_default(),
            Time::Virtual(_, skipped) => skipped,
        };
        *skipped = skipped.saturating_add(by);
    }

    /// This moment, as the scope sees it.
    fn now(&self, real: Instant) -> Instant {
        // Further than any limit, and not too far for the clock of any system.
        const FAR: Duration = Duration::from_secs(1000 * 365 * 86_400);
        let start = match self.time {
            Time::OnTop(_) => real,
            Time::Virtual(start, _) => start,
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
    opened: u64,
    open: Vec<Scope>,
}

static SCOPES: Mutex<Scopes> = Mutex::new(Scopes { opened: 0, open: Vec::new() });

/// The open scopes, whatever happened to a thread that held them.
fn scopes() -> MutexGuard<'static, Scopes> {
    SCOPES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Asks the scopes that are in force here, the latest first, until one of them answers.
fn ask<T>(answer: impl FnMut(&mut Scope) -> Option<T>) -> Option<T> {
    scopes().open.iter_mut().rev().filter(|scope| scope.opened_in.is_here()).find_map(answer)
}

/// An open scope; dropping it closes it.
#[derive(Debug)]
pub(super) struct ScopeGuard {
    id: u64,
}

impl ScopeGuard {
    /// Opens a scope here.
    pub(super) fn new(kind: ScopeKind) -> Self {
        let opened_in = RuntimeOrThread::here();
        let mut scopes = scopes();
        scopes.opened += 1;
        let id = scopes.opened;
        scopes.open.push(Scope { id, opened_in, kind });
        Self { id }
    }

    /// Looks at its waits, wherever this code runs.
    pub(super) fn with_waits<T: Default>(&self, look: impl FnOnce(&mut SkippedWaits) -> T) -> T {
        let mut scopes = scopes();
        match scopes.open.iter_mut().find(|scope| scope.id == self.id) {
            Some(Scope { kind: ScopeKind::Waits(waits), .. }) => look(waits),
            _ => T::default(),
        }
    }
}

impl Drop for ScopeGuard {
    fn drop(&mut self) {
        scopes().open.retain(|scope| scope.id != self.id);
    }
}

fn ask_waits<T>(look: impl FnOnce(&mut SkippedWaits) -> T) -> Option<T> {
    let mut look = Some(look);
    ask(|scope| match &mut scope.kind {
        ScopeKind::Waits(waits) => look.take().map(|look| look(waits)),
        _ => None,
    })
}

/// This moment: moved on by what was skipped.
pub(crate) fn now(real: Instant) -> Instant {
    ask_waits(|waits| waits.now(real)).unwrap_or(real)
}

/// Whether this wait is skipped. If so, it is recorded, and its time has passed.
pub(crate) fn skip(wait: Duration) -> bool {
    let skipped = ask_waits(|waits| {
        waits.recorded.push(wait);
        waits.advance(wait);
    });
    skipped.is_some()
}

/// Moves the time of the latest scope on.
pub(super) fn advance(by: Duration) {
    let _ = ask_waits(|waits| waits.advance(by));
}

/// The number of attempts that no call exceeds.
pub(crate) fn max_tries() -> Option<u32> {
    ask(|scope| match scope.kind {
        ScopeKind::Tries(tries) => Some(tries),
        _ => None,
    })
}

/// The next bits of a seed.
pub(crate) fn draw() -> Option<u64> {
    ask(|scope| match &mut scope.kind {
        ScopeKind::Seed(source) => Some(source()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn a_poisoned_list_of_scopes_goes_on() {
        let poisoner = thread::spawn(|| {
            let _held = scopes();
            panic!("on purpose: poisons the lock");
        });
        assert!(poisoner.join().is_err());
        assert!(SCOPES.is_poisoned());
        let open = ScopeGuard::new(ScopeKind::Tries(3));
        assert_eq!(max_tries(), Some(3));
        drop(open);
        assert_eq!(max_tries(), None);
        SCOPES.clear_poison();
    }
}
