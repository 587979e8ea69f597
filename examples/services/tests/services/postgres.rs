//! `PostgreSQL`: one failure per test.

use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use backoff_retry::call::{CallStatus, Report};
use deadpool_postgres::{PoolError, TimeoutType, Transaction};
use rustix::process::Signal;
use services::Applied;
use services::postgres::{DATABASE, Database, Error, cause, is_not_applied, is_transient};
use tokio::sync::Barrier;
use tokio_postgres::{IsolationLevel, NoTls};

use crate::support::{
    balances, config_of, connect, database, execute, is_first, own_postgres, own_postgres_stopped,
    until,
};

/// Retries a whole transaction.
async fn retried<T>(
    database: &Database,
    isolation: IsolationLevel,
    body: impl AsyncFn(&Transaction<'_>) -> Result<T, Error>,
) -> Report<Result<T, Error>> {
    DATABASE
        .call(|| database.in_transaction(isolation, async |transaction| body(transaction).await))
        .retry_if(is_transient)
        .on_backoff(|details| database.retries.count(cause(details.outcome)))
        .report()
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_is_retried_until_the_server_starts() {
    let Some(mut server) = own_postgres_stopped() else { return };
    let database = Arc::new(Database::new(&config_of(&server), 1).unwrap());
    let call = tokio::spawn({
        let database = Arc::clone(&database);
        async move { database.create_tables().await }
    });
    until("two refused connections", || database.retries.of("connection refused") >= 2).await;
    server.restart().unwrap();
    call.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_in_mid_transaction_loses_nothing_of_it() {
    let Some(server) = own_postgres() else { return };
    let database = connect(&config_of(&server)).await;
    let (server, attempts) = (Mutex::new(server), AtomicU32::new(0));
    let report = retried(&database, IsolationLevel::ReadCommitted, async |transaction| {
        transaction.execute("INSERT INTO operations VALUES (7)", &[]).await?;
        if is_first(&attempts) {
            let mut server = server.lock().unwrap();
            server.kill().unwrap();
            server.restart().unwrap();
        }
        transaction.execute("UPDATE counter SET value = value + 1", &[]).await?;
        Ok(())
    })
    .await;
    report.result.unwrap();
    assert!(report.tries >= 2);
    assert_eq!(database.totals().await.unwrap(), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_an_administrator_ends_is_retried() {
    let Some(test) = database().await else { return };
    let attempts = AtomicU32::new(0);
    let report = retried(&test.database, IsolationLevel::ReadCommitted, async |transaction| {
        transaction.execute("UPDATE counter SET value = value + 1", &[]).await?;
        if is_first(&attempts) {
            transaction.execute("SELECT pg_terminate_backend(pg_backend_pid())", &[]).await?;
        }
        Ok(())
    })
    .await;
    report.result.unwrap();
    assert!(report.tries >= 2);
    assert_eq!(test.database.retries.of("57P01"), 1);
    assert_eq!(test.database.totals().await.unwrap(), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_shut_down_and_started_is_retried() {
    let Some(server) = own_postgres() else { return };
    let database = connect(&config_of(&server)).await;
    let (server, attempts) = (Mutex::new(server), AtomicU32::new(0));
    let report = retried(&database, IsolationLevel::ReadCommitted, async |transaction| {
        if is_first(&attempts) {
            server.lock().unwrap().signal(Signal::INT).unwrap(); // a fast shutdown
            transaction.execute("SELECT pg_sleep(60)", &[]).await?;
        }
        Ok(())
    });
    let restart = async {
        until("the end of the session", || database.retries.total() > 0).await;
        server.lock().unwrap().restart().unwrap();
    };
    let (report, ()) = tokio::join!(report, restart);
    report.result.unwrap();
    // Which of the two depends on whether the statement arrived before the signal did.
    assert!(database.retries.of("57P01") + database.retries.of("connection closed") > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ends_because_another_crashed_is_retried() {
    let Some(server) = own_postgres() else { return };
    let config = config_of(&server);
    let database = connect(&config).await;
    let (other, connection) = config.connect(NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let other: i32 = other.query_one("SELECT pg_backend_pid()", &[]).await.unwrap().get(0);

    let attempts = AtomicU32::new(0);
    let report = retried(&database, IsolationLevel::ReadCommitted, async |transaction| {
        if is_first(&attempts) {
            let sleep = transaction.execute("SELECT pg_sleep(60)", &[]);
            let crash = async { server.signal_session(other, Signal::KILL) };
            tokio::join!(sleep, crash).0?;
        }
        Ok(())
    })
    .await;
    report.result.unwrap();
    // 57P02 comes in a warning, not in an error.
    assert_eq!(database.retries.of("57P02"), 0);
    assert!(database.retries.of("connection closed") > 0);
    connection.await.unwrap().unwrap_err();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_conflicting_transactions_one_is_serialized_after_the_other() {
    let Some(test) = database().await else { return };
    let (database, both_read) = (&test.database, Barrier::new(2));
    // Each reads both balances, and then takes away from one of them what both together allow.
    let take = async |account: i64| {
        let attempts = AtomicU32::new(0);
        retried(database, IsolationLevel::Serializable, async |transaction| {
            let sum = "SELECT sum(balance)::bigint FROM accounts";
            let sum: i64 = transaction.query_one(sum, &[]).await?.get(0);
            if is_first(&attempts) {
                both_read.wait().await;
            }
            if sum < 150 {
                return Ok(false);
            }
            let take = "UPDATE accounts SET balance = balance - 150 WHERE id = $1::bigint";
            transaction.execute(take, &[&account]).await?;
            Ok(true)
        })
        .await
    };
    let (first, second) = tokio::join!(take(1), take(2));
    let taken = [first.result.unwrap(), second.result.unwrap()];
    assert_ne!(taken[0], taken[1], "without retries both would be taken, or one would fail");
    // At least one: the next attempt may start before the commit of the other transaction has ended.
    let conflicts = database.retries.of("40001");
    assert!(conflicts > 0 && first.tries + second.tries == 2 + conflicts);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_transactions_that_block_each_other_one_runs_again() {
    let Some(test) = database().await else { return };
    let (database, both_locked) = (&test.database, Barrier::new(2));
    let add = async |accounts: [i64; 2]| {
        let attempts = AtomicU32::new(0);
        retried(database, IsolationLevel::ReadCommitted, async |transaction| {
            let update = "UPDATE accounts SET balance = balance + 1 WHERE id = $1::bigint";
            transaction.execute(update, &[&accounts[0]]).await?;
            if is_first(&attempts) {
                both_locked.wait().await;
            }
            transaction.execute(update, &[&accounts[1]]).await?;
            Ok(())
        })
        .await
    };
    let (first, second) = tokio::join!(add([1, 2]), add([2, 1]));
    first.result.unwrap();
    second.result.unwrap();
    assert_eq!((first.tries + second.tries, database.retries.of("40P01")), (3, 1));
    assert_eq!(balances(&test.config).await, [102, 102]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_server_is_retried_until_another_disconnects() {
    let Some(mut test) = database().await else { return };
    execute(
        &test.config,
        "DROP ROLE IF EXISTS single; CREATE ROLE single LOGIN CONNECTION LIMIT 1",
    )
    .await;
    let (other, connection) = test.config.user("single").connect(NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let database = Database::new(&test.config, 1).unwrap();
    let disconnect = async {
        until("a refused session", || database.retries.of("53300") >= 1).await;
        drop(other);
        connection.await.unwrap().unwrap();
    };
    let nothing = async |_: &Transaction<'_>| Ok(());
    let call = retried(&database, IsolationLevel::ReadCommitted, nothing);
    tokio::join!(call, disconnect).0.result.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_that_hangs_is_retried_on_another_connection() {
    let Some(server) = own_postgres() else { return };
    let mut database = connect(&config_of(&server)).await;
    database.attempt = Duration::from_millis(200);
    let (attempts, stopped) = (AtomicU32::new(0), AtomicI32::new(0));
    let report = retried(&database, IsolationLevel::ReadCommitted, async |transaction| {
        let session = transaction.query_one("SELECT pg_backend_pid()", &[]).await?.get(0);
        if is_first(&attempts) {
            server.signal_session(session, Signal::STOP).unwrap();
            stopped.store(session, Ordering::SeqCst);
            transaction.execute("UPDATE counter SET value = value + 1", &[]).await?;
        }
        Ok(session)
    })
    .await;
    let stopped = stopped.into_inner();
    server.signal_session(stopped, Signal::CONT).unwrap();
    assert_ne!(report.result.unwrap(), stopped);
    assert!(report.tries >= 2);
    assert!(database.retries.of("no answer") > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_are_not_retried() {
    let Some(mut test) = database().await else { return };
    assert_eq!(test.database.increment(1).await.unwrap(), Applied::Now);
    for (code, statement) in [
        ("23505", "INSERT INTO operations VALUES (1)"),
        ("42601", "INSERT operations"),
        ("42P01", "SELECT FROM nothing"),
    ] {
        let report = retried(&test.database, IsolationLevel::ReadCommitted, async |transaction| {
            Ok(transaction.execute(statement, &[]).await?)
        })
        .await;
        assert_eq!(report.status, CallStatus::NotRetried);
        assert_eq!(cause(&report.result.unwrap_err()), code);
    }
    let no_database = Database::new(test.config.dbname("nothing"), 1).unwrap();
    let error = no_database.create_tables().await.unwrap_err();
    assert_eq!((cause(&error).as_str(), no_database.retries.total()), ("3D000", 0));
    let full = Error::Pool(PoolError::Timeout(TimeoutType::Wait));
    assert!(!is_transient(&full) && !is_not_applied(&full));
}

/// The reason why the body of a transaction has to return the first error.
#[tokio::test(flavor = "multi_thread")]
async fn the_commit_of_a_failed_transaction_returns_ok() {
    let Some(test) = database().await else { return };
    let report = retried(&test.database, IsolationLevel::ReadCommitted, async |transaction| {
        transaction.execute("UPDATE counter SET value = value + 1", &[]).await?;
        transaction.execute("SELECT 1 / 0", &[]).await.unwrap_err(); // not returned
        Ok(())
    })
    .await;
    assert_eq!(report.status, CallStatus::Succeeded);
    assert_eq!(test.database.totals().await.unwrap(), (0, 0), "it was rolled back");

    let report = retried(&test.database, IsolationLevel::ReadCommitted, async |transaction| {
        transaction.execute("SELECT 1 / 0", &[]).await.unwrap_err(); // not returned
        Ok(transaction.execute("UPDATE counter SET value = value + 1", &[]).await?)
    })
    .await;
    assert_eq!(report.status, CallStatus::NotRetried);
    assert_eq!(cause(&report.result.unwrap_err()), "25P02");
}
