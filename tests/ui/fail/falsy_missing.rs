// A type of which nobody knows when it is empty.

use backoff_retry::*;

struct Job;

#[on_predicate(expo)]
fn fetch() -> Job {
    Job
}

fn main() {
    let _ = fetch();
}
