// A type of one's own that is called `Result`.

use backoff_retry::*;

mod own {
    pub enum Result {
        Done,
    }
}

#[on_exception(expo, max_tries = 3)]
fn fetch() -> own::Result {
    own::Result::Done
}

#[on_exception(expo, max_tries = 3, log = none)]
async fn fetch_later() -> own::Result {
    own::Result::Done
}

fn main() {
    let _ = (fetch(), fetch_later());
}
