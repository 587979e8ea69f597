//! The service that fails: a mock server, and a port that is closed at first.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use reqwest::StatusCode;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

/// An answer without a body.
pub(crate) fn status(status: StatusCode) -> ResponseTemplate {
    ResponseTemplate::new(status.as_u16())
}

/// A success.
pub(crate) fn ok(body: impl Into<String>) -> ResponseTemplate {
    status(StatusCode::OK).set_body_string(body)
}

/// Gives these answers at `route`, one a request; any further request is answered with 404.
pub(crate) async fn script(
    server: &MockServer,
    route: &str,
    answers: impl IntoIterator<Item = ResponseTemplate>,
) {
    for answer in answers {
        let once = Mock::given(method("GET")).and(path(route)).respond_with(answer);
        once.up_to_n_times(1).mount(server).await;
    }
}

/// How many requests the server has seen whose path starts so.
pub(crate) async fn seen(server: &MockServer, route: &str) -> usize {
    let requests = server.received_requests().await.unwrap_or_default();
    requests.iter().filter(|request| request.url.path().starts_with(route)).count()
}

/// A service that sleeps: its port is taken, but nobody listens there, so connections are refused.
///
/// A port that was bound and let go would be refused as well, until another process takes it.
pub(crate) struct Service {
    socket: Option<TcpSocket>,
    address: SocketAddr,
    server: SocketAddr,
}

impl Service {
    /// A closed port in front of the server.
    pub(crate) fn asleep(server: &MockServer) -> io::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        let address = socket.local_addr()?;
        Ok(Self { socket: Some(socket), address, server: *server.address() })
    }

    /// Where the service is to be found.
    pub(crate) fn uri(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Opens the port. When this returns the operating system accepts connections: the next attempt
    /// gets through, however soon it comes.
    pub(crate) fn start(&mut self) {
        let Some(socket) = self.socket.take() else { return };
        match socket.listen(8) {
            Ok(listener) => drop(tokio::spawn(forward(listener, self.server))),
            Err(error) => eprintln!("{} cannot be opened: {error}", self.address),
        }
    }
}

/// Hands what arrives at the port on to the server.
async fn forward(listener: TcpListener, server: SocketAddr) -> io::Result<()> {
    loop {
        let (mut client, _) = listener.accept().await?;
        let mut server = TcpStream::connect(server).await?;
        tokio::spawn(async move { copy_bidirectional(&mut client, &mut server).await });
    }
}
