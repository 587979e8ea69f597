use std::io;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo, on_exception};

static API: Policy = Policy::new(expo());
static TIMED: Policy<Expo, Timed<io::Error>> = Policy::timed(expo());

async fn get(url: String) -> io::Result<String> {
    Ok(url)
}

fn read(_: &str) -> io::Result<String> {
    Ok(String::new())
}

#[on_exception(&API)]
async fn wrong_type(url: &str) -> io::Result<u32> {
    get(url.to_owned()).await
}

#[on_exception(&TIMED)]
async fn wrong_type_timed(url: &str) -> io::Result<u32> {
    get(url.to_owned()).await
}

#[on_exception(&API)]
async fn no_future(url: &str) -> io::Result<String> {
    read(url).await
}

#[on_exception(&TIMED)]
async fn no_future_timed(url: &str) -> io::Result<String> {
    read(url).await
}

#[on_exception(&API)]
async fn moved(url: String) -> io::Result<String> {
    get(url).await
}

#[on_exception(&TIMED)]
async fn moved_timed(url: String) -> io::Result<String> {
    get(url).await
}

fn main() {}
