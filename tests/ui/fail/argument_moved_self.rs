// A body that moves `self`.

use std::io::Error;

use backoff_retry::*;

struct Request;

impl Request {
    #[on_exception(expo)]
    async fn send(self) -> Result<(), Error> {
        Err(Error::other("x"))?;
        drop(self);
        Ok(())
    }
}

fn main() {
    let _ = Request.send();
}
