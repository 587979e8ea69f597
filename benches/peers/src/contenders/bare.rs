//! The call alone. Where there are failures it is called again at once.

use crate::code::{Code, Varied};
use crate::contender::contender;
use crate::work::{Failing, Outcome, Url, call, call_later, get, get_large};

contender!("bare", sync: yes, tokio: yes, timed: yes, code: Some(Code {
    dependencies: "",
    top: "",
    asynchronous: Some("pub async fn fetch_@(url: &str) -> Outcome { get(url, @).await }"),
    sync: Some("pub fn read_@(url: &str) -> Outcome { get_now(url, @) }"),
    varied: Some(Varied {
        top: r#""#,
        asynchronous: Some(r#"pub async fn fetch_@(url: &str) -> Result<u32, @FAULT> { get(url, @).await }"#),
        sync: Some(r#"pub fn read_@(url: &str) -> Result<u32, @FAULT> { get_now(url, @) }"#),
    }),
}));

fn sync_success(n: u32) -> Outcome {
    call(n)
}

fn sync_failures(failing: &Failing) -> Outcome {
    loop {
        if let Ok(value) = failing.call() {
            return Ok(value);
        }
    }
}

async fn success(n: u32) -> Outcome {
    call_later(n).await
}

async fn failures(failing: &Failing) -> Outcome {
    loop {
        if let Ok(value) = failing.call_later().await {
            return Ok(value);
        }
    }
}

async fn task(failing: &Failing) -> Outcome {
    loop {
        if let Ok(value) = failing.call_later().await {
            return Ok(value);
        }
    }
}

struct Client;

impl Client {
    fn fetch(&self, url: &Url) -> impl Future<Output = Outcome> {
        get(self, url)
    }
}

fn fetch(client: &Client, url: &Url) -> impl Future<Output = Outcome> {
    get(client, url)
}

fn fetch_large(client: &Client, url: &Url) -> impl Future<Output = Outcome> {
    get_large(client, url)
}
