//! A careful loop written by hand: the practical limit.

use std::thread;
use std::time::Duration;

use backoff_retry::full_jitter;
use tokio::time::sleep;

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, SECOND, SHORT, Url, call, call_later, get, get_large};

const MAX_TRIES: u32 = 5;

contender!("hand", sync: yes, tokio: yes, timed: yes, code: Some(Code {
    // A jitter of its own, so that there is no crate in the tree.
    dependencies: "",
    top: "
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;
const SECOND: Duration = Duration::from_secs(1);
#[inline(never)]
fn full_jitter(wait: Duration) -> Duration {
    wait.mul_f64(RandomState::new().hash_one(0) as f64 / u64::MAX as f64)
}",
    asynchronous: Some("
pub async fn fetch_@(url: &str) -> Outcome {
    let mut tries = 0u32;
    loop {
        tries += 1;
        match get(url, @).await {
            Err(_) if tries < 5 => {}
            outcome => return outcome,
        }
        tokio::time::sleep(full_jitter(SECOND * (1 << (tries - 1)))).await;
    }
}"),
    sync: Some("
pub fn read_@(url: &str) -> Outcome {
    let mut tries = 0u32;
    loop {
        tries += 1;
        match get_now(url, @) {
            Err(_) if tries < 5 => {}
            outcome => return outcome,
        }
        std::thread::sleep(full_jitter(SECOND * (1 << (tries - 1))));
    }
}"),
    varied: Some(Varied {
        top: r#"
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;
#[inline(never)]
fn full_jitter(wait: Duration) -> Duration {
    wait.mul_f64(RandomState::new().hash_one(0) as f64 / u64::MAX as f64)
}"#,
        asynchronous: Some(r#"pub async fn fetch_@(url: &str) -> Result<u32, @FAULT> {
    let mut tries = 0u32;
    loop {
        tries += 1;
        match get(url, @).await {
            Err(_) if tries < @TRIES => {}
            outcome => return outcome,
        }
        tokio::time::sleep(full_jitter(Duration::from_millis(@MILLIS) * (1 << (tries - 1)))).await;
    }
}"#),
        sync: Some(r#"pub fn read_@(url: &str) -> Result<u32, @FAULT> {
    let mut tries = 0u32;
    loop {
        tries += 1;
        {
            let error = match get_now(url, @) {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if tries >= @TRIES {
                return Err(error);
            }
        }
        std::thread::sleep(full_jitter(Duration::from_millis(@MILLIS) * (1 << (tries - 1))));
    }
}"#),
    }),
}));

fn sync_success(n: u32) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        {
            let error = match call(n) {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if tries >= MAX_TRIES {
                return Err(error);
            }
        }
        thread::sleep(full_jitter(SECOND * (1 << (tries - 1))));
    }
}

fn sync_failures(failing: &Failing) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        {
            let error = match failing.call() {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if tries >= MAX_TRIES {
                return Err(error);
            }
        }
        thread::sleep(Duration::ZERO * (1 << (tries - 1)));
    }
}

async fn success(n: u32) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        match call_later(n).await {
            Err(_) if tries < MAX_TRIES => {}
            outcome => return outcome,
        }
        sleep(full_jitter(SECOND * (1 << (tries - 1)))).await;
    }
}

async fn failures(failing: &Failing) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        match failing.call_later().await {
            Err(_) if tries < MAX_TRIES => {}
            outcome => return outcome,
        }
        sleep(Duration::ZERO * (1 << (tries - 1))).await;
    }
}

async fn task(failing: &Failing) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        match failing.call_later().await {
            Err(_) if tries < MAX_TRIES => {}
            outcome => return outcome,
        }
        sleep(SHORT * (1 << (tries - 1))).await;
    }
}

struct Client;

impl Client {
    async fn fetch(&self, url: &Url) -> Outcome {
        let mut tries = 0;
        loop {
            tries += 1;
            match get(self, url).await {
                Err(_) if tries < MAX_TRIES => {}
                outcome => return outcome,
            }
            sleep(full_jitter(SECOND * (1 << (tries - 1)))).await;
        }
    }
}

async fn fetch(client: &Client, url: &Url) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        match get(client, url).await {
            Err(_) if tries < MAX_TRIES => {}
            outcome => return outcome,
        }
        sleep(full_jitter(SECOND * (1 << (tries - 1)))).await;
    }
}

async fn fetch_large(client: &Client, url: &Url) -> Outcome {
    let mut tries = 0;
    loop {
        tries += 1;
        match get_large(client, url).await {
            Err(_) if tries < MAX_TRIES => {}
            outcome => return outcome,
        }
        sleep(full_jitter(SECOND * (1 << (tries - 1)))).await;
    }
}
