//! Where code runs: what a scope is keyed by, and whose time a skipped wait is counted as.

use std::thread::{self, ThreadId};

/// Where a scope was opened: in a tokio runtime, else on a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RuntimeOrThread {
    #[cfg(feature = "tokio")]
    Runtime(tokio::runtime::Id),
    Thread(ThreadId),
}

impl RuntimeOrThread {
    /// Where this code runs.
    pub(super) fn here() -> Self {
        Self::runtime().unwrap_or_else(|| Self::Thread(thread::current().id()))
    }

    /// Whether this code runs there. A thread stays itself when it enters a runtime.
    pub(super) fn is_here(self) -> bool {
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

/// What runs on its own within a scope: a task of tokio, else a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TaskOrThread {
    #[cfg(feature = "tokio")]
    Task(tokio::task::Id),
    Thread(ThreadId),
}

impl TaskOrThread {
    /// What runs this code.
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
