//! The failures, staged one by one: what the server answers, the call, and what is expected of it.

use std::error::Error;
use std::time::Duration;

use reqwest::StatusCode;
use tokio::task::JoinSet;
use wiremock::{MockServer, ResponseTemplate};

use crate::api::Api;
use crate::error::FetchError;
use crate::log;
use crate::report::Row;
use crate::server::{Service, ok, script, seen, status};

type Played = Result<Row, Box<dyn Error>>;

const OVERLOADED: StatusCode = StatusCode::SERVICE_UNAVAILABLE;
const FILES: usize = 10;

/// 503 twice, then 200.
pub(crate) async fn overloaded() -> Played {
    log::heading(1, "A server that is overloaded for a moment");
    let server = MockServer::start().await;
    script(&server, "/page", [status(OVERLOADED), status(OVERLOADED), ok("welcome")]).await;
    let api = Api::new(server.uri())?;
    Ok(Row::of("page", &api, &server, api.page()).await.expect(3, 3, "welcome"))
}

/// Refused twice, then accepted.
pub(crate) async fn asleep() -> Played {
    log::heading(2, "A service that has to be started first");
    let server = MockServer::start().await;
    script(&server, "/health", [ok("healthy")]).await;
    let mut service = Service::asleep(&server)?;
    let api = Api::new(service.uri())?;
    let row = Row::of("health", &api, &server, api.health(&mut service)).await;
    Ok(row.expect(3, 1, "healthy"))
}

/// 404, which no retry helps.
pub(crate) async fn missing() -> Played {
    log::heading(3, "A user that does not exist");
    let server = MockServer::start().await;
    script(&server, "/users/42", [status(StatusCode::NOT_FOUND), ok("too late")]).await;
    let api = Api::new(server.uri())?;
    let row = Row::of("user", &api, &server, api.user(42)).await;
    Ok(row.expect(1, 1, "error: 404 Not Found"))
}

/// 429 with a `Retry-After`, then a 503 without one, then 200.
pub(crate) async fn rate_limited() -> Played {
    log::heading(4, "A server that says when to come back");
    let server = MockServer::start().await;
    let limited = status(StatusCode::TOO_MANY_REQUESTS).insert_header("Retry-After", "1");
    script(&server, "/search/crab", [limited, status(OVERLOADED), ok("7 crabs")]).await;
    let api = Api::new(server.uri())?;
    let row = Row::of("search", &api, &server, api.search("crab")).await;
    Ok(row.expect(3, 3, "7 crabs").expect_at_least(Duration::from_secs(1)))
}

/// 202 three times, then 200.
pub(crate) async fn polled() -> Played {
    log::heading(5, "A job that takes its time");
    let server = MockServer::start().await;
    let running = || status(StatusCode::ACCEPTED);
    script(&server, "/jobs/7", [running(), running(), running(), ok("42 rows")]).await;
    let api = Api::new(server.uri())?;
    let row = Row::of("job", &api, &server, api.job(7)).await;
    Ok(row.expect(4, 4, "complete, 42 rows").expect_at_least(Duration::from_millis(240)))
}

/// Ten files at once, of which most fail once or twice at first.
pub(crate) async fn concurrent() -> Played {
    log::heading(6, "Ten files at the same time");
    let server = MockServer::start().await;
    for n in 0..FILES {
        script(&server, &route(n), answers(n)).await;
    }
    let api = Api::new(server.uri())?;
    let mut row = Row::of("download", &api, &server, download_all(&api)).await.expect(
        19,
        19,
        "10 files, 10240 bytes",
    );
    for n in 0..FILES {
        row = row.expect_requests(&route(n), answers(n).len(), seen(&server, &route(n)).await);
    }
    Ok(row)
}

async fn download_all(api: &Api) -> Result<String, FetchError> {
    let mut downloads = JoinSet::new();
    for n in 0..FILES {
        let api = api.clone();
        downloads.spawn(async move { api.download(&format!("file-{n}")).await });
    }
    let sizes: Vec<usize> = downloads.join_all().await.into_iter().collect::<Result<_, _>>()?;
    Ok(format!("{} files, {} bytes", sizes.len(), sizes.iter().sum::<usize>()))
}

fn route(n: usize) -> String {
    format!("/files/file-{n}")
}

/// No failure, one or two, and then a kilobyte.
fn answers(n: usize) -> Vec<ResponseTemplate> {
    let failures = n % 3;
    let mut answers = vec![status(OVERLOADED); failures];
    answers.push(ok("x".repeat(1024)));
    answers
}
