use std::io;
use std::ops::ControlFlow::{Break, Continue};

use backoff_retry::policy::Timed;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};

static API: Policy<Expo, Timed<io::Error>> = Policy::timed(expo());

async fn get() -> io::Result<()> {
    Ok(())
}

async fn fetch() -> io::Result<()> {
    let mut attempts = API.attempts();
    loop {
        let result = get().await;
        match attempts.after(result).await {
            Break(result) => break result,
            Continue(()) => {}
        }
    }
}

fn main() {
    drop(fetch());
}
