// A type that holds errors of any type.

use backoff_retry::*;

mod anyhow {
    #[derive(Debug)]
    pub struct Error(pub Box<dyn std::error::Error>);
    impl std::ops::Deref for Error {
        type Target = dyn std::error::Error;
        fn deref(&self) -> &Self::Target {
            &*self.0
        }
    }
}

#[on_exception(expo, anyhow::Error)]
fn fetch() -> Result<u32, anyhow::Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
