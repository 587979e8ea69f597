use backoff_retry::{Policy, expo};

static API: Policy = Policy::new(expo()).retry_if(|error: &u32| *error == 503);

fn main() {
    let _ = &API;
}
