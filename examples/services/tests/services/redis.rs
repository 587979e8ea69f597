//! Redis: one failure per test.

use std::sync::Arc;

use ::redis::{AsyncCommands, Client, ErrorKind, RedisError, RetryMethod, cmd, pipe};
use backoff_retry::Policy;
use backoff_retry::call::CallStatus;
use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use rustix::process::Signal;
use services::redis::{LISTEN, REDIS, Store, is_not_executed, is_transient, listen};
use services::servers::RedisServer;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;

use crate::support::{own_redis, own_redis_stopped, store, store_of, until};

fn client(server: &RedisServer) -> Client {
    Client::open(server.url()).unwrap()
}

/// Runs a command on a connection of its own.
async fn run(server: &RedisServer, command: &[&str]) {
    let mut connection = client(server).get_multiplexed_async_connection().await.unwrap();
    cmd(command[0]).arg(&command[1..]).exec_async(&mut connection).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_is_retried_until_the_server_starts() {
    let Some(mut server) = own_redis_stopped() else { return };
    let store = Arc::new(store_of(&server));
    let call = tokio::spawn({
        let store = Arc::clone(&store);
        async move { store.set("key", "value").await }
    });
    until("two refused connections", || store.retries.total() >= 2).await;
    server.restart().unwrap();
    call.await.unwrap().unwrap();
    assert_eq!(store.get("key").await.unwrap().as_deref(), Some("value"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_is_made_again_after_the_server_was_killed() {
    let Some(mut server) = own_redis() else { return };
    let store = store_of(&server);
    store.set("key", "value").await.unwrap();
    assert_eq!(store.visit("ann").await.unwrap(), 1);
    server.kill().unwrap();
    server.restart().unwrap();
    assert_eq!(store.get("key").await.unwrap().as_deref(), Some("value"));
    assert!(store.retries.total() > 0);
    assert_eq!(store.visit("bob").await.unwrap(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_reads_its_data_is_retried() {
    let Some(mut server) = own_redis() else { return };
    let mut connection = client(&server).get_multiplexed_async_connection().await.unwrap();
    let mut keys = pipe();
    for key in 0..10_000 {
        keys.set(key, key).ignore();
    }
    keys.exec_async(&mut connection).await.unwrap();
    server.kill().unwrap();
    // It sleeps for 0.1 ms before each key, and answers others now and then in between.
    let slowly = ["--key-load-delay", "100", "--loading-process-events-interval-bytes", "1024"];
    server.set_options(slowly);
    server.restart_loading().unwrap();
    let stores = [store_of(&server), store_of(&server), store_of(&server)];
    let (set, visit, increment) = tokio::join!(
        stores[0].set("key", "value"),
        stores[1].visit("ann"),
        stores[2].increment(1),
    );
    set.unwrap();
    assert_eq!(visit.unwrap(), 1);
    increment.unwrap();
    assert!(stores[0].retries.of("LOADING") > 0);
    assert!(stores[1].retries.of("EXECABORT") > 0, "the transaction was discarded");
    assert!(stores[2].retries.of("LOADING") > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_is_retried_until_it_is_promoted() {
    let Some(primary) = own_redis() else { return };
    let Some(mut replica) = own_redis_stopped() else { return };
    replica.set_options(["--replicaof", &format!("127.0.0.1 {}", primary.port())]);
    replica.restart().unwrap();
    let stores = [(); 3].map(|()| Arc::new(store_of(&replica)));
    let [set, visit, increment] = stores.clone();
    let calls = tokio::spawn(async move {
        tokio::join!(set.set("key", "value"), visit.visit("ann"), increment.increment(1))
    });
    until("three refused writes", || stores.iter().all(|store| store.retries.total() > 0)).await;
    run(&replica, &["REPLICAOF", "NO", "ONE"]).await;
    let (set, visit, increment) = calls.await.unwrap();
    set.unwrap();
    assert_eq!(visit.unwrap(), 1);
    increment.unwrap();
    assert!(stores[0].retries.of("READONLY") > 0);
    assert!(stores[1].retries.of("EXECABORT") > 0);
    assert!(stores[2].retries.of("READONLY") > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_without_an_answer_is_retried() {
    let Some(server) = own_redis() else { return };
    let connection = client(&server).get_multiplexed_async_connection().await.unwrap();
    server.signal(Signal::STOP).unwrap();
    let report = REDIS
        .call(async || connection.clone().set::<_, _, ()>("key", "value").await)
        .retry_if(is_transient)
        .on_backoff(|details| {
            assert!(details.outcome.is_timeout() && !is_not_executed(details.outcome));
            server.signal(Signal::CONT).unwrap();
        })
        .report()
        .await;
    report.result.unwrap();
    assert_eq!(report.tries, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_not_tried_twice() {
    let Some(mut server) = own_redis_stopped() else { return };
    server.set_options(["--requirepass", "secret"]);
    server.restart().unwrap();
    let wrong = format!("redis://:wrong@127.0.0.1:{}/", server.port());
    let wrong = Store::new(&Client::open(wrong).unwrap(), "test").unwrap();
    let error = wrong.get("key").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AuthenticationFailed);
    assert!(matches!(error.retry_method(), RetryMethod::Reconnect), "the advice of the client");
    let none = store_of(&server);
    let error = none.get("key").await.unwrap_err();
    assert_eq!(error.code(), Some("NOAUTH"));
    assert_eq!((wrong.retries.total(), none.retries.total()), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_are_not_retried() {
    let Some(test) = store().await else { return };
    test.store.set("key", "value").await.unwrap();
    let connection = test.client.get_multiplexed_async_connection().await.unwrap();
    let key = test.store.key("key");

    let push = async || connection.clone().lpush::<_, _, u32>(&key, "value").await;
    let report = REDIS.call(push).retry_if(is_transient).report().await;
    assert_eq!(report.status, CallStatus::NotRetried);
    assert_eq!(report.result.unwrap_err().code(), Some("WRONGTYPE"));

    let discarded = async || {
        let mut transaction = pipe();
        transaction.atomic().set(&key, "value").cmd("SET").arg(&key);
        transaction.exec_async(&mut connection.clone()).await
    };
    let report = REDIS.call(discarded).retry_if(is_transient).report().await;
    assert_eq!(report.status, CallStatus::NotRetried);
    assert_eq!(report.result.unwrap_err().code(), Some("EXECABORT"));

    let get = async || connection.clone().get::<_, u32>(&key).await;
    let report = REDIS.call(get).retry_if(is_transient).report().await;
    assert_eq!(report.status, CallStatus::NotRetried);
    let error = report.result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Parse);
    assert!(matches!(error.retry_method(), RetryMethod::Reconnect), "the advice of the client");
    assert!(!is_not_executed(&error));
}

/// Starts a task that listens and sends what it receives to a channel, which ends with the task.
fn listener(
    server: &RedisServer,
    policy: Policy<Expo, For<RedisError>>,
) -> (JoinHandle<RedisError>, UnboundedReceiver<String>) {
    let (sender, received) = unbounded_channel();
    let client = client(server);
    let listen = async move {
        listen(&policy, &client, "news", |message| sender.send(message).unwrap()).await
    };
    (tokio::spawn(listen), received)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_message_starts_the_attempts_of_a_subscription_anew() {
    let Some(server) = own_redis() else { return };
    let store = store_of(&server);
    // One failure is allowed for each message, and all messages together have nine.
    let (listener, mut received) = listener(&server, LISTEN.clone().max_tries(2));
    for number in 0..10 {
        let message = number.to_string();
        assert_eq!(store.publish("news", &message).await.unwrap(), 1);
        assert_eq!(received.recv().await, Some(message));
        run(&server, &["CLIENT", "KILL", "TYPE", "PUBSUB"]).await;
    }
    listener.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_is_made_again_after_the_server_was_killed() {
    let Some(mut server) = own_redis() else { return };
    let store = store_of(&server);
    let (listener, mut received) = listener(&server, LISTEN.clone());
    for message in ["first", "second", "third"] {
        assert_eq!(store.publish("news", message).await.unwrap(), 1);
        assert_eq!(received.recv().await.as_deref(), Some(message));
        server.kill().unwrap();
        server.restart().unwrap();
    }
    listener.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_gives_up_when_its_server_does_not_come_back() {
    let Some(server) = own_redis_stopped() else { return };
    let (listener, mut received) = listener(&server, LISTEN.clone().max_tries(3));
    assert_eq!(received.recv().await, None);
    assert!(listener.await.unwrap().is_connection_refusal());
}
