// Attributes on expressions are not stable: a closure is not a function that one can annotate.
use backoff_retry::*;

fn main() {
    let fetch = #[on_exception(expo)]
    || Ok::<u32, std::io::Error>(1);
    let _ = fetch();
}
