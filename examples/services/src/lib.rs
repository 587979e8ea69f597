//! Functions that use databases and are retried: the filters, policies and attributes for `SQLite`, `PostgreSQL` and
//! Redis.
//!
//! The programs in `src/bin` show what happens when the servers fail, and the tests make them fail in every way that
//! the filters distinguish.

pub mod postgres;
pub mod redis;
pub mod retries;
pub mod servers;
pub mod sqlite;

/// What became of an operation that has an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// This attempt applied it.
    Now,
    /// An earlier attempt applied it.
    Before,
}
