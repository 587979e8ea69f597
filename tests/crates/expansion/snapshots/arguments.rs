#[on_exception(constant, max_tries = 3, clone(owned), lend(shared), log = none)]
async fn call<'a, T: Clone, const N: usize>(
    mut owned: Vec<T>,
    mut shared: [T; N],
    mut copied: u32,
    #[cfg(unix)] on_unix: String,
    (left, mut right): (u8, u8),
    conn: &'a mut Conn,
    unused: String,
    _: u8,
) -> Result<impl Iterator<Item = T> + 'a, Box<dyn Error>>
where
    T: 'a,
{
    #![allow(clippy::todo)]
    right += left;
    copied += 1;
    conn.take(&mut owned, &mut shared, copied, #[cfg(unix)] on_unix)?
}
