//! Virtual time: a queue of events.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::time::Duration;

/// The events of a simulation that are still to come, in the order of their times.
///
/// Events of the same time come in the order in which they were added, so that a run with the same seed is the same run.
#[derive(Debug)]
pub struct Events<E> {
    heap: BinaryHeap<Entry<E>>,
    added: u64,
}

#[derive(Debug)]
struct Entry<E> {
    /// The time since the start, which is compared faster as one number.
    nanos: u64,
    /// The number in the order of addition.
    number: u64,
    event: E,
}

impl<E> Events<E> {
    /// Adds an event that happens at this time.
    pub fn add(&mut self, time: Duration, event: E) {
        let nanos = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.heap.push(Entry { nanos, number: self.added, event });
        self.added += 1;
    }

    /// Removes the next event, and returns it with its time.
    pub fn pop(&mut self) -> Option<(Duration, E)> {
        let Entry { nanos, event, .. } = self.heap.pop()?;
        Some((Duration::from_nanos(nanos), event))
    }
}

// Derived, it would require events with a default.
impl<E> Default for Events<E> {
    fn default() -> Self {
        Self { heap: BinaryHeap::new(), added: 0 }
    }
}

// The heap yields the greatest entry first, so that the earliest has to be the greatest.
impl<E> Ord for Entry<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.nanos, other.number).cmp(&(self.nanos, self.number))
    }
}

impl<E> PartialOrd for Entry<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> PartialEq for Entry<E> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<E> Eq for Entry<E> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_in_the_order_of_their_times() {
        let mut events = Events::default();
        for (second, event) in [(3, "c"), (1, "a"), (3, "d"), (2, "b"), (3, "e")] {
            events.add(Duration::from_secs(second), event);
        }
        let mut order = Vec::new();
        while let Some((_, event)) = events.pop() {
            order.push(event);
        }
        assert_eq!(order, ["a", "b", "c", "d", "e"]); // those of the same time as they were added
    }
}
