//! Servers and workers as child processes.

use std::io;
use std::net::TcpListener;
use std::process::{Child, Command};

/// A child process, which is killed when it is dropped.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts the command.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        command.spawn().map(Self)
    }

    /// Kills the process with `SIGKILL`, and waits until it is gone.
    pub fn kill(mut self) -> io::Result<()> {
        self.0.kill()?;
        self.0.wait().map(drop)
    }

    /// Interrupts the process with `SIGINT`, and waits until it is gone.
    pub(crate) fn interrupt(&mut self) -> io::Result<()> {
        Command::new("kill").arg("-INT").arg(self.0.id().to_string()).status()?;
        self.0.wait().map(drop)
    }

    /// Returns whether the process runs.
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.is_running() {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

/// Returns a port of the loopback interface on which nothing listens.
pub fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
