//! What is called. Never inlined, so that what is measured is the layer around it. It is generic, and thus compiled in
//! the crate that uses it.
#![allow(clippy::unused_async)] // They stand for calls that wait for something.

use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::hint::black_box;
use std::io;

pub use crate::work::FAILURES;

/// An error that the calls make.
pub trait CallError: Error + 'static {
    fn new(n: u32) -> Self;
}

/// 8 bytes, with a destructor.
impl CallError for io::Error {
    #[allow(clippy::cast_possible_wrap)] // Any number will do.
    fn new(n: u32) -> Self {
        Self::from_raw_os_error(n as i32)
    }
}

/// 40 bytes.
#[derive(Debug)]
pub struct LargeError {
    pub code: u64,
    pub context: [u64; 4],
}

impl CallError for LargeError {
    fn new(n: u32) -> Self {
        Self { code: n.into(), context: [n.into(); 4] }
    }
}

impl fmt::Display for LargeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {:?}", self.code, self.context)
    }
}

impl Error for LargeError {}

/// 4 bytes: what uses beside the measured ones return.
#[derive(Debug)]
pub struct SmallError(pub u32);

impl CallError for SmallError {
    fn new(n: u32) -> Self {
        Self(n)
    }
}

impl fmt::Display for SmallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for SmallError {}

#[inline(never)]
pub fn call<E: CallError>(n: u32) -> Result<u32, E> {
    if black_box(n) == 0 { Err(E::new(n)) } else { Ok(n) }
}

pub async fn call_later<E: CallError>(n: u32) -> Result<u32, E> {
    call(n)
}

/// Fails four times, then succeeds, and so on.
#[derive(Default, Debug)]
pub struct Failing {
    calls: Cell<u32>,
}

impl Failing {
    #[inline(never)]
    pub fn call<E: CallError>(&self) -> Result<u32, E> {
        let calls = self.calls.get() + 1;
        self.calls.set(calls);
        if calls % (FAILURES + 1) == 0 { Ok(calls) } else { Err(E::new(calls)) }
    }

    pub async fn call_later<E: CallError>(&self) -> Result<u32, E> {
        self.call()
    }

    pub fn calls(&self) -> u32 {
        self.calls.get()
    }
}
