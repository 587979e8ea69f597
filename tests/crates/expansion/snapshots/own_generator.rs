#[on_exception(my_waits(step), max_tries = 8, log = none)]
fn call(step: Duration) -> Result<Response, ApiError> {
    http()
}
