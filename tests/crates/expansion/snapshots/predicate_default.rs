#[on_predicate(fibo(max_value = 13s), jitter = none)]
fn next_message(queue: &mut Queue) -> Option<String> {
    queue.pop()
}
