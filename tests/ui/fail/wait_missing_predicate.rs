// No wait generator under `on_predicate`.

use backoff_retry::on_predicate;

#[on_predicate(|value| *value == 0)]
fn fetch() -> u32 {
    1
}

fn main() {
    let _ = fetch();
}
