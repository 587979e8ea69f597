//! What the tests share.

use std::fmt::Display;
use std::io::{self, Write};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, thread};

use ::redis::{Client, cmd};
use services::postgres::Database;
use services::redis::Store;
use services::servers::{PostgresServer, RedisServer, StartError};
use tokio_postgres::{Config, NoTls};

/// Prints a line that the test harness does not capture.
pub(crate) fn say(line: impl Display) {
    writeln!(io::stderr(), "{line}").expect("stderr can be written");
}

/// Says that the current test is skipped. That is a failure if `SERVICES_REQUIRED=1` is set.
fn skip(reason: impl Display) {
    let required = env::var("SERVICES_REQUIRED").is_ok_and(|value| value == "1");
    assert!(!required, "SERVICES_REQUIRED=1 is set, but this test cannot run: {reason}");
    say(format_args!("SKIPPED, NOT TESTED: {}: {reason}", test_name()));
}

/// Returns the name of the current test, which is that of its thread.
fn test_name() -> String {
    thread::current().name().unwrap_or_default().replace("::", "_")
}

/// Returns the server, or `None` if it is not installed.
pub(crate) fn or_skip<S>(server: Result<S, StartError>) -> Option<S> {
    match server {
        Ok(server) => Some(server),
        Err(missing @ StartError::Missing(_)) => {
            skip(missing);
            None
        }
        Err(error) => panic!("{error}"),
    }
}

/// Returns whether the variable is set, with which a test cannot control its server.
fn is_given(variable: &str) -> bool {
    let given = env::var_os(variable).is_some();
    if given {
        skip(format_args!("it controls its server, and {variable} is set"));
    }
    given
}

/// Starts a `PostgreSQL` server for a test that controls it.
pub(crate) fn own_postgres() -> Option<PostgresServer> {
    if is_given("DATABASE_URL") { None } else { or_skip(PostgresServer::start()) }
}

/// Makes a `PostgreSQL` server for a test that starts it itself.
pub(crate) fn own_postgres_stopped() -> Option<PostgresServer> {
    if is_given("DATABASE_URL") { None } else { or_skip(PostgresServer::new()) }
}

/// Starts a Redis server for a test that controls it.
pub(crate) fn own_redis() -> Option<RedisServer> {
    if is_given("REDIS_URL") { None } else { or_skip(RedisServer::start()) }
}

/// Makes a Redis server for a test that starts it itself.
pub(crate) fn own_redis_stopped() -> Option<RedisServer> {
    if is_given("REDIS_URL") { None } else { or_skip(RedisServer::new()) }
}

/// A database, of a given server or of one that is stopped with this value.
pub(crate) struct TestDatabase {
    pub(crate) database: Database,
    /// How to connect to it.
    pub(crate) config: Config,
    _server: Option<PostgresServer>,
}

/// Returns a database with tables of the current test's own.
pub(crate) async fn database() -> Option<TestDatabase> {
    let (mut config, server) = if let Ok(url) = env::var("DATABASE_URL") {
        (url.parse().expect("DATABASE_URL is a URL"), None)
    } else {
        let server = or_skip(PostgresServer::start())?;
        (config_of(&server), Some(server))
    };
    let schema = test_name();
    let create = format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}");
    execute(&config, &create).await;
    config.options(format!("-c search_path={schema}"));
    let database = connect(&config).await;
    Some(TestDatabase { database, config, _server: server })
}

/// Returns how to connect to a server.
pub(crate) fn config_of(server: &PostgresServer) -> Config {
    server.url().parse().expect("the URL is valid")
}

/// Returns a database with tables.
pub(crate) async fn connect(config: &Config) -> Database {
    let database = Database::new(config, 8).expect("the pool has a runtime");
    database.create_tables().await.expect("the tables can be created");
    database
}

/// Runs statements on a connection of their own.
pub(crate) async fn execute(config: &Config, statements: &str) {
    let (client, connection) = config.connect(NoTls).await.expect("the server runs");
    tokio::spawn(connection);
    client.batch_execute(statements).await.expect("the statements are valid");
}

/// Returns the balances of all accounts.
pub(crate) async fn balances(config: &Config) -> Vec<i64> {
    let (client, connection) = config.connect(NoTls).await.expect("the server runs");
    tokio::spawn(connection);
    let query = client.query("SELECT balance FROM accounts ORDER BY id", &[]);
    query.await.expect("the table exists").iter().map(|row| row.get(0)).collect()
}

/// A store, in a given server or in one that is stopped with this value.
pub(crate) struct TestStore {
    pub(crate) store: Store,
    pub(crate) client: Client,
    _server: Option<RedisServer>,
}

/// Returns a store with keys of the current test's own.
pub(crate) async fn store() -> Option<TestStore> {
    let (url, server) = if let Ok(url) = env::var("REDIS_URL") {
        (url, None)
    } else {
        let server = or_skip(RedisServer::start())?;
        (server.url(), Some(server))
    };
    let client = Client::open(url).expect("the URL is valid");
    let prefix = test_name();
    let mut connection = client.get_multiplexed_async_connection().await.expect("the server runs");
    for key in ["visits", "visitor", "operations", "counter", "key"] {
        let key = format!("{prefix}:{key}");
        cmd("DEL").arg(key).exec_async(&mut connection).await.expect("keys can be deleted");
    }
    let store = Store::new(&client, &prefix).expect("the configuration is valid");
    Some(TestStore { store, client, _server: server })
}

/// Returns a store in a server of the test's own.
pub(crate) fn store_of(server: &RedisServer) -> Store {
    let client = Client::open(server.url()).expect("the URL is valid");
    Store::new(&client, "test").expect("the configuration is valid")
}

/// Waits until a condition holds, and fails after half a minute.
pub(crate) async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(30), "not within 30 s: {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Returns `true` the first time.
pub(crate) fn is_first(calls: &AtomicU32) -> bool {
    calls.fetch_add(1, Ordering::SeqCst) == 0
}
