//! The server: a bounded queue, first come, first served.

use std::collections::VecDeque;

/// An attempt of a call, as the server knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attempt {
    /// The index of the call.
    pub(super) call: usize,
    /// The number of the attempt, starting at 1.
    pub(super) number: u32,
}

/// The queue of the server. Its front is being served.
#[derive(Debug)]
pub(super) struct Server {
    queue: VecDeque<Attempt>,
    places: usize,
}

/// What becomes of an attempt that arrives at the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// The queue is full.
    Refused,
    /// It waits until the attempts before it have been served.
    Queued,
    /// It is served now.
    Served,
}

impl Server {
    pub(super) const fn new(places: usize) -> Self {
        Self { queue: VecDeque::new(), places }
    }

    pub(super) fn admit(&mut self, attempt: Attempt) -> Admission {
        if self.queue.len() >= self.places {
            return Admission::Refused;
        }
        self.queue.push_back(attempt);
        if self.queue.len() == 1 { Admission::Served } else { Admission::Queued }
    }

    /// Returns the number of attempts in the queue, with the one that is being served.
    pub(super) fn len(&self) -> usize {
        self.queue.len()
    }

    /// Removes the attempt that has been served. Returns it, and whether another one is served now.
    pub(super) fn finish(&mut self) -> Option<(Attempt, bool)> {
        let served = self.queue.pop_front()?;
        Some((served, !self.queue.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_served_in_order_and_refused_when_the_queue_is_full() {
        let attempts = [7, 8, 9].map(|call| Attempt { call, number: 1 });
        let mut server = Server::new(2);
        let admissions = attempts.map(|attempt| server.admit(attempt));
        assert_eq!(admissions, [Admission::Served, Admission::Queued, Admission::Refused]);
        assert_eq!(server.finish(), Some((attempts[0], true)));
        assert_eq!(server.finish(), Some((attempts[1], false)));
        assert_eq!(server.finish(), None);
        assert_eq!(server.admit(attempts[2]), Admission::Served);
    }
}
