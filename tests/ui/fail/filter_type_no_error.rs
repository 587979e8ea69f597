// A type that is no error.

use std::io::Error;

use backoff_retry::*;

struct Job;

#[on_exception(expo, Job)]
fn fetch() -> Result<u32, Error> {
    let _ = Job;
    Ok(1)
}

fn main() {
    let _ = fetch();
}
