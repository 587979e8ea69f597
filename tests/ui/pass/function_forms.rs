// What the attribute may stand on.

#![deny(warnings)]

use std::io::Error;

use backoff_retry::{expo, on_exception, on_predicate};

#[allow(async_fn_in_trait)]
trait Fetch {
    #[on_exception(expo, max_tries = 2)]
    fn given(&self) -> Result<u32, Error> {
        Ok(1)
    }

    async fn fetch(&mut self, by: u32) -> Result<u32, Error>;
}

struct Client(u32);

impl Fetch for Client {
    #[on_exception(expo, max_tries = 2)]
    async fn fetch(&mut self, by: u32) -> Result<u32, Error> {
        self.0 += by;
        Ok(self.0)
    }
}

impl Client {
    #[on_exception(expo, max_tries = self.0)]
    fn named<'a, T: AsRef<str> + ?Sized>(&self, name: &'a T) -> Result<&'a str, Error> {
        Ok(name.as_ref())
    }

    #[on_predicate(expo, max_tries = 2)]
    fn owned(self) -> bool {
        self.0 == 0
    }
}

#[on_exception(expo, max_tries = 2)]
fn opaque(rows: &[u32]) -> Result<impl Iterator<Item = u32>, Error> {
    Ok(rows.iter().copied())
}

#[on_exception(expo, max_tries = 2)]
fn patterns((a, b): (u32, u32), mut c: u32, [d, ..]: [u32; 2], _: String) -> Result<u32, Error> {
    c += 1;
    Ok(a + b + c + d)
}

#[on_exception(expo, max_tries = 2)]
unsafe fn dangerous<const N: usize>() -> Result<usize, Error> {
    Ok(N)
}

fn main() {
    let mut client = Client(1);
    let _ = (client.given(), client.named("x").map(str::len));
    drop(client.fetch(1));
    let _ = client.owned();
    let _ = (opaque(&[1]).map(Iterator::count), patterns((1, 2), 3, [4, 5], String::new()));
    let _ = unsafe { dangerous::<3>() };
}
