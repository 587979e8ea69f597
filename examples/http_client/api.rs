//! The client without its retries: one request at a time.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use reqwest::{Client, Response};

use crate::error::FetchError;
use crate::log;

/// A client of the service; clones share their connections.
#[derive(Clone)]
pub(crate) struct Api {
    client: Client,
    base: String,
    sent: Arc<AtomicU32>,
}

impl Api {
    /// A client of the service at `base`, such as `http://127.0.0.1:8080`.
    pub(crate) fn new(base: impl Into<String>) -> reqwest::Result<Self> {
        // `max_time` cuts no attempt that is under way: this does.
        let timeout = Duration::from_secs(3);
        let client = Client::builder().no_proxy().timeout(timeout).build()?;
        Ok(Self { client, base: base.into(), sent: Arc::default() })
    }

    /// One request. An answer that is no success is an error.
    pub(crate) async fn get(&self, path: &str) -> Result<Response, FetchError> {
        self.sent.fetch_add(1, Ordering::Relaxed);
        let sent = self.client.get(format!("{}{path}", self.base)).send().await;
        let answer = sent.map_err(FetchError::from).and_then(FetchError::check);
        log::attempt(path, &answer);
        answer
    }

    /// How many requests were attempted, those that never reached the server included.
    pub(crate) fn sent(&self) -> u32 {
        self.sent.load(Ordering::Relaxed)
    }
}

/// What the server says about a job.
#[derive(Debug)]
pub(crate) enum Job {
    Running,
    Complete(String),
}

impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Running => f.write_str("still running"),
            Self::Complete(result) => write!(f, "complete, {result}"),
        }
    }
}
