#[on_exception(expo, matches = DbError::Busy | DbError::Io(1..=9) if retry, max_tries = 8, log = none)]
fn query(retry: bool) -> Result<(), DbError> {
    run()
}
