//! What is simulated: the clients, the server and its brown-out.

use std::ops::Range;
use std::time::Duration;

/// When the observation ends, in seconds. Of the calls that start until then, most have ended [`TAIL`] later.
pub const END: usize = 210;

/// How long the simulation goes on after the observation, so that the last calls that are observed can succeed, and do
/// so under the same load as those before.
pub const TAIL: usize = 30;

/// Clients and a server that is slow for a while.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// When a client makes its next call.
    pub arrivals: Arrivals,
    /// How many clients there are.
    pub clients: usize,
    /// The mean time between two calls of a client, or between the end of one and the next.
    pub interval: Duration,
    /// How many clients run in one process, and share its budget.
    pub clients_per_process: usize,
    /// How long a client waits for a reply. The server goes on working for a client that has left.
    pub timeout: Duration,
    /// How many attempts the server serves in a second. The time of each is random, exponentially distributed.
    pub capacity: f64,
    /// What is left of the capacity in the brown-out.
    pub reduced_capacity: f64,
    /// The brown-out, in seconds.
    pub brownout: Range<usize>,
    /// The number of attempts that the server's queue holds, with the one that is being served. Others are refused
    /// immediately.
    pub queue: usize,
    /// The probability that the server answers an attempt with an error, after having served it.
    pub errors: f64,
}

/// When a client makes its next call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrivals {
    /// Whatever became of its last one, as a server does for its own clients. All together are a Poisson process.
    Open,
    /// After its last one has ended and a time to think, as a job does that needs the result.
    Closed,
}

impl Scenario {
    /// Returns the main scenario: 1,000 clients that together make 100 calls a second of a server that serves 150, and
    /// only 30 from second 60 to second 90.
    pub fn open() -> Self {
        Self {
            arrivals: Arrivals::Open,
            clients: 1000,
            interval: Duration::from_secs(10),
            clients_per_process: 50,
            timeout: Duration::from_secs(1),
            capacity: 150.0,
            reduced_capacity: 30.0,
            brownout: 60..90,
            queue: 300,
            errors: 0.02,
        }
    }

    /// Returns the same scenario with clients that make no call before their last one has ended.
    pub fn closed() -> Self {
        Self { arrivals: Arrivals::Closed, ..Self::open() }
    }

    /// Sets the capacity. What is left of it in the brown-out, and the queue, stay in proportion to it.
    pub fn with_capacity(self, capacity: u32) -> Self {
        let factor = f64::from(capacity) / self.capacity;
        // Queues hold some hundreds.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            clippy::cast_sign_loss
        )]
        let queue = (self.queue as f64 * factor).round() as usize;
        let reduced_capacity = self.reduced_capacity * factor;
        Self { capacity: capacity.into(), reduced_capacity, queue, ..self }
    }

    /// Describes the clients and the server, as `docs/storms.md` does.
    pub fn description(&self) -> String {
        let Self { clients, capacity, reduced_capacity, brownout, queue, .. } = self;
        let clients = match clients / 1000 {
            0 => clients.to_string(),
            thousands => format!("{thousands},{:03}", clients % 1000),
        };
        format!(
            "{clients} clients in {} processes make {} calls a second. The server serves {capacity} attempts a second, \
             and {reduced_capacity} in a brown-out of {} s. Its queue holds {queue} attempts. A client waits {} s for a \
             reply, and {} % of the attempts fail at random.",
            self.processes(),
            self.demand(),
            brownout.len(),
            self.timeout.as_secs(),
            100.0 * self.errors,
        )
    }

    /// Returns the number of processes.
    pub fn processes(&self) -> usize {
        self.clients.div_ceil(self.clients_per_process)
    }

    /// Returns the number of calls in a second if every call succeeds immediately.
    pub fn demand(&self) -> f64 {
        // Numbers of clients are small.
        #[allow(clippy::cast_precision_loss)]
        let clients = self.clients as f64;
        clients / self.interval.as_secs_f64()
    }

    /// Returns the mean time in which the server serves an attempt that it begins now.
    pub fn service_time(&self, second: usize) -> Duration {
        let brownout = self.brownout.contains(&second);
        let per_second = if brownout { self.reduced_capacity } else { self.capacity };
        Duration::from_secs(1).div_f64(per_second)
    }
}
