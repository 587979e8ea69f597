//! `SQLite`: the locks of other connections. It is a part of this process, so no test is skipped.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::thread;
use std::time::{Duration, Instant};

use backoff_retry::call::CallStatus;
use rusqlite::{Connection, Error, ErrorCode, OpenFlags, ffi};
use services::retries::Retries;
use services::sqlite::{Accounts, WRITERS, is_busy};
use tempfile::TempDir;

use crate::support::{is_first, say};

/// Returns two connections to one file.
fn two_connections() -> (TempDir, Accounts, Accounts) {
    let directory = TempDir::new().unwrap();
    let file = directory.path().join("accounts.db");
    let (first, second) = (Accounts::open(&file).unwrap(), Accounts::open(&file).unwrap());
    (directory, first, second)
}

/// Runs a call in another thread, and ends the transaction of the other connection once the call has been retried.
fn until_commit<T: Send>(
    holder: &Accounts,
    retries: &Arc<Retries>,
    call: impl FnOnce() -> T + Send,
) -> T {
    thread::scope(|scope| {
        let thread = scope.spawn(call);
        let start = Instant::now();
        while retries.total() == 0 {
            assert!(start.elapsed() < Duration::from_secs(30), "it was not retried");
            thread::sleep(Duration::from_millis(1));
        }
        holder.connection.execute_batch("COMMIT").unwrap();
        thread.join().unwrap()
    })
}

#[test]
fn a_writer_waits_for_the_lock_of_another() {
    let (_directory, first, mut second) = two_connections();
    first.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let retries = Arc::clone(&second.retries);
    until_commit(&first, &retries, || second.deposit("ann", 5)).unwrap();
    assert_eq!(first.balance("ann").unwrap(), Some(5));
    assert_eq!(retries.of("SQLITE_BUSY"), retries.total());
}

#[test]
fn a_reader_with_a_shared_cache_waits_for_a_writer() {
    let flags = OpenFlags::default() | OpenFlags::SQLITE_OPEN_SHARED_CACHE;
    let open = || Connection::open_with_flags("file:shared?mode=memory", flags).unwrap();
    let [first, second] = [open(), open()].map(|connection| Accounts::new(connection).unwrap());
    first
        .connection
        .execute_batch(
            "CREATE TABLE accounts (name TEXT PRIMARY KEY, balance INTEGER NOT NULL);
             BEGIN IMMEDIATE;
             INSERT INTO accounts VALUES ('ann', 7)",
        )
        .unwrap();
    let retries = Arc::clone(&second.retries);
    // The connection moves into the thread: it is `Send`, but not `Sync`.
    let balance = until_commit(&first, &retries, move || second.balance("ann"));
    assert_eq!(balance.unwrap(), Some(7));
    assert_eq!(retries.of("SQLITE_LOCKED_SHAREDCACHE"), retries.total());
}

#[test]
fn a_transaction_that_read_old_data_runs_again() {
    let (_directory, mut first, mut second) = two_connections();
    first.deposit("ann", 10).unwrap();
    // SQLite's own wait does not help here: the error comes at once.
    second.connection.busy_timeout(Duration::from_secs(5)).unwrap();
    let (attempts, start) = (AtomicU32::new(0), Instant::now());
    let report = WRITERS
        .call_blocking(|| {
            let transaction = second.connection.transaction()?;
            let read = "SELECT balance FROM accounts WHERE name = 'ann'";
            let balance: i64 = transaction.query_row(read, [], |row| row.get(0))?;
            if is_first(&attempts) {
                first.deposit("ann", 100).unwrap();
            }
            transaction.execute("UPDATE accounts SET balance = ?1", [balance + 1])?;
            transaction.commit()
        })
        .retry_if(is_busy)
        .on_backoff(|details| {
            let code = details.outcome.sqlite_extended_error_code();
            assert_eq!(code, Some(ffi::SQLITE_BUSY_SNAPSHOT));
        })
        .report();
    report.result.unwrap();
    assert_eq!(report.tries, 2);
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(first.balance("ann").unwrap(), Some(111));
}

#[test]
fn a_connection_that_is_in_its_own_way_is_not_retried() {
    let (_directory, mut first, _second) = two_connections();
    first.deposit("ann", 1).unwrap();
    first.deposit("bob", 1).unwrap();
    let mut statement = first.connection.prepare("SELECT name FROM accounts").unwrap();
    let mut rows = statement.query([]).unwrap();
    rows.next().unwrap();
    let drop_table = || first.connection.execute_batch("DROP TABLE accounts");
    let report = WRITERS.call_blocking(drop_table).retry_if(is_busy).report();
    assert_eq!(report.status, CallStatus::NotRetried);
    assert_eq!(report.result.unwrap_err().sqlite_error_code(), Some(ErrorCode::DatabaseLocked));
}

#[test]
fn a_mistake_is_not_retried() {
    let (_directory, first, _second) = two_connections();
    let insert = "INSERT INTO accounts VALUES ('ann', NULL)";
    let write = || first.connection.execute(insert, []);
    let report = WRITERS.call_blocking(write).retry_if(is_busy).report();
    assert_eq!(report.status, CallStatus::NotRetried);
    assert!(matches!(report.result, Err(Error::SqliteFailure(..))));
}

#[test]
fn no_write_of_two_writers_is_lost() {
    let (_directory, first, second) = two_connections();
    let retries = [Arc::clone(&first.retries), Arc::clone(&second.retries)];
    let deadline = Instant::now() + Duration::from_secs(30);
    let threads = [first, second].map(|mut accounts| {
        let retries = retries.clone();
        thread::spawn(move || {
            let have_met = || retries.iter().any(|retries| retries.total() > 0);
            let mut rounds = 0;
            while rounds < 200 || (!have_met() && Instant::now() < deadline) {
                accounts.deposit("ann", 3).unwrap();
                assert!(accounts.withdraw("ann", 1).unwrap());
                rounds += 1;
            }
            (accounts, rounds)
        })
    });
    let [(accounts, first), (_, second)] = threads.map(|thread| thread.join().unwrap());
    assert_eq!(accounts.balance("ann").unwrap(), Some(2 * (first + second)));
    assert!(retries[0].total() + retries[1].total() > 0, "the two have met");
    let transactions = 2 * (first + second);
    say(format_args!("SQLite: {transactions} transactions; {} and {}", retries[0], retries[1]));
}
