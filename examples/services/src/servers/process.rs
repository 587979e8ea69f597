//! A server's process.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use thiserror::Error;

/// Why a server did not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// A program is not installed.
    #[error("{0} is not installed")]
    Missing(&'static str),
    /// A program exited; with the end of what it wrote.
    #[error("{program} exited:\n{log}")]
    Exited {
        /// The program.
        program: String,
        /// The last lines of its log.
        log: String,
    },
    /// The server runs, but does not accept connections yet.
    #[error("the server is not ready")]
    NotReady,
    /// Files, ports or processes could not be made.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The process of a server, which is stopped when this value is dropped.
#[derive(Debug)]
pub(super) struct ServerProcess {
    child: Child,
    stop_signal: Signal,
    log: PathBuf,
}

impl ServerProcess {
    /// Starts the command, with its output in a file.
    pub(super) fn spawn(
        command: &mut Command,
        stop_signal: Signal,
        log: &Path,
    ) -> Result<Self, StartError> {
        let output = File::options().create(true).append(true).open(log)?;
        let child =
            command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output).spawn()?;
        Ok(Self { child, stop_signal, log: log.to_owned() })
    }

    /// Returns an error if the process has ended.
    pub(super) fn check(&mut self) -> Result<(), StartError> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => {
                let program = format!("the server ({status})");
                Err(StartError::Exited { program, log: last_lines(&self.log) })
            }
        }
    }

    /// Returns the processes that this one started; on Linux only.
    pub(super) fn children(&self) -> Vec<Pid> {
        let id = self.child.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        let children = children.unwrap_or_default();
        children.split_whitespace().filter_map(|id| Pid::from_raw(id.parse().ok()?)).collect()
    }

    /// Kills the process, as a crash would: by SIGKILL.
    pub(super) fn kill(&mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }

    /// Sends a signal to the process.
    pub(super) fn signal(&self, signal: Signal) -> io::Result<()> {
        Ok(kill_process(Pid::from_child(&self.child), signal)?)
    }

    /// Sends the signal that makes the server stop, and kills it if it does not within some seconds.
    fn stop(&mut self) -> io::Result<()> {
        if self.child.try_wait()?.is_some() {
            return Ok(()); // its id may belong to another process by now
        }
        self.signal(self.stop_signal)?;
        let deadline = Instant::now() + Duration::from_secs(5);
        while Instant::now() < deadline {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        self.kill()
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            eprintln!("process {} could not be stopped: {error}", self.child.id());
        }
    }
}

/// Returns the last lines of a log file.
fn last_lines(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(10)..].join("\n")
}
