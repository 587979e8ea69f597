//! The retried functions against real servers that fail.
//!
//! The tests start servers of their own. With `DATABASE_URL` or `REDIS_URL` they use the given server, and those that
//! kill their server are skipped. With `SERVICES_REQUIRED=1` a test that would be skipped fails.

mod documents;
mod kills;
mod lost_answer;
mod postgres;
mod redis;
mod sqlite;
mod support;
