//! A server of HTTP in this process, which fails as often as its caller wants.

use std::collections::{HashMap, HashSet};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

/// The status of a server that is overloaded: the next attempt may succeed.
pub(crate) const BUSY: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

/// A request, as the server sees it.
pub(crate) struct Received {
    pub(crate) path: String,
    /// The number of requests for this path so far, including this one.
    pub(crate) number: u32,
    pub(crate) headers: HeaderMap,
}

#[derive(Default)]
struct Seen {
    requests: HashMap<String, u32>,
    peers: HashSet<SocketAddr>,
}

/// A server that listens on loopback until the runtime ends.
pub(crate) struct Server {
    base: String,
    seen: Arc<Mutex<Seen>>,
}

impl Server {
    /// Starts a server that answers every request with `answer`.
    pub(crate) async fn start<R: IntoResponse>(
        answer: impl Fn(&Received) -> R + Clone + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let seen = Arc::<Mutex<Seen>>::default();
        let counted = Arc::clone(&seen);
        let handler = async move |ConnectInfo(peer): ConnectInfo<SocketAddr>, request: Request| {
            respond(&counted, peer, &request, &answer)
        };
        let app = Router::new().fallback(handler);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let base = format!("http://{}", listener.local_addr()?);
        let service = app.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(axum::serve(listener, service).into_future());
        Ok(Self { base, seen })
    }

    /// Starts a server that answers the first `failures` requests for each path with [`BUSY`], and the others with
    /// the path.
    pub(crate) async fn failing(failures: u32) -> io::Result<Self> {
        Self::start(move |request| match request.number {
            number if number <= failures => Err(BUSY),
            _ => Ok(request.path.clone()),
        })
        .await
    }

    /// Returns the URL of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Returns the number of requests for a path.
    pub(crate) fn requests(&self, path: &str) -> u32 {
        lock(&self.seen).requests.get(path).copied().unwrap_or_default()
    }

    /// Returns the number of connections on which requests came.
    pub(crate) fn connections(&self) -> usize {
        lock(&self.seen).peers.len()
    }
}

fn respond<R: IntoResponse>(
    seen: &Mutex<Seen>,
    peer: SocketAddr,
    request: &Request,
    answer: impl Fn(&Received) -> R,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut seen = lock(seen);
    seen.peers.insert(peer);
    let number = seen.requests.entry(path.clone()).or_default();
    *number += 1;
    answer(&Received { path, number: *number, headers: request.headers().clone() }).into_response()
}

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a client that connects directly, whatever the environment says about proxies.
pub(crate) fn client() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder().no_proxy().build()
}
