// A type of which nobody knows when it is empty, in an async function.

use backoff_retry::*;

struct Job;

#[on_predicate(expo)]
async fn fetch() -> Job {
    Job
}

fn main() {
    let _ = fetch();
}
