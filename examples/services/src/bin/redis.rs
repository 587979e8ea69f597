//! Commands and a subscription on a Redis server that fails: `cargo run --bin redis`.
//!
//! The retried functions are in `src/redis.rs` and `src/redis/listen.rs`.

use std::error::Error;
use std::time::Duration;

use redis::Client;
use services::redis::{LISTEN, Store, listen};
use services::servers::{RedisServer, StartError};
use tokio::sync::mpsc::unbounded_channel;
use tokio::task::block_in_place;
use tokio::time::sleep;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().without_time().init(); // prints the retries at level info
    let mut server = RedisServer::start()?;
    let client = Client::open(server.url())?;
    let store = Store::new(&client, "example")?;

    println!("A key is set, the server is killed, and the key is read:");
    store.set("key", "value").await?;
    server.kill()?;
    let (value, restarted) = tokio::join!(store.get("key"), async {
        sleep(Duration::from_millis(100)).await;
        block_in_place(|| server.restart())
    });
    restarted?;
    println!("The value is {:?}.", value?);

    println!("\nThree messages are published, and the server is killed after each:");
    let (sender, mut received) = unbounded_channel();
    let listener = tokio::spawn(async move {
        listen(&LISTEN, &client, "news", |message| sender.send(message).unwrap_or_default()).await
    });
    for message in ["one", "two", "three"] {
        store.publish("news", message).await?;
        println!("Received: {:?}.", received.recv().await);
        server.kill()?;
        server.restart()?;
    }
    listener.abort();

    println!("\nA counter is incremented 500 times, and the server is killed twice:");
    let count = async {
        for operation in 0..500 {
            store.increment(operation).await?;
        }
        store.totals().await
    };
    let kill = async {
        for _ in 0..2 {
            sleep(Duration::from_millis(20)).await;
            block_in_place(|| server.kill())?;
            sleep(Duration::from_millis(50)).await;
            block_in_place(|| server.restart())?;
        }
        Ok::<_, StartError>(())
    };
    let (totals, killed) = tokio::join!(count, kill);
    killed?;
    let (counter, operations) = totals?;
    println!("The counter is {counter}, after {operations} operations and {}.", store.retries);
    Ok(())
}
