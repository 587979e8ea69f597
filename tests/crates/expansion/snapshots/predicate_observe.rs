#[on_predicate(constant(1s), |job| job.is_pending(), observe)]
fn poll(id: u32) -> Result<Job, Error> {
    look_up(id)
}
