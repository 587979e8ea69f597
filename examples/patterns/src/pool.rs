//! A connection pool: each attempt takes a connection, a wait holds none, and one that broke is not put back.

use std::io;
use std::net::SocketAddr;

use backoff_retry::{expo, on_exception, testing};
use futures_util::future::try_join_all;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::{Mutex, Semaphore};

use crate::Outcome;
use crate::mock::echo;

struct Pool {
    address: SocketAddr,
    permits: Semaphore,
    idle: Mutex<Vec<BufReader<TcpStream>>>,
}

impl Pool {
    #[on_exception(expo(factor = 50ms, max_value = 5s), max_tries = 5)]
    async fn query(&self, text: &str) -> io::Result<String> {
        let _permit = self.permits.acquire().await.map_err(io::Error::other)?;
        let idle = self.idle.lock().await.pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => BufReader::new(TcpStream::connect(self.address).await?),
        };
        // A connection that fails, or an attempt that is dropped, does not get to the end of this function.
        let answer = ask(&mut connection, text).await?;
        self.idle.lock().await.push(connection);
        Ok(answer)
    }
}

async fn ask(connection: &mut BufReader<TcpStream>, text: &str) -> io::Result<String> {
    connection.write_all(format!("{text}\n").as_bytes()).await?;
    let mut answer = String::new();
    match connection.read_line(&mut answer).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(answer.trim_end().to_owned()),
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let address = echo(3).await?; // queries for each connection
    let pool = Pool { address, permits: Semaphore::new(2), idle: Mutex::default() };
    let texts: Vec<String> = (0..20).map(|n| format!("query {n}")).collect();
    let answers = try_join_all(texts.iter().map(|text| pool.query(text))).await?;
    println!("{} answers from connections that break after three queries", answers.len());
    let idle = pool.idle.into_inner().len();
    println!("{idle} connections are idle");
    assert_eq!(answers, texts);
    assert!(idle <= 2);
    Ok(())
}
