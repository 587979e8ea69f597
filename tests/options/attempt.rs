//! `attempt = n`: the number of the attempt in the body.

use backoff_retry::{constant, on_exception, on_predicate};

use crate::support::send;

both! {
    #[on_exception(constant(0s), max_tries = 5, attempt = n)]
    fn third / third_later(needed: u32) -> Result<u32, String> {
        let number: u32 = n;
        if n < needed { Err(format!("attempt {number}")) } else { Ok(n) }
    }
}

both! {
    #[on_exception(constant(0s), max_tries = 5, attempt = n, on_backoff = |d| assert!(d.tries < 5))]
    fn early / early_later(needed: u32) -> Result<u32, String> {
        let n = (n >= needed).then_some(n).ok_or("too early")?;
        Ok(n)
    }
}

/// The names that the expansion uses are the user's, too.
#[on_predicate(constant(0s), |n| *n < 3, attempt = __tries)]
fn hygienic() -> u32 {
    let __returned = __tries + 1;
    __returned - 1
}

#[on_exception(constant(0s), max_tries = 2, attempt = outer)]
#[on_exception(constant(0s), max_tries = 3, attempt = inner)]
fn stacked(log: &mut Vec<(u32, u32)>) -> Result<(), ()> {
    log.push((outer, inner));
    Err(())
}

#[async_trait::async_trait]
trait Fetch {
    async fn fetch(&self, needed: u32) -> Result<u32, u32>;
}

struct Service;

#[async_trait::async_trait]
impl Fetch for Service {
    #[on_exception(constant(0s), max_tries = 5, attempt = n)]
    async fn fetch(&self, needed: u32) -> Result<u32, u32> {
        if n < needed {
            return Err(n);
        }
        Ok(n)
    }
}

#[allow(clippy::manual_async_fn)] // It is about this form.
#[on_exception(constant(0s), max_tries = 5, attempt = n)]
fn future(needed: u32) -> impl Future<Output = Result<u32, u32>> + Send {
    async move { if n < needed { Err(n) } else { Ok(n) } }
}

#[tokio::test(start_paused = true)]
async fn the_body_sees_the_number_of_the_attempt() {
    assert_eq!(third(3), Ok(3));
    assert_eq!(third(9), Err("attempt 5".to_owned()));
    assert_eq!(send(third_later(4)).await, Ok(4));
    assert_eq!(early(3), Ok(3));
    assert_eq!(send(early_later(3)).await, Ok(3));
    assert_eq!(hygienic(), 3);
    assert_eq!(Service.fetch(4).await, Ok(4));
    assert_eq!(send(future(2)).await, Ok(2));
    let mut log = Vec::new();
    assert_eq!(stacked(&mut log), Err(()));
    assert_eq!(log, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]);
}
