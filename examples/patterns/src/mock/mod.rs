//! What stands in for the rest of the world: servers, and a database. There is nothing about retrying in here.

mod database;
mod http;
mod sockets;

pub(crate) use database::{DbError, Session};
pub(crate) use http::{BUSY, Server, client};
pub(crate) use sockets::{Download, echo, feed};

use crate::Outcome;

/// Returns the error of a call that should fail.
pub(crate) fn expect_error<T, E>(result: Result<T, E>) -> Outcome<E> {
    match result {
        Ok(_) => Err("the call succeeded, but should have failed".into()),
        Err(error) => Ok(error),
    }
}
