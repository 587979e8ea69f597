// A call of a function that has the name of a generator, and makes none; methods of a generator that return none.

use std::time::Duration;

use backoff_retry::on_exception;

fn constant(wait: Duration) -> u32 {
    wait.subsec_nanos()
}

#[on_exception(constant(1s), max_tries = 3)]
fn fetch() -> Result<(), String> {
    Err("failed".to_owned())
}

#[on_exception(backoff_retry::expo().to_string(), max_tries = 3)]
async fn fetch_later() -> Result<(), String> {
    Err("failed".to_owned())
}

#[on_exception(backoff_retry::expo().get_base(), max_tries = 3)]
fn fetch_by_method() -> Result<(), String> {
    Err("failed".to_owned())
}

fn main() {
    let _ = (fetch(), fetch_later(), fetch_by_method());
}
