//! The error of the calls where the outcome is returned through memory: a `u32` and a pointer at different offsets are
//! no pair of scalars.

use std::io;

pub type Fault = io::Error;

pub fn fault(n: u32) -> Fault {
    io::Error::from_raw_os_error(n as i32)
}
