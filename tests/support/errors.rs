//! Errors that hold others, for filters.

#[derive(Debug, thiserror::Error)]
#[error("timed out")]
pub(crate) struct Timeout;

#[derive(Debug, thiserror::Error)]
#[error("refused")]
pub(crate) struct Refused;

#[derive(Debug, thiserror::Error)]
pub(crate) enum Wrapper {
    #[error("slow")]
    Slow(#[from] Timeout),
    #[error("closed")]
    Closed {
        #[source]
        cause: Refused,
    },
    #[error("other {0}")]
    Other(u8),
}
