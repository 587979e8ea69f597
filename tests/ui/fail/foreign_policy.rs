use backoff_retry::{Policy, expo, on_exception};

static DB: Policy = Policy::new(expo());

#[on_exception(policy = &DB)]
fn load() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {}
