//! A run: clients that write one row under optimistic locking.
//!
//! A client reads the version of the row, and writes with the version that it has read. The write succeeds if no other
//! has succeeded in between. If not, the client waits and reads again. All start together, and each writes once. Every
//! message takes a random time, so that an attempt has four: to the server and back, for the read and for the write.

use std::time::Duration;

use backoff_retry::testing;
use storm::events::Events;
use storm::random::Random;

use super::policy::{Policy, Waits};

/// What a run needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Needed {
    /// How many writes the server received, in vain or not.
    pub(crate) attempts: u32,
    /// When the last client had its reply.
    pub(crate) time: Duration,
}

#[derive(Debug)]
enum Message {
    Read { client: usize },
    Version { client: usize, version: u32 },
    Write { client: usize, version: u32 },
    Written { client: usize, success: bool },
}

struct Row {
    version: u32,
    /// The number of writes that were tried.
    writes: u32,
}

struct Client {
    tries: u32,
    waits: Waits,
}

/// Simulates this number of clients.
pub(crate) fn run(policy: Policy, clients: u32, seed: u64) -> Needed {
    // For `decorrelated`, which draws its waits itself.
    let _seed = testing::seed_jitter(seed);
    let [mut network, mut seeds] = Random::streams(seed);
    let mut row = Row { version: 0, writes: 0 };
    let mut clients: Vec<_> = (0..clients)
        .map(|_| Client { tries: 0, waits: policy.waits(Random::new(seeds.bits())) })
        .collect();
    let mut messages = Events::default();
    for client in 0..clients.len() {
        messages.add(delay(&mut network), Message::Read { client });
    }
    let mut time = Duration::ZERO;
    while let Some((now, message)) = messages.pop() {
        let (wait, answer) = match message {
            Message::Read { client } => {
                (Duration::ZERO, Message::Version { client, version: row.version })
            }
            Message::Version { client, version } => {
                (Duration::ZERO, Message::Write { client, version })
            }
            Message::Write { client, version } => {
                (Duration::ZERO, Message::Written { client, success: row.write(version) })
            }
            Message::Written { client, success: false } => {
                (clients[client].next_wait(), Message::Read { client })
            }
            Message::Written { success: true, .. } => {
                time = now;
                continue;
            }
        };
        messages.add(now + wait + delay(&mut network), answer);
    }
    Needed { attempts: row.writes, time }
}

impl Row {
    /// Writes the row if it still has this version, and returns whether it had.
    fn write(&mut self, version: u32) -> bool {
        self.writes += 1;
        let success = version == self.version;
        self.version += u32::from(success);
        success
    }
}

impl Client {
    fn next_wait(&mut self) -> Duration {
        self.tries += 1;
        (self.waits)(self.tries)
    }
}

/// Returns the time that a message takes: normally distributed around 10 ms, with a standard deviation of 2 ms.
fn delay(network: &mut Random) -> Duration {
    Duration::from_millis(1).mul_f64((10.0 + 2.0 * network.normal()).abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_alone_succeeds_at_its_first_attempt() {
        let needed = run(Policy::NoWait, 1, 1);
        assert_eq!(needed.attempts, 1);
        let hops = needed.time.as_secs_f64() / 0.01;
        assert!((2.0..6.0).contains(&hops), "{hops} times 10 ms for four messages"); // five standard deviations
    }

    #[test]
    fn a_seed_gives_the_same_run_and_another_seed_another() {
        for policy in Policy::ALL {
            assert_eq!(run(policy, 20, 3), run(policy, 20, 3), "{}", policy.name());
            assert_ne!(run(policy, 20, 3), run(policy, 20, 4), "{}", policy.name());
        }
    }

    #[test]
    fn a_write_succeeds_if_no_other_came_in_between() {
        let mut row = Row { version: 0, writes: 0 };
        assert!(row.write(0));
        assert!(!row.write(0));
        assert!(row.write(1));
        assert_eq!(row.writes, 3);
    }

    #[test]
    fn clients_without_waits_disturb_each_other_in_every_round_trip() {
        let needed = run(Policy::NoWait, 50, 1);
        assert!(needed.attempts > 10 * 50, "{needed:?}");
        // At most one client in a round trip of 40 ms or less, at least one in each that is a little longer.
        assert!(needed.time < 50 * Duration::from_millis(50), "{needed:?}");
    }
}
