//! `giveup = ..`: outcomes that are not worth another attempt.

use backoff_retry::{GiveUpReason, constant, on_exception};

use crate::support::errors::Timeout;
use crate::support::send;

#[test]
fn giveup_is_called_on_the_last_try_too() {
    #[on_exception(
        constant(0s), max_tries = 2, log = none,
        giveup = |_| { called.push(()); false },
        on_giveup = |d| reasons.push(d.reason),
    )]
    fn retried(
        called: &mut Vec<()>,
        reasons: &mut Vec<Option<GiveUpReason>>,
    ) -> Result<(), Timeout> {
        Err(Timeout)
    }
    let (mut called, mut reasons) = (Vec::new(), Vec::new());
    assert!(retried(&mut called, &mut reasons).is_err());
    assert_eq!(called.len(), 2);
    assert_eq!(reasons, [Some(GiveUpReason::MaxTries)]);
}

async fn hopeless(error: &u32) -> bool {
    tokio::task::yield_now().await;
    *error == 3
}

fn is_hopeless(error: &u32) -> bool {
    *error == 3
}

#[tokio::test(start_paused = true)]
async fn giveup_may_be_async() {
    #[on_exception(constant(1s), giveup = hopeless, on_giveup = |d| assert_eq!(d.reason, Some(GiveUpReason::Giveup)))]
    async fn by_path(calls: &mut u32) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
    #[on_exception(constant(1s), giveup = is_hopeless)]
    async fn by_plain_path(calls: &mut u32) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
    #[on_exception(constant(1s), giveup = async |e| hopeless(e).await)]
    async fn by_closure(calls: &mut u32) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
    assert_eq!(send(by_path(&mut 0)).await, Err(3));
    assert_eq!(send(by_plain_path(&mut 0)).await, Err(3));
    assert_eq!(send(by_closure(&mut 0)).await, Err(3));
}
