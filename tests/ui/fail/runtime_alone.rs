// `runtime` needs a function.
use backoff_retry::*;

#[on_exception(runtime, max_tries = 3)]
fn fetch() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
