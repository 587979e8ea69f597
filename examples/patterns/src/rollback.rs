//! A session with transactions: an attempt that fails is rolled back before the wait, so the next one starts afresh.

use backoff_retry::{expo, on_exception, testing};

use crate::Outcome;
use crate::mock::{DbError, Session, expect_error};

/// All of a transaction is in the body, from its begin to its commit. `?` drops it, which rolls it back.
#[on_exception(expo(factor = 10ms, max_value = 1s), matches = DbError::Conflict, max_tries = 5)]
async fn transfer(session: &mut Session, amount: i64) -> Result<(), DbError> {
    let mut transaction = session.begin();
    transaction.add("mine", -amount)?;
    transaction.add("yours", amount)?;
    transaction.commit()
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let mut session = Session::new("mine", 100, 2);
    transfer(&mut session, 30).await?;
    let balances = |session: &Session| (session.balance("mine"), session.balance("yours"));
    println!("{:?} after {} rollbacks", balances(&session), session.rollbacks);
    assert_eq!((balances(&session), session.rollbacks), ((70, 30), 2));

    let error = expect_error(transfer(&mut session, 200).await)?;
    println!("{error}: not retried, but rolled back");
    assert_eq!((balances(&session), session.rollbacks), ((70, 30), 3));
    Ok(())
}
