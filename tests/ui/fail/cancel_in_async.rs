use backoff_retry::{Stop, expo, on_exception};

static STOP: Stop = Stop::new();

#[on_exception(expo, max_tries = 3, cancel = &STOP)]
async fn fetch() -> Result<(), ()> {
    Ok(())
}

fn main() {}
