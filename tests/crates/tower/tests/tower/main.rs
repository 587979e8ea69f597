//! The layer of tower and what uses it, one file per rule.

mod budget;
mod events;
mod http;
mod limits;
mod mock;
mod observer;
mod readiness;
mod requests;
mod results;
mod server;
mod tower_retry;
mod waits;
