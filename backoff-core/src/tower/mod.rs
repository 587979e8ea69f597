//! tower: a layer that retries the requests of a service by a [`Policy`]. With the feature `tower`.
//!
//! ```
//! use std::convert::Infallible;
//!
//! use backoff_retry::tower::RetryLayer;
//! use backoff_retry::{Policy, expo};
//! use tower::{Service, ServiceBuilder, ServiceExt, service_fn};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let mut client = ServiceBuilder::new()
//!     .layer(RetryLayer::new(Policy::new(expo()).max_tries(5)))
//!     .service(service_fn(|name: String| async move { Ok::<_, Infallible>(name.len()) }));
//!
//! let length = client.ready().await.unwrap().call("tea".into()).await;
//! assert_eq!(length, Ok(3));
//! # }
//! ```
//!
//! By default every error of the service is retried, and no response is.
//! [`retry_if`](RetryLayer::retry_if) changes that, [`retry_after`](RetryLayer::retry_after) takes waits from responses,
//! and `http` (with the feature `http`) sets both for clients of HTTP.
//!
//! - The service must be `Clone`, because each call keeps one for its retries. Requests must be `Clone` too, or
//!   [`clone_request`](RetryLayer::clone_request) tells how to copy them. A request that cannot be copied is sent once.
//! - A response that is retried is dropped before the wait, with the connection that it may hold. Its body is not read.
//! - The service is polled for readiness before each attempt, after the wait. An error of that is returned without a
//!   retry, since by the contract of tower the service is unusable then. Waiting for readiness counts as elapsed time,
//!   but `max_time` does not interrupt it.
//! - The elapsed time of a call starts when the service is called, not when it becomes ready.
//! - A policy has no time limit for an attempt here: put tower's `TimeoutLayer` below this layer to limit each attempt,
//!   and above it to limit the call.
//! - The log and all handlers of the policy run. What they name as the function is the type of the service, or
//!   [`name`](RetryLayer::name). The outcome, as handlers and typed policies see it, is the whole `Result`.
//!
//! The feature `tower-retry` adds `RetryPolicy`, for places that require tower's own `RetryLayer`.

mod future;
#[cfg(feature = "http")]
mod http;
mod layer;
#[cfg(feature = "tower-retry")]
mod policy;
mod rules;
mod service;

pub use future::ResponseFuture;
#[cfg(feature = "http")]
pub use http::Http;
pub use layer::RetryLayer;
#[cfg(feature = "tower-retry")]
pub use policy::RetryPolicy;
pub use rules::{CloneRequest, Custom, Filter, RetryAfter, Rules, Unset};
pub use service::Retry;

#[cfg(doc)]
use crate::Policy;
