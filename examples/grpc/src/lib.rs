//! Retries of gRPC with tonic, through the layer of tower.
//!
//! `docs/integrations/tonic.md` explains it. [`retry`] is the file to copy.

/// A channel that retries.
pub mod retry;
pub mod server;

/// The examples of the page.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/integrations/tonic.md")]
mod page {}
