#![allow(missing_docs)]
use backoff_retry::*;
use std::time::Duration;
#[derive(Debug)]
struct E1;
#[on_exception(expo(factor = 1ms), max_tries = 3, jitter = none)]
fn f(n: &mut u32) -> Result<u32, E1> {
    *n += 1;
    Err(E1)?;
    Ok(*n)
}
#[on_exception(expo, max_tries = 3, max_time = 60, on_backoff = [|d| { seen.push(d.wait.unwrap()) }, |d| println!("{d}")])]
async fn g(n: &mut u32, seen: &mut Vec<Duration>) -> Result<u32, E1> {
    *n += 1;
    Err(E1)?;
    Ok(*n)
}
#[on_predicate(constant([1s, 2]), |v| *v < 10, jitter = |w| w/2)]
async fn h(mut n: u32, out: &mut u32) -> u32 {
    n += 1;
    *out += 1;
    n
}
#[test]
fn a() {
    let mut n = 0;
    assert!(f(&mut n).is_err());
    assert_eq!(n, 3);
}
#[tokio::test(start_paused = true)]
async fn b() {
    let mut n = 0;
    let mut s = vec![];
    assert!(g(&mut n, &mut s).await.is_err());
    assert_eq!(n, 3);
    assert_eq!(s.len(), 2);
    let mut c = 0;
    assert_eq!(h(3, &mut c).await, 4);
    assert_eq!(c, 3);
}
