#[on_predicate(
    constant(5s),
    |job| job.status != Status::Complete,
    max_time = 5min,
    on_success = told,
    on_giveup = |details| eprintln!("{details}"),
)]
async fn poll(id: u64) -> Job {
    client().job(id).await
}
