//! A subscription that is made again whenever it breaks.

use std::convert::Infallible;
use std::io;
use std::ops::ControlFlow::{Break, Continue};
use std::time::Duration;

use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};
use futures_util::StreamExt;
use redis::aio::PubSub;
use redis::{Client, RedisError, RedisResult};
use tokio::time::timeout;

use super::is_transient;

/// The limit applies to failures in a row, because each message starts the attempts anew.
pub static LISTEN: Policy<Expo, For<RedisError>> =
    Policy::typed(expo().factor(Duration::from_millis(10)).max_value(Duration::from_secs(1)))
        .retry_if(is_transient)
        .max_time(Duration::from_mins(1));

/// Calls a function with each message of a channel, and returns the error with which the policy gives up.
///
/// Messages that are published while the subscription is broken are lost.
pub async fn listen(
    policy: &Policy<Expo, For<RedisError>>,
    client: &Client,
    channel: &str,
    mut on_message: impl FnMut(String),
) -> RedisError {
    let mut attempts = policy.named("listen").attempts();
    loop {
        let broken = receive(client, channel, |message| {
            attempts.reset();
            on_message(message);
        })
        .await;
        match attempts.after(broken).await {
            Continue(()) => {}
            Break(Err(error)) => return error,
        }
    }
}

/// Subscribes once, and receives messages until the connection breaks.
async fn receive(
    client: &Client,
    channel: &str,
    mut on_message: impl FnMut(String),
) -> RedisResult<Infallible> {
    let subscribed = timeout(Duration::from_secs(2), subscribe(client, channel)).await;
    let mut subscription = subscribed.map_err(io::Error::from)??;
    let mut messages = subscription.on_message();
    while let Some(message) = messages.next().await {
        on_message(message.get_payload()?);
    }
    // The stream does not say why it ended.
    Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the subscription broke").into())
}

async fn subscribe(client: &Client, channel: &str) -> RedisResult<PubSub> {
    let mut subscription = client.get_async_pubsub().await?;
    subscription.subscribe(channel).await?;
    Ok(subscription)
}
