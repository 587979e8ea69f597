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
    let mut __slot = ::core::default::Default::default();
    let __clock = p::async_clock();
    let mut __tries = 1u32;
    loop {
        let __wait = {
            let __out = async {
                #[allow(unreachable_code)]
                if false {
                    let __returned: Result<_, Box<dyn Error>> = loop {};
                    return __returned;
                }
                let _ = &mut owned;
                let mut owned = p::dup(&owned);
                let _ = &mut shared;
                let _ = &mut copied;
                let mut copied = {
                    #[allow(unused_imports)]
                    use p::FreshFallback as _;
                    (&p::Fresh(&copied)).__backoff_fresh()
                };
                #[cfg(unix)]
                let _ = &mut on_unix;
                let _ = &mut left;
                let _ = &mut right;
                let mut right = {
                    #[allow(unused_imports)]
                    use p::FreshFallback as _;
                    (&p::Fresh(&right)).__backoff_fresh()
                };
                let conn = &mut *conn;
                {
                    right += left;
                    copied += 1;
                    conn.take(&mut owned, &mut shared, copied, #[cfg(unix)] on_unix)?
                }
            }
                .await;
            let __outcome = match p::result_ref(&__out) {
                p::Ok(__outcome) => {
                    break __out;
                }
                p::Err(__outcome) => __outcome,
            };
            match {
                let __show = {
                    #[allow(unused_imports)]
                    use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                    (&&&p::Showing::of(__outcome)).__backoff_show()
                };
                let __judged = p::type_of(__outcome);
                let __site = &const {
                    p::Site {
                        target: ::core::concat!(::core::module_path!(), "::", "call"),
                        limits: p::Limits::none(),
                        levels: p::Levels {
                            backoff: p::None,
                            giveup: p::None,
                        },
                        make: (),
                    }
                        .max_tries(p::Some(3u32))
                        .make(|| constant)
                };
                p::failed_untold(
                    p::judged::<p::OnError>(),
                    __site,
                    __tries,
                    __out,
                    __show,
                    (),
                    p::made(__judged, __site, &mut __slot),
                    p::default_jitter,
                )
            } {
                p::ControlFlow::Continue(__wait) => __wait,
                p::ControlFlow::Break(__out) => break __out,
            }
        };
        p::AsyncSleep::sleep(&__clock, __wait).await;
        __tries = p::next_try(__tries);
    }
}
