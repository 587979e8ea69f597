//! A count of nanoseconds behind a shared reference, on targets with and without 64-bit atomics.

#[cfg(target_has_atomic = "64")]
pub(super) use atomic::NanosCounter;
#[cfg(all(not(target_has_atomic = "64"), not(feature = "std")))]
pub(super) use cell::NanosCounter;
#[cfg(all(not(target_has_atomic = "64"), feature = "std"))]
pub(super) use mutex::NanosCounter;

#[cfg(target_has_atomic = "64")]
mod atomic {
    use core::sync::atomic::{AtomicU64, Ordering};

    /// A saturating count of nanoseconds.
    #[derive(Debug, Default)]
    pub(in crate::clock) struct NanosCounter(AtomicU64);

    impl NanosCounter {
        pub(in crate::clock) const fn new() -> Self {
            Self(AtomicU64::new(0))
        }

        pub(in crate::clock) fn get(&self) -> u64 {
            self.0.load(Ordering::Relaxed)
        }

        pub(in crate::clock) fn add(&self, nanos: u64) {
            let add = |count: u64| Some(count.saturating_add(nanos));
            // The closure never returns `None`, so the update cannot fail.
            let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
        }
    }
}

#[cfg(all(feature = "std", any(test, not(target_has_atomic = "64"))))]
mod mutex {
    use std::sync::{Mutex, PoisonError};

    /// A saturating count of nanoseconds.
    #[derive(Debug, Default)]
    pub(in crate::clock) struct NanosCounter(Mutex<u64>);

    impl NanosCounter {
        pub(in crate::clock) const fn new() -> Self {
            Self(Mutex::new(0))
        }

        pub(in crate::clock) fn get(&self) -> u64 {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }

        pub(in crate::clock) fn add(&self, nanos: u64) {
            let mut count = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            *count = count.saturating_add(nanos);
        }
    }
}

#[cfg(any(test, all(not(feature = "std"), not(target_has_atomic = "64"))))]
mod cell {
    use core::cell::Cell;

    /// A saturating count of nanoseconds, for one thread.
    #[derive(Debug, Default)]
    pub(in crate::clock) struct NanosCounter(Cell<u64>);

    impl NanosCounter {
        pub(in crate::clock) const fn new() -> Self {
            Self(Cell::new(0))
        }

        pub(in crate::clock) fn get(&self) -> u64 {
            self.0.get()
        }

        pub(in crate::clock) fn add(&self, nanos: u64) {
            self.0.set(self.0.get().saturating_add(nanos));
        }
    }
}

#[cfg(test)]
mod tests {
    /// The three implementations are interchangeable, whichever the target selects.
    macro_rules! counts_and_saturates {
        ($($module:ident),+) => {$(
            #[test]
            fn $module() {
                let nanos = super::$module::NanosCounter::new();
                assert_eq!(nanos.get(), 0);
                nanos.add(3);
                nanos.add(4);
                assert_eq!(nanos.get(), 7);
                nanos.add(u64::MAX);
                assert_eq!(nanos.get(), u64::MAX);
            }
        )+};
    }

    #[cfg(target_has_atomic = "64")]
    counts_and_saturates!(atomic);
    #[cfg(feature = "std")]
    counts_and_saturates!(mutex);
    counts_and_saturates!(cell);
}
