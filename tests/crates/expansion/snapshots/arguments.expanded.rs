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
    let mut slot = ::core::default::Default::default();
    let clock = p::async_clock();
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        let wait = {
            let out = async {
                #[allow(unreachable_code)]
                if false {
                    let returned: Result<_, Box<dyn Error>> = loop {};
                    return returned;
                }
                let _ = &mut owned;
                let mut owned = p::dup(&owned);
                let _ = &mut shared;
                let _ = &mut copied;
                let mut copied = {
                    #[allow(unused_imports)]
                    use p::FreshFallback as _;
                    (&p::Fresh(&copied)).fresh()
                };
                #[cfg(unix)]
                let _ = &mut on_unix;
                let _ = &mut left;
                let _ = &mut right;
                let mut right = {
                    #[allow(unused_imports)]
                    use p::FreshFallback as _;
                    (&p::Fresh(&right)).fresh()
                };
                let conn = &mut *conn;
                {
                    right += left;
                    copied += 1;
                    conn.take(&mut owned, &mut shared, copied, #[cfg(unix)] on_unix)?
                }
            }
                .await;
            let elapsed = p::Duration::ZERO;
            match p::result_ref(&out) {
                p::Ok(outcome) => {
                    break out;
                }
                p::Err(outcome) => {
                    let giveup = false;
                    match p::decide(
                        tries,
                        elapsed,
                        &p::Limits::none().max_tries(p::Some(3u32)).max_time(p::None),
                        giveup,
                        || p::next_wait(&mut slot, || constant, tries, outcome),
                        |wait| p::default_jitter(wait),
                    ) {
                        p::Verdict::Retry(wait) => wait,
                        p::Verdict::GiveUp(reason) => {
                            break out;
                        }
                    }
                }
            }
        };
        p::AsyncSleep::sleep(&clock, wait).await;
    }
}
