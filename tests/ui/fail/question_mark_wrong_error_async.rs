// A `?` that cannot convert, in an async function: what rustc says without the attribute, once.

use backoff_retry::*;

struct Fault;

struct Cause;

fn cause() -> Result<u32, Cause> {
    Err(Cause)
}

#[on_exception(expo)]
async fn fetch() -> Result<u32, Fault> {
    let n = cause()?;
    Ok(n)
}

fn main() {
    let _ = fetch();
}
