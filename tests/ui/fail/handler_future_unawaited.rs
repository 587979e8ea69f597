// A closure that calls an `async` function has to await it.
use backoff_retry::*;

async fn report<O>(_details: &Details<'_, O>) {}

#[on_exception(expo, max_tries = 3, on_giveup = |details| report(details))]
async fn fetch() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {
    drop(fetch());
}
