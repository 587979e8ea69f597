//! The filters that tell which errors to retry.

use redis::{ErrorKind, RedisError, RetryMethod, ServerErrorKind};

/// Returns whether another attempt may succeed.
///
/// This is the filter for commands that may run twice. The connection may break after the server executed the command
/// and before it said so; then the next attempt executes it again.
///
/// `RedisError::retry_method` is not used alone: it advises to connect again after a wrong password, and after a value
/// of another type than the one asked for.
pub fn is_transient(error: &RedisError) -> bool {
    match error.kind() {
        ErrorKind::Io => !matches!(error.retry_method(), RetryMethod::NoRetry),
        ErrorKind::Server(_) => is_refused(error),
        _ => false,
    }
}

/// Returns whether another attempt may succeed and this one certainly had no effect.
///
/// This is the filter for commands, scripts and transactions that must not run twice. It does not fit a pipeline that
/// is no transaction, of which the server may have executed a part.
pub fn is_not_executed(error: &RedisError) -> bool {
    error.is_connection_refusal() || is_refused(error)
}

/// Returns whether the server refused to execute anything, for a reason that may pass.
fn is_refused(error: &RedisError) -> bool {
    match error.kind() {
        // The code of a transaction is EXECABORT; the reason is in the errors of its commands.
        ErrorKind::Server(ServerErrorKind::ExecAbort) => error
            .clone()
            .into_server_errors()
            .is_some_and(|errors| errors.iter().any(|(_, error)| is_passing(error.kind()))),
        ErrorKind::Server(kind) => is_passing(Some(kind)),
        _ => false,
    }
}

fn is_passing(kind: Option<ServerErrorKind>) -> bool {
    matches!(
        kind,
        Some(
            ServerErrorKind::BusyLoading // LOADING
                | ServerErrorKind::ReadOnly // READONLY
                | ServerErrorKind::MasterDown // MASTERDOWN
                | ServerErrorKind::ClusterDown // CLUSTERDOWN
                | ServerErrorKind::TryAgain // TRYAGAIN
        )
    )
}

/// Returns the name of an error, for counting: its code, or what happened to the connection.
pub fn cause(error: &RedisError) -> String {
    match error.code() {
        Some(code) => code.to_owned(),
        None => error.to_string(),
    }
}
