//! `SQLite` by rusqlite: functions that are not async.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use backoff_retry::{Details, Policy, expo, on_exception};
use rusqlite::{Connection, Error, ErrorCode, OptionalExtension, TransactionBehavior, ffi};

use crate::retries::Retries;

/// Other writers are done within milliseconds. There is no queue for the lock, so that a call with long waits would
/// hardly ever get it while another writes without a break.
pub static WRITERS: Policy =
    Policy::new(expo().factor(Duration::from_millis(1)).max_value(Duration::from_millis(10)))
        .max_time(Duration::from_secs(10));

/// Returns whether another connection holds a lock that it will release.
///
/// `SQLITE_LOCKED` is retried only between connections with a shared cache. Otherwise it says that the connection is in
/// its own way, for example by a statement that is still being read, and no wait changes that.
pub fn is_busy(error: &Error) -> bool {
    match error {
        Error::SqliteFailure(failure, _) => {
            failure.code == ErrorCode::DatabaseBusy
                || failure.extended_code == ffi::SQLITE_LOCKED_SHAREDCACHE
        }
        _ => false,
    }
}

/// Accounts in a database file.
#[derive(Debug)]
pub struct Accounts {
    /// The connection, whose own waits are turned off.
    pub connection: Connection,
    /// How often the functions were retried.
    pub retries: Arc<Retries>,
}

impl Accounts {
    /// Opens a database file, and creates it if it does not exist.
    pub fn open(file: &Path) -> Result<Self, Error> {
        let mut accounts = Self::new(Connection::open(file)?)?;
        accounts.create_table()?;
        Ok(accounts)
    }

    /// Takes over a connection. rusqlite lets `SQLite` itself wait for up to 5 s for a lock, which would be a retry
    /// inside of each attempt.
    pub fn new(connection: Connection) -> Result<Self, Error> {
        connection.busy_timeout(Duration::ZERO)?;
        Ok(Self { connection, retries: Arc::default() })
    }

    /// Creates the table, in a database whose readers do not wait for writers.
    #[on_exception(&WRITERS, is_busy)]
    fn create_table(&mut self) -> Result<(), Error> {
        self.connection.execute_batch(
            "PRAGMA journal_mode = WAL;
             CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, balance INTEGER NOT NULL)",
        )
    }

    /// Adds an amount to an account.
    ///
    /// An immediate transaction takes the lock for writing at its start: while another connection has it, the first
    /// statement fails, and nothing has been read yet that could change.
    #[on_exception(&WRITERS, is_busy, on_backoff = |details| self.count(details))]
    pub fn deposit(&mut self, name: &str, amount: i64) -> Result<(), Error> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute(
            "INSERT INTO accounts VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET balance = balance + excluded.balance",
            (name, amount),
        )?;
        transaction.commit()
    }

    /// Takes an amount from an account, and returns whether there was enough.
    ///
    /// A deferred transaction reads without a lock. If another connection writes before it does, `SQLite` refuses the
    /// write at once, however long the busy timeout is: the transaction would write on the basis of old data. It has to
    /// be run again as a whole.
    #[on_exception(&WRITERS, is_busy, log = debug, on_backoff = |details| self.count(details))]
    pub fn withdraw(&mut self, name: &str, amount: i64) -> Result<bool, Error> {
        let transaction = self.connection.transaction()?;
        let query = "SELECT balance FROM accounts WHERE name = ?1";
        let balance: i64 = transaction.query_row(query, [name], |row| row.get(0))?;
        if balance < amount {
            return Ok(false);
        }
        transaction.execute(
            "UPDATE accounts SET balance = balance - ?2 WHERE name = ?1",
            (name, amount),
        )?;
        transaction.commit()?;
        Ok(true)
    }

    /// Returns the balance of an account. The pattern retries what `is_busy` retries, without a function.
    #[on_exception(&WRITERS, on_backoff = |details| self.count(details),
                   matches = Error::SqliteFailure(
                       ffi::Error { code: ErrorCode::DatabaseBusy, .. }
                       | ffi::Error { extended_code: ffi::SQLITE_LOCKED_SHAREDCACHE, .. }, _))]
    pub fn balance(&self, name: &str) -> Result<Option<i64>, Error> {
        let query = "SELECT balance FROM accounts WHERE name = ?1";
        self.connection.query_row(query, [name], |row| row.get(0)).optional()
    }

    fn count(&self, details: &Details<'_, Error>) {
        self.retries.count(cause(details.outcome));
    }
}

/// Returns the name of an error's code, for counting.
pub fn cause(error: &Error) -> String {
    let Some(code) = error.sqlite_extended_error_code() else { return error.to_string() };
    match code {
        ffi::SQLITE_BUSY => "SQLITE_BUSY".to_owned(),
        ffi::SQLITE_BUSY_SNAPSHOT => "SQLITE_BUSY_SNAPSHOT".to_owned(),
        ffi::SQLITE_LOCKED_SHAREDCACHE => "SQLITE_LOCKED_SHAREDCACHE".to_owned(),
        code => format!("code {code}"),
    }
}
