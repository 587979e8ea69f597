//! Servers that are killed and restarted again and again while several tasks write to them.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use services::Applied;
use services::retries::Retries;
use services::servers::{PostgresServer, RedisServer};

use crate::support::{config_of, connect, own_postgres, own_redis, say, store_of};

const OPERATIONS: u32 = 1_000;
const TASKS: u32 = 8;
/// The server is killed whenever another 50 operations are done. However fast the machine is, each kill meets tasks
/// that are in the middle of an operation or have some left.
const OPERATIONS_PER_KILL: u32 = 50;

#[tokio::test(flavor = "multi_thread")]
async fn postgres_loses_no_increment_and_applies_none_twice() {
    let Some(server) = own_postgres() else { return };
    let database = Arc::new(connect(&config_of(&server)).await);
    let increment = {
        let database = Arc::clone(&database);
        move |operation: u32| {
            let database = Arc::clone(&database);
            async move { database.increment(operation.into()).await.map_err(|error| error.to_string()) }
        }
    };
    let kill = |server: &mut PostgresServer| {
        server.kill().unwrap();
        server.restart().unwrap();
    };
    let _server = storm("PostgreSQL", server, kill, increment, &database.retries).await;
    assert_eq!(database.totals().await.unwrap(), (OPERATIONS.into(), OPERATIONS.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn redis_loses_no_increment_and_applies_none_twice() {
    let Some(server) = own_redis() else { return };
    let store = Arc::new(store_of(&server));
    let increment = {
        let store = Arc::clone(&store);
        move |operation: u32| {
            let store = Arc::clone(&store);
            async move { store.increment(operation).await.map_err(|error| error.to_string()) }
        }
    };
    let kill = |server: &mut RedisServer| {
        server.kill().unwrap();
        server.restart().unwrap();
    };
    let _server = storm("Redis", server, kill, increment, &store.retries).await;
    assert_eq!(store.totals().await.unwrap(), (OPERATIONS, OPERATIONS));
}

/// Runs all operations in several tasks while the server is killed. Returns the server, which runs.
async fn storm<S, F>(
    name: &str,
    server: S,
    kill_and_restart: fn(&mut S),
    increment: impl Fn(u32) -> F + Clone + Send + 'static,
    retries: &Retries,
) -> S
where
    S: Send + 'static,
    F: Future<Output = Result<Applied, String>> + Send,
{
    let start = Instant::now();
    let (sender, done) = mpsc::channel();
    let killer = thread::spawn(move || kill_repeatedly(server, kill_and_restart, &done));
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let (increment, sender) = (increment.clone(), sender.clone());
            tokio::spawn(async move {
                let mut applied = Vec::new();
                for operation in (task..OPERATIONS).step_by(TASKS as usize) {
                    applied.push(increment(operation).await);
                    sender.send(()).ok();
                }
                applied
            })
        })
        .collect();
    drop(sender);
    let mut applied = Vec::new();
    for task in tasks {
        applied.extend(task.await);
    }
    // The server is back in this thread before anything is checked, so that a failure stops it.
    let (server, kills) = killer.join().unwrap();
    let applied: Vec<_> = applied.into_iter().flatten().map(Result::unwrap).collect();
    assert_eq!(applied.len(), OPERATIONS as usize);
    let before = applied.iter().filter(|&&applied| applied == Applied::Before).count();
    say(format_args!(
        "{name}: {OPERATIONS} increments took {} attempts and {:.1} s, in which the server was killed {kills} times; \
         {before} had been applied although the attempt failed; {retries}",
        OPERATIONS + retries.total(),
        start.elapsed().as_secs_f64(),
    ));
    assert_eq!(kills, OPERATIONS / OPERATIONS_PER_KILL - 1);
    assert!(retries.total() >= kills, "each kill makes at least one attempt fail");
    server
}

fn kill_repeatedly<S>(
    mut server: S,
    kill_and_restart: fn(&mut S),
    done: &Receiver<()>,
) -> (S, u32) {
    let mut kills = 0;
    for ((), count) in done.iter().zip(1..OPERATIONS) {
        if count % OPERATIONS_PER_KILL == 0 {
            // Each kill meets the operations at another stage.
            thread::sleep(Duration::from_micros(150) * kills);
            kill_and_restart(&mut server);
            kills += 1;
        }
    }
    (server, kills)
}
