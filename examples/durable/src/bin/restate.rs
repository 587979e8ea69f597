//! A worker for the service `Orders`: `restate ADDRESS LEDGER`.

use std::env;
use std::error::Error;

use durable::restate::work;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [address, ledger] = &arguments[..] else {
        return Err("two arguments are required; write `restate ADDRESS LEDGER`".into());
    };
    Ok(work(address, ledger.into()).await?)
}
