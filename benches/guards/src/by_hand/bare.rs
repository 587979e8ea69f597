//! The call alone. Where there are failures it is called again at once.

use crate::contender;
use crate::work::{Failing, Outcome, call, call_later};

contender!("bare", None);

#[inline(never)]
fn a_sync(n: u32) -> Outcome {
    call(n)
}

async fn success(n: u32) -> Outcome {
    call_later(n).await
}

#[inline(never)]
fn b_sync(failing: &Failing) -> Outcome {
    loop {
        if let Ok(value) = failing.call() {
            return Ok(value);
        }
    }
}

async fn failures(failing: &Failing) -> Outcome {
    loop {
        if let Ok(value) = failing.call_later().await {
            return Ok(value);
        }
    }
}
