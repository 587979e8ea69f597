//! A server of Restate of its own.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs, io};

use backoff_retry::{Policy, constant, wait::Constant};

use crate::process::{Process, free_port};

static STARTING: Policy<Constant<Duration>> = Policy::new(constant(Duration::from_millis(50)))
    .no_jitter()
    .max_time(Duration::from_secs(30))
    .no_log();

/// A server that keeps its journal in a directory, and goes on where it was when it is started anew.
#[derive(Debug)]
pub struct Restate {
    server: Option<Process>,
    directory: PathBuf,
    /// The address that takes invocations.
    pub ingress: String,
    /// The address that takes registrations.
    pub admin: String,
}

impl Restate {
    /// Starts a server, on free ports of the loopback interface, that keeps everything in the directory.
    pub fn start(directory: &Path) -> io::Result<Self> {
        let (ingress, admin, node) = (loopback()?, loopback()?, loopback()?);
        let base = directory.join("restate");
        let config = format!(
            r#"base-dir = "{}"
node-name = "durable"
listen-mode = "tcp"
disable-telemetry = true
default-num-partitions = 1
rocksdb-total-memory-size = "256 MiB"
bind-address = "{node}"
advertised-address = "http://{node}"
[admin]
bind-address = "{admin}"
advertised-address = "http://{admin}"
disable-web-ui = true
[ingress]
bind-address = "{ingress}"
advertised-address = "http://{ingress}"
"#,
            base.display()
        );
        fs::write(directory.join("restate.toml"), config)?;
        let mut restate = Self { server: None, directory: directory.to_owned(), ingress, admin };
        restate.start_again()?;
        Ok(restate)
    }

    /// Starts the server after [`kill`](Self::kill), and waits until it answers.
    pub fn start_again(&mut self) -> io::Result<()> {
        let program = env::var_os("RESTATE_SERVER").unwrap_or_else(|| "restate-server".into());
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(self.directory.join("restate.log"))?;
        let mut command = Command::new(&program);
        command.arg("-c").arg(self.directory.join("restate.toml")).arg("--no-logo");
        command
            .current_dir(&self.directory)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        self.server = Some(Process::start(&mut command).map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("{}: {error}; run examples/durable/install", program.display()),
            )
        })?);
        STARTING.call_blocking(|| request(&self.admin, "GET", "/health", None, "")).run().map(drop)
    }

    /// Kills the server with `SIGKILL`.
    pub fn kill(&mut self) -> io::Result<()> {
        self.server.take().map_or(Ok(()), Process::kill)
    }

    /// Registers the services that listen at the address.
    pub fn register(&self, services: &str) -> io::Result<()> {
        let body = format!(r#"{{"uri": "http://{services}"}}"#);
        STARTING
            .call_blocking(|| request(&self.admin, "POST", "/deployments", None, &body))
            .run()
            .map(drop)
    }
}

/// Returns an address of the loopback interface at which nothing listens.
pub fn loopback() -> io::Result<String> {
    Ok(format!("127.0.0.1:{}", free_port()?))
}

/// Makes an HTTP request with a JSON body, and returns the response if its status is a success.
///
/// Of the requests with the same idempotency key, the first one starts an invocation, and the others attach to it.
pub fn request(
    address: &str,
    method: &str,
    path: &str,
    idempotency_key: Option<&str>,
    body: &str,
) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_mins(2)))?;
    let key = idempotency_key.map(|key| format!("idempotency-key: {key}\r\n")).unwrap_or_default();
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\naccept: application/json\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n{key}\r\n{body}"
    )?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    if response.starts_with("HTTP/1.1 2") { Ok(response) } else { Err(io::Error::other(response)) }
}
