//! A job that outlives two workers. Run it with `cargo run --bin queue`; it starts a PostgreSQL server of its own.
//!
//! `queue work NAME` is a worker on the database of the variable `DATABASE_URL`.

use std::env;
use std::error::Error;
use std::process::Command;
use std::time::SystemTime;

use durable::postgres::{Postgres, until};
use durable::process::Process;
use durable::queue::{Order, push, set_up, work};
use sqlx::PgPool;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => demonstrate().await,
        ["work", name] => work(&PgPool::connect(&env::var("DATABASE_URL")?).await?, name).await,
        _ => Err("unknown arguments; write `queue` or `queue work NAME`".into()),
    }
}

async fn demonstrate() -> Result<(), Box<dyn Error>> {
    let postgres = Postgres::start().await?;
    let pool = postgres.connect().await?;
    set_up(&pool).await?;
    push(&pool, Order { queued: SystemTime::now(), fails_at: vec![1, 3], hangs_at: vec![2] })
        .await?;

    let worker = |name| {
        Process::start(
            Command::new(env::current_exe()?)
                .args(["work", name])
                .env("DATABASE_URL", postgres.url()),
        )
    };
    let ann = worker("Ann")?;
    until(&pool, "SELECT count(*) = 2 FROM attempts").await?;
    println!("Ann is killed during attempt 2");
    ann.kill()?;

    let ben = worker("Ben")?;
    until(&pool, "SELECT status = 'Failed' AND attempts = 3 FROM apalis.jobs").await?;
    println!("Ben is killed during the wait after attempt 3");
    ben.kill()?;

    let _cid = worker("Cid")?;
    until(&pool, "SELECT status = 'Done' FROM apalis.jobs").await?;
    let attempts: Vec<(i64, String, f64)> = sqlx::query_as(
        "SELECT tries, worker, extract(epoch FROM started - min(started) OVER ())::float8 FROM attempts ORDER BY started",
    )
    .fetch_all(&pool)
    .await?;
    for (tries, worker, started) in attempts {
        println!("attempt {tries} by {worker}, {started:.2} s after the first");
    }
    Ok(())
}
