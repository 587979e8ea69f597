use backoff_retry::{Policy, expo};

struct Job(bool);

static DB: Policy = Policy::new(expo());

fn main() {
    let _ = DB.call(|| Job(true)).retry_while(|job| job.0).blocking();
    let _ = DB.call(|| 5).retry_if(|_| true).blocking();
}
