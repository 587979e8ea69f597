//! Two writers of one `SQLite` file: `cargo run --bin sqlite`.
//!
//! The retried functions are in `src/sqlite.rs`.

use std::error::Error;
use std::thread;
use std::time::Duration;

use services::sqlite::Accounts;
use tempfile::TempDir;

fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().without_time().init(); // prints the retries at level info
    let directory = TempDir::new()?;
    let file = directory.path().join("accounts.db");
    let (holder, mut writer) = (Accounts::open(&file)?, Accounts::open(&file)?);

    println!("A connection holds the lock for writing for 20 ms, and another one writes:");
    holder.connection.execute_batch("BEGIN IMMEDIATE")?;
    let deposit = thread::spawn(move || {
        writer.deposit("ann", 1000)?;
        Ok::<_, rusqlite::Error>(writer)
    });
    thread::sleep(Duration::from_millis(20));
    holder.connection.execute_batch("COMMIT")?;
    let writer = deposit.join().expect("the thread does not panic")?;
    println!("The balance is {:?}.", holder.balance("ann")?);

    println!("\nTwo threads withdraw 1 at a time, until nothing is left:");
    let threads = [holder, writer].map(|mut accounts| {
        thread::spawn(move || {
            while accounts.withdraw("ann", 1)? {}
            Ok::<_, rusqlite::Error>(accounts)
        })
    });
    for thread in threads {
        let accounts = thread.join().expect("the thread does not panic")?;
        println!("The balance is {:?}, after {}.", accounts.balance("ann")?, accounts.retries);
    }
    Ok(())
}
