#[allow(clippy::todo)]
async fn call<'a, T: Clone, const N: usize>(
    mut owned: Vec<T>,
    mut shared: [T; N],
    mut copied: u32,
    #[cfg(unix)]
    mut on_unix: String,
    (mut left, mut right): (u8, u8),
    conn: &'a mut Conn,
    unused: String,
    _: u8,
) -> Result<impl Iterator<Item = T> + 'a, Box<dyn Error>>
where
    T: 'a,
{
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned = async { if
        false { let __typed : Result < _, Box < dyn Error > > = __backoff::absurd();
        return __typed; } let _ = & mut owned; let mut owned = __backoff::dup(& owned);
        let _ = & mut shared; let _ = & mut copied; let mut copied = (&
        __backoff::Fresh(& copied)).__backoff_fresh(); #[cfg(unix)] let _ = & mut
        on_unix; let _ = & mut left; let _ = & mut right; let mut right = (&
        __backoff::Fresh(& right)).__backoff_fresh(); let conn = & mut * conn; { right +=
        left; copied += 1; conn.take(& mut owned, & mut shared, copied, #[cfg(unix)]
        on_unix) ? } } . await; } result[__returned] on_success[] from_result[]
        on_failure(__backoff::on_failure_without_handlers(& __backoff::RetryParams {
        target : ::core::concat!(::core::module_path!(), "::call"), max_tries :
        __backoff::Some(3u32), levels : __backoff::LogLevels { backoff :
        __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels },
        ..__backoff::DEFAULT_PARAMS }, __tries, __backoff::formatting(& __outcome)
        .__backoff_format(), __outcome, __backoff::rebuilt(constant, & mut __slot),
        __backoff::default_jitter, __backoff::NotMeasured, false, ()))
        given_up(__backoff::Err(__outcome)) sleep { __backoff::default_sleep(__wait).
        await; }
    }
}
