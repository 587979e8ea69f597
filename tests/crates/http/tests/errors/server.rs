//! Servers that fail, on a port of loopback.

use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Starts a server that handles one connection after another, and returns its URL.
pub(crate) async fn serve<H, F>(handle: H) -> String
where
    H: Fn(TcpStream) -> F + Send + 'static,
    F: Future<Output = ()> + Send,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            handle(stream).await;
        }
    });
    url
}

/// Starts a server that answers each request with this text and closes the connection.
pub(crate) async fn answer(answer: impl Into<Arc<str>>) -> String {
    let answer = answer.into();
    serve(move |mut stream| {
        let answer = Arc::clone(&answer);
        async move {
            read_head(&mut stream).await;
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    })
    .await
}

/// Returns the URL of a port on which nobody listens.
pub(crate) async fn refused() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}/", listener.local_addr().unwrap())
}

/// Reads the head of a request.
pub(crate) async fn read_head(stream: &mut TcpStream) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
}

/// Reads until the client closes the connection.
pub(crate) async fn drain(stream: &mut TcpStream) {
    let _ = stream.read_to_end(&mut Vec::new()).await;
}
