use backoff_retry::{Policy, expo};

struct Job(bool);

static DB: Policy = Policy::new(expo());

fn main() {
    let _ = DB.poll_blocking(|| Job(true), |job| job.0).run();
    let _ = DB.call_blocking(|| 5).retry_if(|_| true).run();
}
