//! A PostgreSQL server of its own, from the binaries of the machine.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io};

use backoff_retry::{Policy, constant, wait::Constant};
use sqlx::PgPool;

use crate::process::{Process, free_port};

static STARTING: Policy<Constant<Duration>> = Policy::new(constant(Duration::from_millis(50)))
    .no_jitter()
    .max_time(Duration::from_secs(30))
    .no_log();

/// A server in a temporary directory, which is stopped and removed when the value is dropped.
#[derive(Debug)]
pub struct Postgres {
    server: Process,
    directory: PathBuf,
    url: String,
}

impl Postgres {
    /// Makes a new database cluster, and starts a server that listens on a free port of the loopback interface.
    pub async fn start() -> Result<Self, Box<dyn std::error::Error>> {
        let binaries = binaries()?;
        let directory =
            PathBuf::from(output(as_postgres("mktemp").args(["-d", "-t", "durable.XXXXXXXX"]))?);
        let data = directory.join("data");
        let initdb = binaries.join("initdb");
        output(as_postgres(initdb).arg("-D").arg(&data).args([
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
        ]))?;
        let port = free_port()?;
        let mut command = as_postgres(binaries.join("postgres"));
        command.arg("-D").arg(&data).args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
        command.args(["-c", &format!("port={port}"), "-c", "unix_socket_directories="]);
        let server = Process::start(command.stderr(fs::File::create(directory.join("log"))?))?;
        let started = Self {
            server,
            directory,
            url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
        };
        STARTING.call(|| started.connect()).await?;
        Ok(started)
    }

    /// Returns the URL of the database.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Connects to the database.
    pub async fn connect(&self) -> Result<PgPool, sqlx::Error> {
        PgPool::connect(&self.url).await
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if self.server.is_running() {
            let _ = self.server.interrupt();
        }
        let _ = fs::remove_dir_all(&self.directory);
    }
}

/// Returns a command that runs as the user `postgres` where this process runs as root, as which PostgreSQL refuses
/// to run.
fn as_postgres(program: impl AsRef<OsStr>) -> Command {
    // `setpriv` replaces itself by the program, so that the process that is started is the server.
    const SETPRIV: [&str; 4] = ["--reuid=postgres", "--regid=postgres", "--init-groups", "--"];
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    let mut command =
        if is_root { Command::new("setpriv") } else { Command::new(program.as_ref()) };
    if is_root {
        command.args(SETPRIV).arg(program);
    }
    command.current_dir(env::temp_dir()).stdin(Stdio::null());
    command
}

/// Returns the directory of the binaries: one in `PATH`, or the newest of Debian's.
fn binaries() -> io::Result<PathBuf> {
    let has_initdb = |directory: &PathBuf| directory.join("initdb").is_file();
    let path = env::var_os("PATH").unwrap_or_default();
    if let Some(found) = env::split_paths(&path).find(has_initdb) {
        return Ok(found);
    }
    let version = |directory: &Path| directory.file_name()?.to_str()?.parse::<u32>().ok();
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debian.map(|entry| entry.path()).max_by_key(|directory| version(directory));
    let newest = newest.map(|directory| directory.join("bin")).filter(has_initdb);
    newest.ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::NotFound,
            "initdb was not found; run examples/durable/install",
        )
    })
}

/// Runs the command, and returns what it writes.
fn output(command: &mut Command) -> io::Result<String> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{}: {}", command.get_program().display(), errors.trim())))
}

/// Waits until the query returns `true`, for at most 60 seconds.
///
/// # Panics
///
/// If it does not.
pub async fn until(pool: &PgPool, query: &'static str) -> Result<(), sqlx::Error> {
    let start = Instant::now();
    while !sqlx::query_scalar::<_, bool>(query).fetch_one(pool).await? {
        assert!(start.elapsed() < Duration::from_mins(1), "still false: {query}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}
