use backoff_retry::{expo, on_exception};

#[on_exception(expo, max_tries = 3, cancel = std::future::ready(()))]
fn fetch() -> Result<(), ()> {
    Ok(())
}

fn main() {}
