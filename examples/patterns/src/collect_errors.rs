//! Requests at the same time, each retried by itself, collected with their errors: by `join_all` and by `JoinSet`.

use backoff_retry::{expo, on_exception, reqwest::is_transient, testing};
use futures_util::future::join_all;
use reqwest::{Client, Error, StatusCode};
use tokio::task::JoinSet;

use crate::Outcome;
use crate::mock::{BUSY, Server, client};

#[on_exception(expo(max_value = 10s), is_transient, max_tries = 4)]
async fn fetch(client: &Client, url: &str) -> Result<String, Error> {
    client.get(url).send().await?.error_for_status()?.text().await
}

/// In one task: the futures may borrow, and the results are in the order of the URLs.
async fn in_one_task(client: &Client, urls: &[String]) -> Vec<Result<String, Error>> {
    join_all(urls.iter().map(|url| fetch(client, url))).await
}

/// In tasks of their own, on any thread: they own what they use, and end in any order.
async fn in_tasks(client: &Client, urls: &[String]) -> Vec<Result<String, Error>> {
    let mut tasks = JoinSet::new();
    for (client, url) in urls.iter().map(|url| (client.clone(), url.clone())) {
        tasks.spawn(async move { fetch(&client, &url).await });
    }
    tasks.join_all().await
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    for name in ["join_all", "JoinSet"] {
        let server = Server::start(|request| match (request.path.as_str(), request.number) {
            ("/missing", _) => Err(StatusCode::NOT_FOUND),
            (_, 1) => Err(BUSY),
            (path, _) => Ok(path.to_owned()),
        })
        .await?;
        let urls = ["/a", "/missing", "/b"].map(|path| server.url(path));
        let client = client()?;
        let results = match name {
            "join_all" => in_one_task(&client, &urls).await,
            _ => in_tasks(&client, &urls).await,
        };
        let errors: Vec<_> = results.iter().filter_map(|result| result.as_ref().err()).collect();
        let mut pages: Vec<_> = results.iter().flatten().collect();
        pages.sort();
        println!("{name}: {pages:?} and {} error", errors.len());
        assert_eq!(pages, ["/a", "/b"]);
        assert_eq!((errors.len(), errors[0].status()), (1, Some(StatusCode::NOT_FOUND)));
    }
    Ok(())
}
