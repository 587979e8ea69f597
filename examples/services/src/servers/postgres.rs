//! A `PostgreSQL` server.

use std::ffi::OsStr;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use backoff_retry::{constant, on_exception};
use rustix::io::Errno;
use rustix::process::{Pid, RawPid, Signal, geteuid, kill_process};
use tempfile::TempDir;

use super::process::{ServerProcess, StartError};
use super::{free_port, search_path};

/// A `PostgreSQL` server with a data directory of its own.
#[derive(Debug)]
pub struct PostgresServer {
    process: Option<ServerProcess>, // dropped before the directory
    programs: PathBuf,
    directory: TempDir,
    /// The user and the group to run it as. It refuses to run as root, for whom it is the user `postgres`.
    user: Option<(u32, u32)>,
    port: u16,
}

impl PostgresServer {
    /// Creates a data directory and starts a server in it.
    pub fn start() -> Result<Self, StartError> {
        let mut server = Self::new()?;
        server.restart()?;
        Ok(server)
    }

    /// Creates a data directory for a server, which is not started: connections to its port are refused.
    pub fn new() -> Result<Self, StartError> {
        let programs = find_programs().ok_or(StartError::Missing("PostgreSQL"))?;
        let directory = tempfile::Builder::new().prefix("postgres-").tempdir()?;
        let user = if geteuid().is_root() {
            let (user, group) = (id_of_postgres("-u")?, id_of_postgres("-g")?);
            chown(directory.path(), Some(user), Some(group))?;
            Some((user, group))
        } else {
            None
        };
        let server = Self { process: None, programs, directory, user, port: free_port()? };
        server.create_data()?;
        Ok(server)
    }

    fn create_data(&self) -> Result<(), StartError> {
        let output = self
            .command("initdb")
            .args(["-A", "trust", "-U", "postgres", "--no-sync"])
            .stdin(Stdio::null())
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        let log = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(StartError::Exited { program: "initdb".to_owned(), log })
    }

    /// Returns the URL of the server's database.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Returns the server's port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Starts the server again, and returns when it accepts connections.
    ///
    /// The processes of a server that was killed end a moment after it, and until then no other starts in its
    /// directory.
    #[on_exception(constant(50ms), matches = StartError::Exited { .. }, max_time = 30s, log = debug)]
    pub fn restart(&mut self) -> Result<(), StartError> {
        self.process = None; // stops it if it runs
        let mut command = self.command("postgres");
        command.args(["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]);
        command.arg("-c").arg(format!("port={}", self.port));
        // Only processes are killed, and the system keeps what they wrote. With `fsync`, a start after a kill takes
        // seconds on a busy disk.
        command.args(["-c", "fsync=off"]);
        // SIGQUIT ends the sessions as well, without a checkpoint.
        let log = self.directory.path().join("log");
        self.process = Some(ServerProcess::spawn(&mut command, Signal::QUIT, &log)?);
        self.wait_until_ready()
    }

    #[on_exception(constant(20ms), matches = StartError::NotReady, jitter = none, max_time = 30s, log = none)]
    fn wait_until_ready(&mut self) -> Result<(), StartError> {
        if let Some(process) = &mut self.process {
            process.check()?;
        }
        let port = self.port.to_string();
        let accepts = Command::new(self.programs.join("pg_isready"))
            .args(["-q", "-h", "127.0.0.1", "-p", &port])
            .status()?;
        if accepts.success() { Ok(()) } else { Err(StartError::NotReady) }
    }

    /// Sends a signal to the server.
    pub fn signal(&self, signal: Signal) -> io::Result<()> {
        match &self.process {
            Some(process) => process.signal(signal),
            None => Ok(()),
        }
    }

    /// Kills the server and the processes of its sessions by SIGKILL.
    ///
    /// If only the server itself is killed, its sessions finish what they are doing, and end with an error message.
    pub fn kill(&mut self) -> io::Result<()> {
        let Some(process) = &mut self.process else { return Ok(()) };
        for session in process.children() {
            match kill_process(session, Signal::KILL) {
                Err(Errno::SRCH) => {} // it has ended already
                result => result?,
            }
        }
        process.kill()
    }

    /// Sends a signal to the process of a session, whose id is what `pg_backend_pid()` returns there.
    pub fn signal_session(&self, session: RawPid, signal: Signal) -> io::Result<()> {
        let pid = Pid::from_raw(session).ok_or_else(|| io::Error::other("0 is no process"))?;
        Ok(kill_process(pid, signal)?)
    }

    /// Returns a command with the data directory in its arguments, run by a user that may run it.
    fn command(&self, program: impl AsRef<OsStr> + AsRef<Path>) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.arg("-D").arg(self.directory.path().join("data"));
        command.current_dir(self.directory.path()).env("LC_ALL", "C");
        // Not by `runuser`, which stays in between: the process that is killed has to be the server.
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }
}

/// Returns the directory of `PostgreSQL`'s programs: that of the newest Debian package, or one of the `PATH`.
fn find_programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version)))
        .max_by_key(|(number, _)| *number)
        .map(|(_, version)| version.path().join("bin"));
    newest.into_iter().chain(search_path()).find(|bin| bin.join("initdb").is_file())
}

/// Returns the number of the user `postgres` with `-u`, and that of its group with `-g`.
fn id_of_postgres(option: &str) -> Result<u32, StartError> {
    let output = Command::new("id").args([option, "postgres"]).output()?;
    let id = String::from_utf8_lossy(&output.stdout);
    id.trim().parse().map_err(|_| StartError::Missing("the user postgres"))
}
