//! The same policy for users beyond one process: a job queue and a durable engine.
//!
//! `docs/integrations/durable.md` tells when to use which.

pub mod postgres;
pub mod process;
pub mod queue;
#[allow(missing_docs, reason = "`#[service]` writes methods without documentation")]
pub mod restate;
pub mod server;

/// The examples of the page.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/integrations/durable.md")]
mod page {}
