//! A Redis server.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use backoff_retry::{constant, on_exception};
use rustix::process::Signal;
use tempfile::TempDir;

use super::process::{ServerProcess, StartError};
use super::{free_port, search_path};

/// A Redis server with a data directory of its own, in which it saves each command before it replies.
#[derive(Debug)]
pub struct RedisServer {
    process: Option<ServerProcess>, // dropped before the directory
    program: PathBuf,
    directory: TempDir,
    port: u16,
    options: Vec<String>,
}

impl RedisServer {
    /// Starts a server.
    pub fn start() -> Result<Self, StartError> {
        let mut server = Self::new()?;
        server.restart()?;
        Ok(server)
    }

    /// Creates a data directory for a server, which is not started: connections to its port are refused.
    pub fn new() -> Result<Self, StartError> {
        let mut programs = search_path().map(|directory| directory.join("redis-server"));
        let program = programs.find(|program| program.is_file());
        let program = program.ok_or(StartError::Missing("redis-server"))?;
        let directory = tempfile::Builder::new().prefix("redis-").tempdir()?;
        Ok(Self { process: None, program, directory, port: free_port()?, options: Vec::new() })
    }

    /// Sets options for the next start, such as `["--replicaof", "127.0.0.1 7000"]`.
    pub fn set_options<S: Into<String>>(&mut self, options: impl IntoIterator<Item = S>) {
        self.options = options.into_iter().map(Into::into).collect();
    }

    /// Returns the URL of the server.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Returns the server's port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Starts the server again, and returns when it has read its data.
    pub fn restart(&mut self) -> Result<(), StartError> {
        self.spawn()?;
        self.wait_until_answer(|answer| !answer.starts_with("-LOADING"))
    }

    /// Starts the server again, and returns when it answers that it is still reading its data.
    pub fn restart_loading(&mut self) -> Result<(), StartError> {
        self.spawn()?;
        self.wait_until_answer(|answer| answer.starts_with("-LOADING"))
    }

    fn spawn(&mut self) -> Result<(), StartError> {
        self.process = None; // stops it if it runs
        let port = self.port.to_string();
        let mut command = Command::new(&self.program);
        command
            .args(["--bind", "127.0.0.1", "--port", &port, "--save", ""])
            .args(["--appendonly", "yes", "--appendfsync", "always"])
            .args(&self.options)
            .arg("--dir")
            .arg(self.directory.path());
        let log = self.directory.path().join("log");
        self.process = Some(ServerProcess::spawn(&mut command, Signal::TERM, &log)?);
        Ok(())
    }

    #[on_exception(constant(5ms), matches = StartError::NotReady, jitter = none, max_time = 30s, log = none)]
    fn wait_until_answer(&mut self, expected: fn(&str) -> bool) -> Result<(), StartError> {
        if let Some(process) = &mut self.process {
            process.check()?;
        }
        match self.ping() {
            Ok(answer) if expected(&answer) => Ok(()),
            _ => Err(StartError::NotReady),
        }
    }

    /// Returns what the server answers to a `PING`.
    fn ping(&self) -> io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        stream.write_all(b"PING\r\n")?;
        let mut answer = [0; 64];
        let length = stream.read(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer[..length]).into_owned())
    }

    /// Sends a signal to the server.
    pub fn signal(&self, signal: Signal) -> io::Result<()> {
        match &self.process {
            Some(process) => process.signal(signal),
            None => Ok(()),
        }
    }

    /// Kills the server by SIGKILL.
    pub fn kill(&mut self) -> io::Result<()> {
        match &mut self.process {
            Some(process) => process.kill(),
            None => Ok(()),
        }
    }
}
