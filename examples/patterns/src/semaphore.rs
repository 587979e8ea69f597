//! Requests at the same time, but no more than three: each attempt takes a permit, and its wait does not hold one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use backoff_retry::{expo, on_exception, reqwest::is_transient, testing};
use reqwest::Client;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::Outcome;
use crate::mock::{Server, client};

#[derive(Debug)]
struct Crawler {
    client: Client,
    permits: Semaphore,
    most: AtomicUsize,
}

const PERMITS: usize = 3;

impl Crawler {
    #[on_exception(expo(max_value = 10s), is_transient, max_tries = 4)]
    async fn fetch(&self, url: &str) -> Result<String, reqwest::Error> {
        let _permit = self.permits.acquire().await.expect("the semaphore is never closed");
        self.most.fetch_max(PERMITS - self.permits.available_permits(), SeqCst);
        self.client.get(url).send().await?.error_for_status()?.text().await
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let server = Server::failing(2).await?;
    let crawler = Arc::new(Crawler {
        client: client()?,
        permits: Semaphore::new(PERMITS),
        most: AtomicUsize::new(0),
    });
    let mut tasks = JoinSet::new();
    for n in 0..12 {
        let (crawler, url) = (Arc::clone(&crawler), server.url(&format!("/{n}")));
        tasks.spawn(async move { crawler.fetch(&url).await });
    }
    let pages = tasks.join_all().await.into_iter().collect::<Result<Vec<_>, _>>()?;
    let most = crawler.most.load(SeqCst);
    println!("{} pages, each at the third attempt", pages.len());
    println!("at most {most} requests at the same time");
    assert_eq!((pages.len(), most), (12, PERMITS));
    Ok(())
}
