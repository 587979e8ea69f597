//! Transactions on a `PostgreSQL` server that fails: `cargo run --bin postgres`.
//!
//! The retried functions are in `src/postgres.rs`.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use services::postgres::Database;
use services::servers::PostgresServer;
use tokio::task::{JoinSet, block_in_place};
use tokio::time::sleep;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().without_time().init(); // prints the retries at level info
    let mut server = PostgresServer::new()?;
    let database = Arc::new(Database::new(&server.url().parse()?, 8)?);

    println!("The tables are created before the server runs:");
    let (created, started) = tokio::join!(database.create_tables(), async {
        sleep(Duration::from_millis(100)).await;
        block_in_place(|| server.restart())
    });
    started?;
    created?;

    println!("\nEight tasks count to 500 together, while the server is killed twice:");
    let mut tasks = JoinSet::new();
    for task in 0..8 {
        let database = Arc::clone(&database);
        tasks.spawn(async move {
            for operation in (task..500).step_by(8) {
                database.increment(operation).await?;
            }
            Ok::<_, services::postgres::Error>(())
        });
    }
    for _ in 0..2 {
        sleep(Duration::from_millis(200)).await;
        block_in_place(|| server.kill())?;
        block_in_place(|| server.restart())?;
    }
    while let Some(task) = tasks.join_next().await {
        task??;
    }
    let (value, operations) = database.totals().await?;
    println!("The counter is {value}, after {operations} operations and {}.", database.retries);

    println!("\nTwo calls move money between the same accounts, each the other way, 100 times:");
    let before = database.retries.total();
    for _ in 0..100 {
        let (there, back) = tokio::join!(database.transfer(1, 2, 5), database.transfer(2, 1, 5));
        there.and(back)?;
    }
    println!("They were retried {} times.", database.retries.total() - before);
    Ok(())
}
