//! A client of gRPC whose calls are retried, and a server that fails: `cargo run`.

use std::error::Error;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use backoff_retry::{Policy, expo, tower::RetryLayer};
use grpc::retry::retrying;
use grpc::server::{Failing, channel, exhausted};
use tokio::net::TcpSocket;
use tonic::transport::Channel;
use tonic::{Code, Status};
use tonic_health::pb::{HealthCheckRequest, health_client::HealthClient};

static ATTEMPTS: AtomicU32 = AtomicU32::new(0);
static LAST_WAIT: Mutex<Option<Duration>> = Mutex::new(None);

static POLICY: Policy = Policy::new(expo().factor(Duration::from_millis(10)))
    .max_tries(4)
    .max_time(Duration::from_secs(60))
    .on_try(|_| _ = ATTEMPTS.fetch_add(1, Ordering::Relaxed))
    .on_backoff(|details| {
        println!("  {details}");
        *LAST_WAIT.lock().unwrap() = details.wait;
    });

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = Failing::new([Status::unavailable("starting"), Status::unavailable("starting")]);
    assert_eq!(check("UNAVAILABLE, twice", server.start().await?).await, (3, Code::Ok));
    assert_eq!(server.requests().len(), 3);

    let asked = Duration::from_millis(30);
    let server = Failing::new([exhausted(asked)]);
    let title = "RESOURCE_EXHAUSTED, with a RetryInfo of 30 ms";
    assert_eq!(check(title, server.start().await?).await, (2, Code::Ok));
    assert_eq!(*LAST_WAIT.lock().unwrap(), Some(asked));

    let server = Failing::new([Status::invalid_argument("no such service")]);
    let title = "INVALID_ARGUMENT, which is not retried";
    assert_eq!(check(title, server.start().await?).await, (1, Code::InvalidArgument));

    // The port is taken, but nobody listens.
    let socket = TcpSocket::new_v4()?;
    socket.bind("127.0.0.1:0".parse()?)?;
    let nowhere = channel(&socket.local_addr()?.to_string());
    assert_eq!(check("no server", nowhere).await, (4, Code::Unavailable));
    Ok(())
}

/// Makes a call, and returns the number of its attempts and the code of its result.
async fn check(title: &str, channel: Channel) -> (u32, Code) {
    println!("{title}");
    ATTEMPTS.store(0, Ordering::Relaxed);
    let layer = RetryLayer::new(POLICY.clone()).name("health");
    let mut client = HealthClient::new(retrying(channel, layer));
    let result = client.check(HealthCheckRequest::default()).await;
    let attempts = ATTEMPTS.load(Ordering::Relaxed);
    let code = result.map_or_else(|status| status.code(), |_| Code::Ok);
    println!("  {code:?}, attempts: {attempts}");
    (attempts, code)
}
