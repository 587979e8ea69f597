#[on_predicate(constant(5s), |result| result.is_empty(), max_time = 1h)]
#[on_exception(expo, max_tries = 3)]
#[doc = "Documented."]
fn poll(id: u64) -> Result<Vec<Row>, Error> {
    rows(id)
}
