//! Servers that break their connections.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Starts a server that calls `serve` for each connection.
async fn start<F>(
    serve: impl Fn(BufReader<TcpStream>) -> F + Send + 'static,
) -> io::Result<SocketAddr>
where
    F: Future<Output = io::Result<()>> + Send + 'static,
{
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(BufReader::new(stream)));
        }
    });
    Ok(address)
}

/// Starts a server that returns each line, and closes every connection after `lines` of them.
pub(crate) async fn echo(lines: usize) -> io::Result<SocketAddr> {
    start(move |mut stream| async move {
        for _ in 0..lines {
            let mut line = String::new();
            stream.read_line(&mut line).await?;
            stream.write_all(line.as_bytes()).await?;
        }
        Ok(())
    })
    .await
}

/// Starts a server that sends two messages on each connection, from that whose index it receives in a line.
pub(crate) async fn feed(messages: &'static [&'static str]) -> io::Result<SocketAddr> {
    start(move |mut stream| async move {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        let start = line.trim().parse().map_err(io::Error::other)?;
        for message in messages.iter().skip(start).take(2) {
            stream.write_all(format!("{message}\n").as_bytes()).await?;
        }
        Ok(())
    })
    .await
}

/// A file that is served over HTTP.
pub(crate) struct Download {
    pub(crate) url: String,
    sent: Arc<Mutex<Vec<String>>>,
}

impl Download {
    /// Starts a server that sends the range that is asked for, but breaks the connection after `most` bytes.
    pub(crate) async fn start(file: Vec<u8>, most: usize) -> io::Result<Self> {
        let sent = Arc::<Mutex<Vec<String>>>::default();
        let (served, file) = (Arc::clone(&sent), Arc::new(file));
        let address = start(move |stream| {
            let (served, file) = (Arc::clone(&served), Arc::clone(&file));
            async move {
                let range = send_range(stream, &file, most).await?;
                served.lock().unwrap_or_else(PoisonError::into_inner).push(range);
                Ok(())
            }
        });
        Ok(Self { url: format!("http://{}/file", address.await?), sent })
    }

    /// Returns the ranges that were sent.
    pub(crate) fn sent(&self) -> String {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).join(", ")
    }
}

async fn send_range(
    mut stream: BufReader<TcpStream>,
    file: &[u8],
    most: usize,
) -> io::Result<String> {
    let (mut line, mut start) = (String::new(), 0);
    while stream.read_line(&mut line).await? > 2 {
        if let Some(range) = line.to_lowercase().strip_prefix("range: bytes=") {
            start = range.trim_end_matches(['-', '\r', '\n']).parse().map_err(io::Error::other)?;
        }
        line.clear();
    }
    let (left, end) = (file.len() - start, file.len().min(start + most));
    let head = format!("HTTP/1.1 206 Partial Content\r\ncontent-length: {left}\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&file[start..end]).await?;
    stream.shutdown().await?;
    Ok(format!("{start}..{end}"))
}
