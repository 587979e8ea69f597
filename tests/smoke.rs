#![allow(missing_docs)]
use backoff_retry::*;
use std::error::Error;
use std::time::Duration;
type D<'a, T> = Details<'a, T>;
fn plain(d: &D<'_, Box<dyn Error + Send>>) {
    println!("{d}");
}
fn generic<O>(d: &D<'_, O>) {
    println!("{d:?}");
}
async fn later<O>(d: &D<'_, O>) {
    println!("{d:?}");
    tokio::task::yield_now().await
}
fn boxed<'a>(
    d: &'a D<'_, Box<dyn Error + Send>>,
) -> std::pin::Pin<Box<dyn Future<Output = ()> + 'a>> {
    Box::pin(async move { println!("{d}") })
}
fn gu(_: &Box<dyn Error + Send>) -> bool {
    false
}
async fn gu2(_: &std::io::Error) -> bool {
    tokio::task::yield_now().await;
    true
}
#[on_exception(expo, max_tries = 3, giveup = gu, on_try = generic, on_backoff = [plain, generic, |d| println!("{d}")], on_giveup = generic, on_success = generic)]
async fn a(n: u32, c: std::cell::Cell<u32>) -> Result<u32, Box<dyn Error + Send>> {
    c.set(n);
    Ok(n)
}
#[on_exception(expo, max_tries = 3, giveup = gu2, on_try = later, on_backoff = [later, |d| Box::pin(async move { println!("{d}") }), async |d| { tokio::task::yield_now().await; println!("{d}") }, |d| async move { println!("{d}") }], on_giveup = later, on_success = later, args, name = "bee")]
async fn b(n: u32, s: String) -> Result<u32, std::io::Error> {
    if n > 3 {
        Err(std::io::Error::other("x"))?
    }
    Ok(n)
}
#[on_exception(expo, max_tries = 3, on_backoff = boxed, log = none)]
async fn c(n: u32) -> Result<u32, Box<dyn Error + Send>> {
    Ok(n)
}
#[on_exception(expo, max_tries = 3, on_backoff = |d| println!("{d}"), raise_on_giveup = false)]
async fn nosend(n: u32) -> Result<u32, Box<dyn Error>> {
    Err("hi")?;
    Ok(n)
}
fn send<F: Future + Send>(f: F) -> F {
    f
}
#[tokio::test(start_paused = true)]
async fn x() {
    send(a(3, Default::default())).await.unwrap();
    send(b(5, "secret".into())).await.unwrap_err();
    c(3).await.unwrap();
    send(async {
        assert_eq!(nosend(3).await.unwrap(), 0);
    })
    .await;
}
