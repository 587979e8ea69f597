// `raise_on_giveup = false` where the value has no default, in an async function.

use std::io::Error;

use backoff_retry::*;

struct Job;

#[on_exception(expo, raise_on_giveup = false)]
async fn fetch() -> Result<Job, Error> {
    Ok(Job)
}

fn main() {
    let _ = fetch();
}
