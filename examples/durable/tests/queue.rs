//! The job queue: attempts keep their number when their worker is killed, and waits are the policy's.

use std::error::Error;
use std::io;
use std::process::Command;
use std::time::{Duration, SystemTime};

use durable::postgres::{Postgres, until};
use durable::process::Process;
use durable::queue::{Order, POLLING, push, set_up, work};
use sqlx::PgPool;

/// What the polling, and a busy machine, may add to a wait. No wait is shorter than the policy's.
const TOLERANCE: Duration = Duration::from_secs(2).saturating_add(POLLING);

/// An attempt: its number, who made it, and how long after the attempt before it.
type Attempt = (i64, String, f64);

async fn attempts(pool: &PgPool) -> Result<Vec<Attempt>, sqlx::Error> {
    let query = "SELECT tries, worker, coalesce(extract(epoch FROM started - lag(started) OVER w), 0)::float8
                 FROM attempts WINDOW w AS (ORDER BY started) ORDER BY started";
    sqlx::query_as(query).fetch_all(pool).await
}

#[track_caller]
fn assert_waited(attempt: &Attempt, millis: u64) {
    let (waited, policy) = (Duration::from_secs_f64(attempt.2), Duration::from_millis(millis));
    assert!(waited >= policy, "the wait before {attempt:?} is shorter than {policy:?}");
    assert!(waited < policy + TOLERANCE, "the wait before {attempt:?} is longer than {policy:?}");
}

async fn prepare(
    fails_at: Vec<usize>,
    hangs_at: Vec<usize>,
) -> Result<(Postgres, PgPool), Box<dyn Error>> {
    let postgres = Postgres::start().await?;
    let pool = postgres.connect().await?;
    set_up(&pool).await?;
    push(&pool, Order { queued: SystemTime::now(), fails_at, hangs_at }).await?;
    Ok((postgres, pool))
}

fn worker(postgres: &Postgres, name: &str) -> io::Result<Process> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_queue"));
    Process::start(command.args(["work", name]).env("DATABASE_URL", postgres.url()))
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_keep_their_number_when_workers_are_killed() -> Result<(), Box<dyn Error>> {
    let (postgres, pool) = prepare(vec![1, 3], vec![2]).await?;
    let worker = |name| worker(&postgres, name);

    let ann = worker("Ann")?;
    until(&pool, "SELECT count(*) = 2 FROM attempts").await?;
    ann.kill()?;

    let ben = worker("Ben")?;
    until(&pool, "SELECT status = 'Failed' AND attempts = 3 FROM apalis.jobs").await?;
    ben.kill()?;

    let cid = worker("Cid")?;
    until(&pool, "SELECT status = 'Done' FROM apalis.jobs").await?;
    cid.kill()?;

    let attempts = attempts(&pool).await?;
    let made: Vec<_> =
        attempts.iter().map(|(tries, worker, _)| (*tries, worker.as_str())).collect();
    assert_eq!(made, [(1, "Ann"), (2, "Ann"), (3, "Ben"), (4, "Cid")]);
    assert_waited(&attempts[1], 500);
    // A count that had started anew would wait for 0.5 s.
    assert_waited(&attempts[3], 2000);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_on_which_the_policy_gives_up_does_not_run_again() -> Result<(), Box<dyn Error>> {
    let (_postgres, pool) = prepare((1..100).collect(), Vec::new()).await?;
    let working = tokio::spawn({
        let pool = pool.clone();
        async move { work(&pool, "Ann").await.map_err(|error| error.to_string()) }
    });
    until(&pool, "SELECT status = 'Killed' FROM apalis.jobs").await?;
    // The worker looks for jobs several times more.
    tokio::time::sleep(POLLING * 10).await;
    working.abort();

    let attempts = attempts(&pool).await?;
    assert_eq!(attempts.iter().map(|attempt| attempt.0).collect::<Vec<_>>(), [1, 2, 3, 4]);
    for (attempt, millis) in attempts[1..].iter().zip([500, 1000, 2000]) {
        assert_waited(attempt, millis);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_ends_with_its_worker_each_time_is_given_up() -> Result<(), Box<dyn Error>> {
    let (postgres, pool) = prepare(Vec::new(), (1..100).collect()).await?;
    let killed = [
        ("Ann", "SELECT count(*) = 1 FROM attempts"),
        ("Ben", "SELECT count(*) = 2 FROM attempts"),
        ("Cid", "SELECT count(*) = 3 FROM attempts"),
        ("Dee", "SELECT count(*) = 4 FROM attempts"),
    ];
    for (name, is_in_attempt) in killed {
        let worker = worker(&postgres, name)?;
        until(&pool, is_in_attempt).await?;
        worker.kill()?;
    }
    let _eva = worker(&postgres, "Eva")?;
    until(&pool, "SELECT status = 'Killed' FROM apalis.jobs").await?;

    let made: Vec<_> =
        attempts(&pool).await?.into_iter().map(|(tries, worker, _)| (tries, worker)).collect();
    let expected = [(1, "Ann"), (2, "Ben"), (3, "Cid"), (4, "Dee")];
    assert_eq!(made, expected.map(|(tries, worker)| (tries, worker.to_owned())));
    Ok(())
}
