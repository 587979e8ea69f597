//! retry. Sync only; the iterator counts retries.

use retry::delay::{Exponential, jitter};

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, call};

contender!("retry", sync: yes, tokio: no, timed: no, code: Some(Code {
    dependencies: r#"retry = "2""#,
    top: "
use retry::delay::{Exponential, jitter};
fn policy() -> impl Iterator<Item = std::time::Duration> {
    Exponential::from_millis_with_factor(1000, 2.0).map(jitter).take(4)
}",
    asynchronous: None,
    sync: Some("
pub fn read_@(url: &str) -> Outcome {
    retry::retry(policy(), || get_now(url, @)).map_err(|error| error.error)
}"),
    varied: Some(Varied {
        top: r#"
use retry::delay::{Exponential, jitter};"#,
        asynchronous: None,
        sync: Some(r#"pub fn read_@(url: &str) -> Result<u32, @FAULT> {
    let policy = Exponential::from_millis_with_factor(@MILLIS, 2.0).map(jitter).take(@RETRIES);
    retry::retry(policy, || get_now(url, @)).map_err(|error| error.error)
}"#),
    }),
}));

fn sync_success(n: u32) -> Outcome {
    let waits = Exponential::from_millis_with_factor(1000, 2.0).map(jitter).take(4);
    retry::retry(waits, || call(n)).map_err(|error| error.error)
}

fn sync_failures(failing: &Failing) -> Outcome {
    let waits = Exponential::from_millis_with_factor(0, 2.0).take(4);
    retry::retry(waits, || failing.call()).map_err(|error| error.error)
}
