//! What is called. Never inlined, so that what is measured is the layer around it.
#![allow(clippy::unused_async)] // They stand for calls that wait for something.

use std::cell::Cell;
use std::future::{Ready, ready};
use std::hint::black_box;

pub type Outcome = Result<u32, u32>;

#[inline(never)]
pub fn call(n: u32) -> Outcome {
    if black_box(n) == 0 { Err(n) } else { Ok(n) }
}

pub async fn call_later(n: u32) -> Outcome {
    call(n)
}

/// The failures before each success.
pub const FAILURES: u32 = 4;

/// Fails four times, then succeeds, and so on.
#[derive(Default, Debug)]
pub struct Failing {
    calls: Cell<u32>,
}

impl Failing {
    #[inline(never)]
    pub fn call(&self) -> Outcome {
        let calls = self.calls.get() + 1;
        self.calls.set(calls);
        if calls % (FAILURES + 1) == 0 { Ok(calls) } else { Err(calls) }
    }

    pub async fn call_later(&self) -> Outcome {
        self.call()
    }

    pub fn calls(&self) -> u32 {
        self.calls.get()
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Url(pub u32);

#[derive(Clone, Copy, Debug)]
pub struct Client;

/// A small future: two references and its state.
pub async fn get(client: &Client, url: &Url) -> Outcome {
    black_box(client);
    call(url.0)
}

/// A future with 1 KiB of state.
pub async fn get_large(client: &Client, url: &Url) -> Outcome {
    let mut buffer = [0u8; 1024];
    black_box(&mut buffer);
    pause().await;
    black_box((client, &buffer));
    call(url.0)
}

fn pause() -> Ready<()> {
    ready(())
}
