use backoff_retry::{expo, on_exception};

#[on_exception(expo, max_tries = 3, timed_out = |_| Err(()))]
async fn fetch() -> Result<(), ()> {
    Ok(())
}

fn main() {}
