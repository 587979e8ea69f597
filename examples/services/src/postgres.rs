//! `PostgreSQL` by tokio-postgres, with a pool of deadpool-postgres.

mod error;

use std::sync::Arc;
use std::time::Duration;

use backoff_retry::{Details, Policy, expo, on_exception};
use deadpool_postgres::{
    BuildError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Transaction,
};
use tokio::time::timeout;
use tokio_postgres::{Config, IsolationLevel, NoTls};

pub use error::{Error, cause, is_not_applied, is_transient};

use crate::Applied;
use crate::retries::Retries;

/// A server that crashed is back within seconds, one that is replaced by another within a minute.
pub static DATABASE: Policy =
    Policy::new(expo().factor(Duration::from_millis(20)).max_value(Duration::from_secs(1)))
        .max_time(Duration::from_mins(1));

/// A database with accounts and a counter.
#[derive(Debug)]
pub struct Database {
    pool: Pool,
    /// The time that one attempt may take, which `max_time` does not limit.
    pub attempt: Duration,
    /// How often the functions were retried.
    pub retries: Arc<Retries>,
}

impl Database {
    /// Makes a pool, which connects when a connection is needed.
    pub fn new(server: &Config, connections: usize) -> Result<Self, BuildError> {
        let mut server = server.clone();
        server.connect_timeout(Duration::from_secs(2));
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(server, NoTls, recycling))
            .max_size(connections)
            // Without these the pool waits for ever.
            .wait_timeout(Some(Duration::from_secs(5)))
            .create_timeout(Some(Duration::from_secs(3)))
            .recycle_timeout(Some(Duration::from_secs(1)))
            .runtime(Runtime::Tokio1)
            .build()?;
        Ok(Self { pool, attempt: Duration::from_secs(5), retries: Arc::default() })
    }

    /// Creates the tables.
    #[on_exception(&DATABASE, is_transient, on_backoff = |details| self.count(details))]
    pub async fn create_tables(&self) -> Result<(), Error> {
        self.in_transaction(IsolationLevel::ReadCommitted, async |transaction| {
            let statements =
                "CREATE TABLE IF NOT EXISTS accounts (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL);
                 CREATE TABLE IF NOT EXISTS counter (value BIGINT NOT NULL);
                 CREATE TABLE IF NOT EXISTS operations (id BIGINT PRIMARY KEY);
                 INSERT INTO accounts VALUES (1, 100), (2, 100) ON CONFLICT DO NOTHING;
                 INSERT INTO counter SELECT 0 WHERE NOT EXISTS (SELECT FROM counter)";
            Ok(transaction.batch_execute(statements).await?)
        })
        .await
    }

    /// Adds one to the counter, once for each operation id.
    ///
    /// The id and the increment are written in one transaction, so an attempt that finds the id knows that an earlier
    /// attempt was applied. It may run twice, and is retried after every error that may pass.
    #[on_exception(&DATABASE, is_transient, log = debug, on_backoff = |details| self.count(details))]
    pub async fn increment(&self, operation: i64) -> Result<Applied, Error> {
        self.in_transaction(IsolationLevel::ReadCommitted, async move |transaction| {
            let insert = "INSERT INTO operations VALUES ($1::bigint) ON CONFLICT DO NOTHING";
            if transaction.execute(insert, &[&operation]).await? == 0 {
                return Ok(Applied::Before);
            }
            transaction.execute("UPDATE counter SET value = value + 1", &[]).await?;
            Ok(Applied::Now)
        })
        .await
    }

    /// Moves an amount from one account to the other.
    ///
    /// It has no id and must not run twice: it is retried only if the server rolled it back or was not reached.
    #[on_exception(&DATABASE, is_not_applied, log = debug, on_backoff = |details| self.count(details))]
    pub async fn transfer(&self, from: i64, to: i64, amount: i64) -> Result<(), Error> {
        self.in_transaction(IsolationLevel::Serializable, async move |transaction| {
            let update = "UPDATE accounts SET balance = balance + $2::bigint WHERE id = $1::bigint";
            transaction.execute(update, &[&from, &-amount]).await?;
            transaction.execute(update, &[&to, &amount]).await?;
            Ok(())
        })
        .await
    }

    /// Returns the counter's value, and the number of operation ids.
    #[on_exception(&DATABASE, is_transient, on_backoff = |details| self.count(details))]
    pub async fn totals(&self) -> Result<(i64, i64), Error> {
        self.in_transaction(IsolationLevel::ReadCommitted, async |transaction| {
            let query = "SELECT value, (SELECT count(*) FROM operations) FROM counter";
            let row = transaction.query_one(query, &[]).await?;
            Ok((row.get(0), row.get(1)))
        })
        .await
    }

    /// Runs a whole transaction, once. Functions that call it are retried.
    ///
    /// The body has to return the first error: after a failed statement the server answers to `COMMIT` with a rollback,
    /// and `commit` returns `Ok`.
    pub async fn in_transaction<T>(
        &self,
        isolation: IsolationLevel,
        body: impl AsyncFnOnce(&Transaction<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut client = self.pool.get().await?;
        let run = async {
            let transaction = client.build_transaction().isolation_level(isolation).start().await?;
            let value = body(&transaction).await?;
            transaction.commit().await?;
            Ok(value)
        };
        let Ok(result) = timeout(self.attempt, run).await else {
            // In the pool, a connection that hangs would be given to the next attempt.
            drop(Object::take(client));
            return Err(Error::NoAnswer(self.attempt));
        };
        result
    }

    fn count(&self, details: &Details<'_, Error>) {
        self.retries.count(cause(details.outcome));
    }
}
