//! Ports for servers.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// The ports that are tried.
///
/// They are below those that Linux gives to outgoing connections (32768 and up). A port of that range may be taken by
/// a connection while its server is down, and a client that connects to it again and again even reaches itself some
/// day.
const FIRST: u32 = 20_000;
const COUNT: u32 = 12_000;

/// Returns a port of 127.0.0.1 that nothing listens on. No two calls in a process return the same port.
pub fn free_port() -> io::Result<u16> {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    // Processes that run at the same time have similar ids; the factor, a prime, moves their ranges apart.
    let start = process::id().wrapping_mul(7919);
    for _ in 0..COUNT {
        let offset = start.wrapping_add(CALLS.fetch_add(1, Ordering::Relaxed)) % COUNT;
        let port = u16::try_from(FIRST + offset).map_err(io::Error::other)?;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    Err(io::Error::new(io::ErrorKind::AddrInUse, "no free port between 20000 and 31999"))
}
