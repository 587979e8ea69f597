//! A brown-out: a server loses most of its capacity for a while, and clients retry.
//!
//! Clients leave after a timeout, and the server does not know: it works on what they have left behind. Once the queue
//! is longer than the timeout, all work is in vain, and whether that ends depends on how many attempts arrive.

mod outages;
mod policy;
mod scenario;
mod server;
mod simulation;
mod timeline;
mod waits;

pub use outages::Outages;
pub use policy::{Policy, Tokens};
pub use scenario::{Arrivals, END, Scenario, TAIL};
pub use simulation::{run, run_up_to};
pub use timeline::{Second, Timeline, mean, success};
