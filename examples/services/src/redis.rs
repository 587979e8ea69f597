//! Redis by the crate `redis`, with its connection manager.

mod error;
mod listen;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use backoff_retry::{Details, Policy, constant, expo, on_exception, on_predicate};
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands, Client, RedisError, RedisResult, Script};

pub use error::{cause, is_not_executed, is_transient};
pub use listen::{LISTEN, listen};

use crate::Applied;
use crate::retries::Retries;

/// A server that crashed is back within seconds, one that is replaced by another within a minute.
pub static REDIS: Policy =
    Policy::new(expo().factor(Duration::from_millis(10)).max_value(Duration::from_millis(500)))
        .max_time(Duration::from_mins(1));

/// Adds an operation id to a set and one to a counter, or does nothing if the set has the id. A script runs as a whole
/// or not at all.
static INCREMENT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "if redis.call('SADD', KEYS[1], ARGV[1]) == 0 then return 0 end
         redis.call('INCR', KEYS[2])
         return 1",
    )
});

/// Keys in a Redis server, all with the same prefix.
#[derive(Debug)]
pub struct Store {
    connection: ConnectionManager,
    prefix: String,
    /// How often the functions were retried.
    pub retries: Arc<Retries>,
}

impl Store {
    /// Makes a store, which connects when it is used.
    pub fn new(client: &Client, prefix: &str) -> RedisResult<Self> {
        let config = ConnectionManagerConfig::new()
            // By default six, with waits between them, and all of them within one attempt of ours.
            .set_number_of_retries(0)
            .set_connection_timeout(Some(Duration::from_secs(2)))
            .set_response_timeout(Some(Duration::from_secs(2)));
        let connection = ConnectionManager::new_lazy_with_config(client.clone(), config)?;
        Ok(Self { connection, prefix: prefix.to_owned(), retries: Arc::default() })
    }

    /// Sets a key. This may run twice.
    #[on_exception(&REDIS, is_transient, on_backoff = |details| self.count(details))]
    pub async fn set(&self, key: &str, value: &str) -> RedisResult<()> {
        self.connection.clone().set(self.key(key), value).await
    }

    /// Returns the value of a key.
    #[on_exception(&REDIS, is_transient, on_backoff = |details| self.count(details))]
    pub async fn get(&self, key: &str) -> RedisResult<Option<String>> {
        self.connection.clone().get(self.key(key)).await
    }

    /// Counts a visit and remembers the visitor, in one transaction; returns the number of visits.
    ///
    /// A visit must not be counted twice: this is retried only if the server did not execute it.
    #[on_exception(&REDIS, is_not_executed, log = debug, on_backoff = |details| self.count(details))]
    pub async fn visit(&self, visitor: &str) -> RedisResult<u64> {
        let (visits,) = redis::pipe()
            .atomic()
            .incr(self.key("visits"), 1)
            .set(self.key("visitor"), visitor)
            .ignore()
            .query_async(&mut self.connection.clone())
            .await?;
        Ok(visits)
    }

    /// Adds one to the counter, once for each operation id. Because of the id this may run twice.
    #[on_exception(&REDIS, is_transient, log = debug, on_backoff = |details| self.count(details))]
    pub async fn increment(&self, operation: u32) -> RedisResult<Applied> {
        let applied: bool = INCREMENT
            .key(self.key("operations"))
            .key(self.key("counter"))
            .arg(operation)
            .invoke_async(&mut self.connection.clone())
            .await?;
        Ok(if applied { Applied::Now } else { Applied::Before })
    }

    /// Returns the counter's value, and the number of operation ids.
    #[on_exception(&REDIS, is_transient, log = debug, on_backoff = |details| self.count(details))]
    pub async fn totals(&self) -> RedisResult<(u32, u32)> {
        redis::pipe()
            .get(self.key("counter"))
            .scard(self.key("operations"))
            .query_async(&mut self.connection.clone())
            .await
    }

    /// Publishes a message until somebody receives it, and returns how many did.
    #[on_predicate(constant(50ms), matches = Ok(0), max_time = 60s, log = none)]
    #[on_exception(&REDIS, is_transient, log = debug, on_backoff = |details| self.count(details))]
    pub async fn publish(&self, channel: &str, message: &str) -> RedisResult<u32> {
        self.connection.clone().publish(channel, message).await
    }

    /// Returns the full name of a key.
    pub fn key(&self, name: &str) -> String {
        format!("{}:{name}", self.prefix)
    }

    fn count(&self, details: &Details<'_, RedisError>) {
        self.retries.count(cause(details.outcome));
    }
}
