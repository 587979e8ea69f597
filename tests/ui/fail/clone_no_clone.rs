// `clone` of what has no `Clone`.

use std::io::Error;

use backoff_retry::*;

struct Job;

#[on_exception(expo, clone(job))]
fn fetch(job: Job) -> Result<u32, Error> {
    drop(job);
    Ok(1)
}

fn main() {
    let _ = fetch(Job);
}
