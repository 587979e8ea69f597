//! What broke the connection, by the types among the sources of an error.
//!
//! hyper does not promise which types these are. `tests/crates/http` compares each row of the table of `is_transient`
//! with a server that fails, but for TLS, so that a version of hyper or h2 with other types is noticed. No text is
//! compared.

use core::error::Error;
use std::io::{self, ErrorKind};

use h2::Reason;

/// Returns whether an error that is about sending the request or receiving the response is transient.
pub(super) fn is_transient_failure(error: &reqwest::Error) -> bool {
    // First, because `is_connect` and `is_timeout` also find an error that the body of the request was read with.
    match sources(error).find_map(|source| source.downcast_ref().map(of_hyper)) {
        Some(is_transient) => is_transient,
        None if error.is_connect() => !is_refused_by_tls(error),
        None => error.is_timeout(),
    }
}

/// Returns the sources of an error, from the outermost, and those within an `io::Error`, which are not its sources.
fn sources<'e>(
    error: &'e (dyn Error + 'static),
) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    core::iter::successors(source(error), |error| source(*error))
}

fn source<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

/// Returns whether the TLS handshake failed for another reason than the connection. That is what `InvalidData` means in
/// the errors of tokio-rustls: a certificate, an alert, a message that is not TLS.
fn is_refused_by_tls(error: &reqwest::Error) -> bool {
    sources(error)
        .filter_map(|source| source.downcast_ref::<io::Error>())
        .any(|error| error.kind() == ErrorKind::InvalidData)
}

/// Judges by the outermost error of hyper. Those below it are causes of that one, such as an error of the user's body.
fn of_hyper(error: &hyper::Error) -> bool {
    let is_broken = error.is_incomplete_message() || error.is_canceled() || error.is_closed();
    is_broken
        || error.is_timeout()
        || (!error.is_user() && sources(error).any(is_broken_connection))
}

fn is_broken_connection(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref().is_some_and(of_io) || error.downcast_ref().is_some_and(of_h2)
}

fn of_io(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::BrokenPipe
            | ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NotConnected
            | ErrorKind::TimedOut
            | ErrorKind::UnexpectedEof
    )
}

fn of_h2(error: &h2::Error) -> bool {
    if let Some(error) = error.get_io() {
        return of_io(error);
    }
    match error.reason() {
        // What h2 itself detects is a fault of the server, whatever the reason.
        _ if !error.is_remote() => false,
        Some(Reason::NO_ERROR) => error.is_go_away(),
        Some(reason) => matches!(
            reason,
            Reason::REFUSED_STREAM | Reason::ENHANCE_YOUR_CALM | Reason::INTERNAL_ERROR
        ),
        None => false,
    }
}
