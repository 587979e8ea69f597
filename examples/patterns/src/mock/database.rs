//! A session of a database of balances, in which some commits conflict with those of others.

use std::collections::HashMap;

/// Why a transaction failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DbError {
    #[error("another transaction changed the same rows")]
    Conflict,
    #[error("the balance is too low")]
    Overdrawn,
}

/// A session with one transaction at a time.
pub(crate) struct Session {
    balances: HashMap<&'static str, i64>,
    conflicts: u32,
    pub(crate) rollbacks: u32,
}

impl Session {
    /// Makes a session whose first commits fail with a conflict.
    pub(crate) fn new(account: &'static str, balance: i64, conflicts: u32) -> Self {
        Self { balances: HashMap::from([(account, balance)]), conflicts, rollbacks: 0 }
    }

    /// Returns a balance as it was committed.
    pub(crate) fn balance(&self, account: &str) -> i64 {
        self.balances.get(account).copied().unwrap_or_default()
    }

    /// Begins a transaction. It is rolled back where it is dropped without a commit.
    pub(crate) fn begin(&mut self) -> Transaction<'_> {
        Transaction { session: self, changed: HashMap::new() }
    }
}

/// Changes that have not been committed.
pub(crate) struct Transaction<'a> {
    session: &'a mut Session,
    changed: HashMap<&'static str, i64>,
}

impl Transaction<'_> {
    /// Adds to a balance.
    pub(crate) fn add(&mut self, account: &'static str, amount: i64) -> Result<(), DbError> {
        let before =
            self.changed.get(account).copied().unwrap_or_else(|| self.session.balance(account));
        self.changed.insert(account, before + amount);
        if before + amount < 0 { Err(DbError::Overdrawn) } else { Ok(()) }
    }

    /// Makes the changes lasting.
    pub(crate) fn commit(mut self) -> Result<(), DbError> {
        if self.session.conflicts > 0 {
            self.session.conflicts -= 1;
            return Err(DbError::Conflict);
        }
        self.session.balances.extend(self.changed.drain());
        Ok(())
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        self.session.rollbacks += u32::from(!self.changed.is_empty());
    }
}
