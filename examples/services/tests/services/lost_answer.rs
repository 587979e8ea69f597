//! Operations that were applied, but whose answer was lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ::redis::Client;
use services::Applied;
use services::postgres::Database;
use services::redis::Store;
use tokio::io::{self, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{balances, config_of, connect, own_postgres, own_redis, store_of};

/// Forwards connections to a server on loopback, and returns the port for them. A connection breaks when the client
/// sends `request`: after the server has answered, and before the client gets the answer. This happens once.
async fn break_after(request: &'static [u8], server: u16) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let broken = Arc::new(AtomicU32::new(0));
    tokio::spawn(async move {
        loop {
            let (client, _) = listener.accept().await.unwrap();
            let broken = Arc::clone(&broken);
            tokio::spawn(async move {
                let server = TcpStream::connect(("127.0.0.1", server)).await?;
                forward(client, server, request, &broken).await
            });
        }
    });
    port
}

async fn forward(
    mut client: TcpStream,
    mut server: TcpStream,
    request: &[u8],
    broken: &AtomicU32,
) -> io::Result<()> {
    let (mut from_client, mut from_server) = (vec![0; 65536], vec![0; 65536]);
    loop {
        tokio::select! {
            length = client.read(&mut from_client) => {
                let sent = &from_client[..length?];
                if sent.is_empty() {
                    return Ok(());
                }
                server.write_all(sent).await?;
                let found = sent.windows(request.len()).any(|window| window == request);
                if found && broken.fetch_add(1, Ordering::SeqCst) == 0 {
                    let answer = server.read(&mut from_server).await?;
                    assert!(answer > 0, "the server runs");
                    return Ok(());
                }
            }
            length = server.read(&mut from_server) => {
                let length = length?;
                if length == 0 {
                    return Ok(());
                }
                client.write_all(&from_server[..length]).await?;
            }
        }
    }
}

/// What the client sends for a commit: a length and the statement. The word alone is also in `READ COMMITTED`.
const COMMIT: &[u8] = b"\x0bCOMMIT\0";

/// Returns a database whose connections go through a port.
fn database_on(port: u16) -> Database {
    let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
    Database::new(&url.parse().unwrap(), 1).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_committed_transaction_with_an_id_is_recognized() {
    let Some(server) = own_postgres() else { return };
    connect(&config_of(&server)).await;
    let database = database_on(break_after(COMMIT, server.port()).await);
    assert_eq!(database.increment(1).await.unwrap(), Applied::Before);
    assert_eq!(database.retries.total(), 1);
    assert_eq!(database.totals().await.unwrap(), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_committed_transaction_without_an_id_is_not_retried() {
    let Some(server) = own_postgres() else { return };
    connect(&config_of(&server)).await;
    let database = database_on(break_after(COMMIT, server.port()).await);
    database.transfer(1, 2, 30).await.unwrap_err();
    assert_eq!(database.retries.total(), 0);
    assert_eq!(balances(&config_of(&server)).await, [70, 130], "it was applied, and only once");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_executed_script_with_an_id_is_recognized() {
    let Some(server) = own_redis() else { return };
    store_of(&server).increment(1).await.unwrap(); // the server knows the script from here on
    let store = store_on(break_after(b"EVALSHA", server.port()).await);
    assert_eq!(store.increment(2).await.unwrap(), Applied::Before);
    assert!(store.retries.total() > 0);
    assert_eq!(store.totals().await.unwrap(), (2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_executed_transaction_without_an_id_is_not_retried() {
    let Some(server) = own_redis() else { return };
    let store = store_on(break_after(b"EXEC", server.port()).await);
    store.visit("ann").await.unwrap_err();
    assert_eq!(store.retries.total(), 0);
    assert_eq!(store_of(&server).visit("bob").await.unwrap(), 2, "it was executed, and only once");
}

/// Returns a store whose connections go through a port, with the same keys as [`store_of`].
fn store_on(port: u16) -> Store {
    let client = Client::open(format!("redis://127.0.0.1:{port}/")).unwrap();
    Store::new(&client, "test").unwrap()
}
