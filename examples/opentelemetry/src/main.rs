//! Prints the trace of a call that is retried, and checks it.

use opentelemetry_example::traced;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let trace = traced().await?;
    print!("{trace}");
    trace.check()?;
    Ok(())
}
