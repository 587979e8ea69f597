//! The errors of transactions, and the filters that tell which of them to retry.

use std::io::{self, ErrorKind};
use std::iter;
use std::time::Duration;

use deadpool_postgres::{PoolError, TimeoutType};
use thiserror::Error;
use tokio_postgres::error::SqlState;

/// Why a transaction failed.
#[derive(Debug, Error)]
pub enum Error {
    /// No connection could be made, so the transaction did not start.
    #[error("no connection")]
    Connect(#[source] tokio_postgres::Error),
    /// The pool did not give a connection, so the transaction did not start.
    #[error("no connection from the pool")]
    Pool(#[source] PoolError),
    /// A statement failed, or the connection broke.
    #[error("the transaction failed")]
    Database(#[from] tokio_postgres::Error),
    /// The attempt took too long.
    #[error("no answer within {0:?}")]
    NoAnswer(Duration),
}

impl From<PoolError> for Error {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Backend(error) => Self::Connect(error),
            error => Self::Pool(error),
        }
    }
}

/// Returns whether another attempt may succeed.
///
/// This is the filter for transactions that may run twice. The connection may break after the server committed and
/// before it said so; then the next attempt runs a transaction that was applied already.
pub fn is_transient(error: &Error) -> bool {
    match error {
        Error::Connect(error) | Error::Database(error) => match error.code() {
            Some(code) => is_transient_code(code),
            None => error.is_closed() || io_error(error).is_some_and(is_network_error),
        },
        // The call has waited for a free connection already: `TimeoutType::Wait` is not retried.
        Error::Pool(error) => {
            matches!(error, PoolError::Timeout(TimeoutType::Create | TimeoutType::Recycle))
        }
        Error::NoAnswer(_) => true,
    }
}

/// Returns whether another attempt may succeed and this one certainly had no effect.
///
/// This is the filter for transactions that must not run twice.
pub fn is_not_applied(error: &Error) -> bool {
    match error {
        Error::Connect(_) | Error::Pool(_) => is_transient(error),
        Error::Database(error) => error.code().is_some_and(is_rolled_back),
        Error::NoAnswer(_) => false,
    }
}

/// Returns whether the server rolled the transaction back because of another one.
fn is_rolled_back(code: &SqlState) -> bool {
    *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
}

fn is_transient_code(code: &SqlState) -> bool {
    is_rolled_back(code) // 40001, 40P01
        || code.code().starts_with("08") // the class of connection exceptions
        || [
            SqlState::TOO_MANY_CONNECTIONS, // 53300
            SqlState::ADMIN_SHUTDOWN,       // 57P01
            SqlState::CRASH_SHUTDOWN,       // 57P02
            SqlState::CANNOT_CONNECT_NOW,   // 57P03
        ]
        .contains(code)
}

/// Returns the `io::Error` among the sources of an error.
fn io_error(error: &tokio_postgres::Error) -> Option<&io::Error> {
    let first = std::error::Error::source(error);
    iter::successors(first, |source| source.source()).find_map(|source| source.downcast_ref())
}

/// Returns whether an error is about the network. tokio-postgres also has an `io::Error` for a value that it cannot
/// read.
fn is_network_error(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::BrokenPipe
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionReset
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NotConnected
            | ErrorKind::TimedOut
            | ErrorKind::UnexpectedEof
    )
}

/// Returns the name of an error, for counting: its code, or what happened to the connection.
pub fn cause(error: &Error) -> String {
    match error {
        Error::Connect(error) | Error::Database(error) => {
            if let Some(code) = error.code() {
                code.code().to_owned()
            } else if let Some(error) = io_error(error) {
                error.kind().to_string()
            } else {
                error.to_string()
            }
        }
        Error::Pool(error) => error.to_string(),
        Error::NoAnswer(_) => "no answer".to_owned(),
    }
}
