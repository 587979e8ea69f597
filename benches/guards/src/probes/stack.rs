//! The stack that a recursion 20 deep takes for each level, where a value of 10 KiB is returned.

use std::hint::black_box;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use backoff_retry::{Policy, expo, full_jitter, on_exception};

const DEPTH: u32 = 20;
const STACK: usize = 64 << 20;

static POLICY: Policy = Policy::new(expo()).max_tries(5);

pub(crate) type Large = [u8; 10 << 10];

type Outcome = Result<Large, io::Error>;

/// Addresses in the outermost and in the innermost call.
static OUTERMOST: AtomicUsize = AtomicUsize::new(0);
static INNERMOST: AtomicUsize = AtomicUsize::new(0);

/// Stands in each call, and keeps the compiler from making a loop of the recursion.
struct Level;

impl Level {
    #[inline(never)]
    fn enter(depth: u32) -> Self {
        let local = 0_u8;
        let address = std::ptr::from_ref(black_box(&local)).addr();
        if depth == DEPTH {
            OUTERMOST.store(address, Relaxed);
        } else if depth == 0 {
            INNERMOST.store(address, Relaxed);
        }
        Self
    }
}

impl Drop for Level {
    #[inline(never)]
    fn drop(&mut self) {
        black_box(self);
    }
}

macro_rules! body {
    ($nested:ident, $depth:ident) => {{
        let _level = Level::enter($depth);
        if $depth > 0 {
            return $nested($depth - 1);
        }
        Ok([1; 10 << 10])
    }};
}

#[inline(never)]
fn bare(depth: u32) -> Outcome {
    body!(bare, depth)
}

#[inline(never)]
fn hand(depth: u32) -> Outcome {
    fn attempt(depth: u32) -> Outcome {
        body!(hand, depth)
    }
    let mut tries = 0;
    loop {
        tries += 1;
        let error = match attempt(depth) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        if tries >= 5 {
            return Err(error);
        }
        drop(error);
        thread::sleep(full_jitter(Duration::from_secs(1) * (1 << (tries - 1))));
    }
}

macro_rules! annotated {
    ($($name:ident: [$($options:tt)*];)*) => {
        $(
            #[on_exception($($options)*)]
            #[inline(never)]
            fn $name(depth: u32) -> Result<Large, io::Error> {
                body!($name, depth)
            }
        )*
    };
}

/// The attribute does not see that this is a `Result`.
#[on_exception(expo, max_tries = 5)]
#[inline(never)]
fn alias(depth: u32) -> Outcome {
    body!(alias, depth)
}

annotated! {
    ours: [expo, max_tries = 5];
    lean: [expo, max_tries = 5, jitter = none, log = none];
    max_time: [expo, max_tries = 5, max_time = 60s];
    handlers: [expo, max_tries = 5,
        on_backoff = |d| { black_box(d.tries); }, on_giveup = |d| { black_box(d.tries); }];
    policy: [&POLICY];
}

#[inline(never)]
fn closure(depth: u32) -> Outcome {
    POLICY.call_blocking(|| body!(closure, depth)).run()
}

pub(crate) fn measure() {
    let rows = [
        ("bare", per_level(bare)),
        ("hand", per_level(hand)),
        ("ours", per_level(ours)),
        ("alias", per_level(alias)),
        ("lean", per_level(lean)),
        ("max_time", per_level(max_time)),
        ("handlers", per_level(handlers)),
        ("policy", per_level(policy)),
        ("closure", per_level(closure)),
    ];
    crate::print("stack", "", &rows);
}

/// Bytes.
fn per_level(nested: fn(u32) -> Outcome) -> usize {
    let run = move || assert!(nested(black_box(DEPTH)).is_ok_and(|large| large[0] == 1));
    let thread = thread::Builder::new().stack_size(STACK).spawn(run).expect("a thread");
    thread.join().expect("no panic");
    (OUTERMOST.load(Relaxed) - INNERMOST.load(Relaxed)) / DEPTH as usize
}
