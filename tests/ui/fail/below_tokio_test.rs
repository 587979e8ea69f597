// `#[tokio::test]` has made the function sync before the retry sees it.
use backoff_retry::*;

#[tokio::main(flavor = "current_thread")]
#[on_exception(expo, max_tries = 3)]
async fn main() -> Result<(), std::io::Error> {
    Ok(())
}
