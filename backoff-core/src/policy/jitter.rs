//! The jitter of a policy.

use core::fmt;
use core::time::Duration;

/// A jitter, and its name in a configuration.
#[derive(Clone, Copy)]
pub(crate) struct PolicyJitter {
    /// `None` leaves waits as they are.
    pub(crate) function: Option<fn(Duration) -> Duration>,
    /// `None` for a function of the user.
    pub(crate) name: Option<&'static str>,
}

impl PolicyJitter {
    /// Waits are left as the generator yields them.
    pub(crate) const NONE: Self = Self { function: None, name: Some("none") };

    /// The default.
    #[cfg(feature = "std")]
    pub(crate) const FULL: Self =
        Self { function: Some(crate::jitter::full_jitter), name: Some("full_jitter") };

    /// A function of the user.
    pub(crate) const fn of(function: fn(Duration) -> Duration) -> Self {
        Self { function: Some(function), name: None }
    }

    /// Applies the jitter to a wait.
    #[inline]
    pub(crate) fn apply(&self, wait: Duration) -> Duration {
        self.function.map_or(wait, |function| function(wait))
    }
}

#[cfg(feature = "serde")]
impl PolicyJitter {
    /// The jitters that have names.
    pub(crate) const NAMED: [Self; 4] = [
        Self::FULL,
        Self { function: Some(crate::jitter::equal_jitter), name: Some("equal_jitter") },
        Self { function: Some(crate::jitter::random_jitter), name: Some("random_jitter") },
        Self::NONE,
    ];

    /// Returns the name of the jitter. A function that was set without one is recognized by its address: functions
    /// that share an address do the same.
    pub(crate) fn known_as(&self) -> Option<&'static str> {
        let same = |named: &&Self| match (self.function, named.function) {
            (Some(this), Some(other)) => core::ptr::fn_addr_eq(this, other),
            (this, other) => this.is_none() && other.is_none(),
        };
        self.name.or_else(|| Self::NAMED.iter().find(same)?.name)
    }
}

impl fmt::Debug for PolicyJitter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name.unwrap_or("a function"))
    }
}
