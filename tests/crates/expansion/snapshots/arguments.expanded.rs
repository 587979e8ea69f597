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
    use p::{self as __backoff, scope::*};
    let mut __slot = __backoff::slot();
    let mut __tries = 1u32;
    loop {
        let __wait = {
            let __out = async {
                if __backoff::never() {
                    let __returned: Result<_, Box<dyn Error>> = __backoff::absurd();
                    return __returned;
                }
                let _ = &mut owned;
                let mut owned = __backoff::dup(&owned);
                let _ = &mut shared;
                let _ = &mut copied;
                let mut copied = (&__backoff::Fresh(&copied)).__backoff_fresh();
                #[cfg(unix)]
                let _ = &mut on_unix;
                let _ = &mut left;
                let _ = &mut right;
                let mut right = (&__backoff::Fresh(&right)).__backoff_fresh();
                let conn = &mut *conn;
                {
                    right += left;
                    copied += 1;
                    conn.take(&mut owned, &mut shared, copied, #[cfg(unix)] on_unix)?
                }
            }
                .await;
            let __outcome = match __backoff::result_ref(&__out) {
                __backoff::Ok(_) => {
                    break __out;
                }
                __backoff::Err(__outcome) => __outcome,
            };
            match {
                let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
                __backoff::failed_untold(
                    __backoff::ON_ERROR,
                    &__backoff::Site {
                        target: ::core::concat!(::core::module_path!(), "::call"),
                        max_tries: __backoff::Some(3u32),
                        levels: __backoff::Levels {
                            backoff: __backoff::None,
                            giveup: __backoff::None,
                        },
                        ..__backoff::SITE
                    },
                    __tries,
                    __out,
                    __show,
                    (),
                    __backoff::made(constant, &mut __slot),
                    __backoff::default_jitter,
                )
            } {
                __backoff::Ok(__wait) => __wait,
                __backoff::Err(__out) => break __out,
            }
        };
        __backoff::AsyncSleep::sleep(&__backoff::async_clock(), __wait).await;
        __tries = __backoff::next_try(__tries);
    }
}
