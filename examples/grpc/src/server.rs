//! A server that fails as it is told.

use std::collections::VecDeque;
use std::future::pending;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::{Stream, stream};
use tokio::net::TcpListener;
use tonic::metadata::MetadataMap;
use tonic::transport::{Channel, Endpoint, Server, server::TcpIncoming};
use tonic::{Code, Request, Response, Status};
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_server::{Health, HealthServer};
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};
use tonic_types::{ErrorDetails, StatusExt};

/// The name of a service for which the server never answers.
pub const HANGS: &str = "hangs";

/// A server of `grpc.health.v1.Health` that returns the given errors first, one for each request.
#[derive(Clone, Debug)]
pub struct Failing(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    errors: VecDeque<Status>,
    requests: Vec<Received>,
}

/// A request that the server has received.
#[derive(Clone, Debug)]
pub struct Received {
    /// The message, which is the name of a service.
    pub service: String,
    /// The metadata.
    pub metadata: MetadataMap,
}

impl Failing {
    /// Makes a server that returns these errors, and then succeeds.
    pub fn new(errors: impl IntoIterator<Item = Status>) -> Self {
        let errors = errors.into_iter().collect();
        Self(Arc::new(Mutex::new(State { errors, ..State::default() })))
    }

    /// Returns the requests so far, in order.
    pub fn requests(&self) -> Vec<Received> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).requests.clone()
    }

    /// Serves on a free port of the loopback interface, and returns a channel that connects with its first request.
    pub async fn start(&self) -> io::Result<Channel> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let channel = channel(&listener.local_addr()?.to_string());
        tokio::spawn(self.clone().serve(listener));
        Ok(channel)
    }

    /// Serves the connections of the listener.
    pub async fn serve(self, listener: TcpListener) -> Result<(), tonic::transport::Error> {
        let incoming = TcpIncoming::from(listener);
        Server::builder().add_service(HealthServer::new(self)).serve_with_incoming(incoming).await
    }

    /// Records the request, and fails if there are errors left.
    async fn answer(&self, request: Request<HealthCheckRequest>) -> Result<(), Status> {
        let (metadata, _, message) = request.into_parts();
        let hangs = message.service == HANGS;
        {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            state.requests.push(Received { service: message.service, metadata });
            state.errors.pop_front().map_or(Ok(()), Err)?;
        }
        if hangs { pending().await } else { Ok(()) }
    }
}

#[tonic::async_trait]
impl Health for Failing {
    type WatchStream =
        Pin<Box<dyn Stream<Item = Result<HealthCheckResponse, Status>> + Send + 'static>>;

    async fn check(
        &self,
        request: Request<HealthCheckRequest>,
    ) -> Result<Response<HealthCheckResponse>, Status> {
        self.answer(request).await?;
        Ok(Response::new(serving()))
    }

    /// Sends one message, after which the stream fails.
    async fn watch(
        &self,
        request: Request<HealthCheckRequest>,
    ) -> Result<Response<Self::WatchStream>, Status> {
        self.answer(request).await?;
        let messages = [Ok(serving()), Err(Status::unavailable("the stream has ended"))];
        Ok(Response::new(Box::pin(stream::iter(messages))))
    }
}

fn serving() -> HealthCheckResponse {
    HealthCheckResponse { status: ServingStatus::Serving.into() }
}

/// Returns a channel that connects to the address with its first request.
pub fn channel(address: &str) -> Channel {
    let endpoint = Endpoint::from_shared(format!("http://{address}"));
    endpoint.expect("the address is that of a socket").connect_lazy()
}

/// Returns a status `RESOURCE_EXHAUSTED` that asks the client to wait.
pub fn exhausted(wait: Duration) -> Status {
    let details = ErrorDetails::with_retry_info(Some(wait));
    Status::with_error_details(Code::ResourceExhausted, "out of quota", details)
}
