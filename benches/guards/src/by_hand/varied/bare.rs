//! The call alone. Where there are failures it is called again at once.

use super::work::{CallError, Failing, call, call_later};
use crate::varied_contender;

varied_contender!("bare", None);

#[inline(never)]
fn a_sync<E: CallError>(n: u32) -> Result<u32, E> {
    call(n)
}

async fn success<E: CallError>(n: u32) -> Result<u32, E> {
    call_later(n).await
}

#[inline(never)]
fn b_sync<E: CallError>(failing: &Failing) -> Result<u32, E> {
    loop {
        if let Ok(value) = failing.call::<E>() {
            return Ok(value);
        }
    }
}

async fn failures<E: CallError>(failing: &Failing) -> Result<u32, E> {
    loop {
        if let Ok(value) = failing.call_later::<E>().await {
            return Ok(value);
        }
    }
}
