//! Identifiers of what runs the current code: scopes are found by them, and skipped time is counted by them.

use std::thread::{self, ThreadId};

/// A tokio runtime or, outside of one, a thread: what a scope applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RuntimeOrThread {
    #[cfg(feature = "tokio")]
    Runtime(tokio::runtime::Id),
    Thread(ThreadId),
}

impl RuntimeOrThread {
    /// Returns the runtime of the current code, or else its thread.
    pub(super) fn current() -> Self {
        Self::runtime().unwrap_or_else(|| Self::Thread(thread::current().id()))
    }

    /// Whether the current code runs in this runtime or on this thread, inside a runtime or not.
    pub(super) fn contains_current(self) -> bool {
        match self {
            Self::Thread(thread) => thread == thread::current().id(),
            #[cfg(feature = "tokio")]
            Self::Runtime(_) => Self::runtime() == Some(self),
        }
    }

    #[cfg(feature = "tokio")]
    fn runtime() -> Option<Self> {
        let handle = tokio::runtime::Handle::try_current().ok()?;
        Some(Self::Runtime(handle.id()))
    }

    #[cfg(not(feature = "tokio"))]
    fn runtime() -> Option<Self> {
        None
    }
}

/// A tokio task or, outside of one, a thread: what `no_waits` counts skipped time by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TaskOrThread {
    #[cfg(feature = "tokio")]
    Task(tokio::task::Id),
    Thread(ThreadId),
}

impl TaskOrThread {
    /// Returns the task of the current code, or else its thread.
    pub(super) fn current() -> Self {
        Self::task().unwrap_or_else(|| Self::Thread(thread::current().id()))
    }

    #[cfg(feature = "tokio")]
    fn task() -> Option<Self> {
        tokio::task::try_id().map(Self::Task)
    }

    #[cfg(not(feature = "tokio"))]
    fn task() -> Option<Self> {
        None
    }
}
