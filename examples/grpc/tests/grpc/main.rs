//! The retries of a client of tonic against a server on the loopback interface, one file per rule.

mod codes;
mod connections;
mod deadlines;
mod limits;
mod page;
mod requests;
mod streams;
mod support;
mod waits;
