//! `execute`, which retries a request that is already built, against a server that fails as each test expects.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use backoff_retry::observer::{Event, Observer, observe};
use backoff_retry::policy::For;
use backoff_retry::reqwest::{HttpError, execute};
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};
use reqwest::{Body, Client};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::Instant;

const OK: &str = "200 OK";
const BUSY: &str = "503 Busy\r\nretry-after: 7";
const ERROR: &str = "500 Error\r\nretry-after: 60";
const NOT_FOUND: &str = "404 Not Found";

/// Starts a server that answers one request of 3 bytes with each of these heads, and then refuses connections. Returns
/// its URL, and the bodies of the requests.
async fn serve<const N: usize>(heads: [&'static str; N]) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let (bodies, mut heads) = (Arc::default(), VecDeque::from(heads));
    let noted: Arc<Mutex<Vec<String>>> = Arc::clone(&bodies);
    tokio::spawn(async move {
        while let Some(head) = heads.pop_front() {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                request.push(stream.read_u8().await.unwrap());
            }
            let mut body = [0; 3];
            stream.read_exact(&mut body).await.unwrap();
            noted.lock().unwrap().push(String::from_utf8_lossy(&body).into_owned());
            let answer = format!("HTTP/1.1 {head}\r\nconnection: close\r\n\r\ntea");
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    (url, bodies)
}

/// Posts `cup`, and returns the text of the response, or the status of the error, and the whole seconds that it took.
async fn post<K>(url: &str, policy: &Policy<Expo, K>) -> (Result<String, Option<u16>>, u64)
where
    K: backoff_retry::policy::PolicyKind,
    HttpError: backoff_retry::policy::OutcomeOf<K>,
{
    let (start, client) = (Instant::now(), Client::builder().no_proxy().build().unwrap());
    let request = client.post(url).body("cup").build().unwrap();
    let result = match execute(&client, request, policy).await {
        Ok(response) => Ok(response.text().await.unwrap()),
        Err(error) => Err(error.status().map(|status| status.as_u16())),
    };
    (result, start.elapsed().as_secs())
}

fn policy() -> Policy<Expo> {
    Policy::without_jitter(expo()).max_tries(4)
}

#[tokio::test(start_paused = true)]
async fn each_attempt_sends_the_body() {
    let (url, bodies) = serve([ERROR, ERROR, OK]).await;
    assert_eq!(post(&url, &policy()).await, (Ok("tea".to_owned()), 1 + 2));
    assert_eq!(*bodies.lock().unwrap(), ["cup"; 3]);
}

#[tokio::test(start_paused = true)]
async fn it_waits_as_long_as_the_server_names_without_jitter() {
    let (url, _) = serve([BUSY, ERROR, OK]).await;
    let policy = policy().jitter(|wait| wait * 10);
    assert_eq!(post(&url, &policy).await, (Ok("tea".to_owned()), 7 + 20));
}

#[tokio::test(start_paused = true)]
async fn max_time_bounds_what_the_server_names() {
    let (url, bodies) = serve([BUSY; 3]).await;
    let policy = policy().max_time(Duration::from_secs(10));
    assert_eq!(post(&url, &policy).await, (Err(Some(503)), 10));
    assert_eq!(bodies.lock().unwrap().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn an_error_that_is_not_transient_is_returned_at_once() {
    let (url, bodies) = serve([ERROR, NOT_FOUND, OK]).await;
    assert_eq!(post(&url, &policy()).await, (Err(Some(404)), 1));
    assert_eq!(bodies.lock().unwrap().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_refused_connection_is_retried() {
    let (url, _) = serve([]).await;
    assert_eq!(post(&url, &policy()).await, (Err(None), 1 + 2 + 4));
}

#[tokio::test(start_paused = true)]
async fn the_filter_of_a_typed_policy_decides() {
    let policy: Policy<Expo, For<HttpError>> = Policy::typed_without_jitter(expo())
        .retry_if(|error| error.status().is_some_and(|status| status == 404));
    let (url, _) = serve([NOT_FOUND, ERROR]).await;
    assert_eq!(post(&url, &policy).await, (Err(Some(500)), 1));
}

#[tokio::test]
async fn a_stream_is_refused_before_it_is_sent() {
    let (url, bodies) = serve([OK]).await;
    let client = Client::builder().no_proxy().build().unwrap();
    // A body that is not bytes, as a stream is none.
    let body = Body::wrap("cup".to_owned());
    let request = client.post(&url).body(body).build().unwrap();
    assert!(request.try_clone().is_none());
    let error = execute(&client, request, &policy()).await.unwrap_err();
    assert!(error.is_stream() && !error.is_transient() && error.as_reqwest().is_none());
    let message = error.to_string();
    assert!(message.contains("stream") && message.contains("a body of bytes"), "{message}");
    assert!(bodies.lock().unwrap().is_empty());
}

/// A request is reported to the observer of the process as any other call is.
#[tokio::test(start_paused = true)]
async fn it_is_observed() {
    thread_local! {
        static HEARD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }
    struct Recorder;
    impl Observer for Recorder {
        fn on_backoff(&self, event: &Event<'_>) {
            HEARD.with_borrow_mut(|heard| heard.push(event.to_string()));
        }

        fn on_giveup(&self, event: &Event<'_>) {
            self.on_backoff(event);
        }

        fn on_not_retried(&self, event: &Event<'_>) {
            self.on_backoff(event);
        }

        fn on_success(&self, event: &Event<'_>) {
            self.on_backoff(event);
        }
    }
    observe(&Recorder).unwrap();
    let policy = policy().max_tries(2);
    for heads in [[BUSY, OK], [ERROR, NOT_FOUND], [ERROR, ERROR]] {
        let (url, _) = serve(heads).await;
        let _ = post(&url, &policy).await;
    }
    let (url, _) = serve([OK]).await;
    let _ = post(&url, &policy.observed()).await;
    let heard: Vec<_> =
        HEARD.take().into_iter().map(|line| line.split(" (").next().unwrap().to_owned()).collect();
    let expected = [
        "Backing off execute(...) for 7s",
        "Backing off execute(...) for 1s",
        "Not retrying execute(...) after 2 tries",
        "Backing off execute(...) for 1s",
        "Giving up execute(...) after 2 tries",
        "Success of execute(...) after 1 tries",
    ];
    assert_eq!(heard, expected);
}
