//! A job queue whose failed jobs wait as long as a policy says.

use std::error::Error;
use std::time::{Duration, SystemTime};

use apalis::prelude::*;
use apalis_postgres::{Config, PostgresStorage};
use backoff_retry::policy::Decision;
use backoff_retry::{Policy, expo};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;

/// How often a worker looks for jobs.
pub const POLLING: Duration = Duration::from_millis(50);

/// The policy of the jobs: waits of 0.5 s, 1 s and 2 s. Without jitter, so that the test can tell the waits.
pub static SHIPPING: Policy =
    Policy::new(expo().factor(Duration::from_millis(500))).max_tries(4).no_jitter();

/// Sets when a failed job runs again, as the policy decides, and returns the error that its handler has to return.
///
/// `tries` is the number of the attempt that failed, and `age` the time since the job was queued. Without this, the
/// queue runs a failed job again at once.
pub async fn postpone(
    policy: &Policy,
    pool: &PgPool,
    id: &TaskId,
    tries: usize,
    age: Duration,
    error: impl Error + Send + Sync + 'static,
) -> Result<BoxDynError, sqlx::Error> {
    let tries = u32::try_from(tries).unwrap_or(u32::MAX);
    let Decision::Retry(wait) = policy.decide(tries, age, &error) else {
        return Ok(AbortError::new(error).into());
    };
    sqlx::query("UPDATE apalis.jobs SET run_at = clock_timestamp() + make_interval(secs => $2) WHERE id = $1")
        .bind(id.to_string())
        .bind(wait.as_secs_f64())
        .execute(pool)
        .await?;
    Ok(error.into())
}

/// A job: an order that has to be shipped.
#[derive(Debug, Serialize, Deserialize)]
pub struct Order {
    /// When it was queued. The queue itself overwrites its only time, `run_at`.
    pub queued: SystemTime,
    /// The attempts that fail.
    pub fails_at: Vec<usize>,
    /// The attempts that never end: their worker has to be killed.
    pub hangs_at: Vec<usize>,
}

#[derive(Debug)]
struct Unreachable;

impl std::fmt::Display for Unreachable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the carrier is unreachable")
    }
}

impl Error for Unreachable {}

/// Makes one attempt of a job.
async fn ship(
    order: Order,
    attempt: Attempt,
    id: TaskId,
    pool: Data<PgPool>,
    worker: Data<Name>,
) -> Result<(), BoxDynError> {
    let tries = attempt.current();
    // The last attempts may have ended with their process, and no error that the policy could have been asked about.
    if SHIPPING.get_max_tries().is_some_and(|most| tries > most as usize) {
        return Err(AbortError::new("the last attempt ended with its worker").into());
    }
    record(&pool, &worker, tries).await?;
    if order.hangs_at.contains(&tries) {
        std::future::pending::<()>().await;
    }
    if order.fails_at.contains(&tries) {
        let age = order.queued.elapsed().unwrap_or_default();
        return Err(postpone(&SHIPPING, &pool, &id, tries, age, Unreachable).await?);
    }
    Ok(())
}

/// The side effect of an attempt, which is counted.
async fn record(pool: &PgPool, Name(worker): &Name, tries: usize) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO attempts (tries, worker) VALUES ($1, $2)")
        .bind(i64::try_from(tries).unwrap_or(i64::MAX))
        .bind(worker)
        .execute(pool)
        .await
        .map(drop)
}

#[derive(Clone)]
struct Name(String);

/// Prepares the database.
pub async fn set_up(pool: &PgPool) -> Result<(), Box<dyn Error>> {
    PostgresStorage::setup(pool).await?;
    sqlx::query(
        "CREATE TABLE attempts
         (tries bigint NOT NULL, worker text NOT NULL, started timestamptz NOT NULL DEFAULT clock_timestamp())",
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn storage(pool: &PgPool) -> PostgresStorage<Order> {
    // With the defaults, the jobs of a killed worker are taken over after five minutes.
    let config = Config::default().heartbeat_interval(Duration::from_secs(1)).missed_heartbeats(2);
    PostgresStorage::new(pool).with_config(config.queue("orders"))
}

/// Queues a job.
pub async fn push(pool: &PgPool, order: Order) -> Result<(), Box<dyn Error>> {
    // The policy has the limit: one of the queue's own would end a job without asking it.
    let job = TaskBuilder::new(order).max_attempts(i32::MAX as usize).build();
    Ok(storage(pool).push_task(job).await?)
}

/// Works on the jobs until the process is killed.
pub async fn work(pool: &PgPool, name: &str) -> Result<(), Box<dyn Error>> {
    let polling = Strategy::new().interval(POLLING);
    let worker = WorkerBuilder::new(name)
        .backend(storage(pool).poll_with_strategy(polling))
        .data(pool.clone())
        .data(Name(name.to_owned()))
        .build(ship);
    Ok(worker.run().await?)
}
