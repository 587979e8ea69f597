//! Return types that are a `Result` by another name: the loop writes the type where it takes the result apart.

use std::cell::Cell;
use std::fmt::Display;

use backoff_retry::{constant, expo, on_exception};

type Outcome<'a> = Result<&'a str, u32>;
type Of<T> = Result<T, u32>;

trait Has {
    type Out;
}

struct Store {
    calls: Cell<u32>,
    name: String,
}

impl Has for Store {
    type Out = Result<u32, u32>;
}

fn store() -> Store {
    Store { calls: Cell::new(0), name: "store".to_owned() }
}

impl Store {
    fn third(&self) -> Result<u32, u32> {
        let calls = self.calls.get() + 1;
        self.calls.set(calls);
        if calls < 3 { Err(calls) } else { Ok(calls) }
    }

    #[on_exception(expo, max_tries = 3)]
    async fn borrowed(&self) -> Outcome<'_> {
        self.third().map(|_| self.name.as_str())
    }

    #[on_exception(constant(0s), max_tries = 3)]
    fn borrowed_sync(&self) -> Outcome<'_> {
        self.third().map(|_| self.name.as_str())
    }

    #[on_exception(expo, max_tries = 3)]
    async fn itself(&self) -> Of<&Self> {
        self.third()?;
        Ok(self)
    }

    #[on_exception(constant(0s), max_tries = 2)]
    fn projected(&mut self) -> <Self as Has>::Out {
        self.third()
    }

    #[on_exception(expo, max_tries = 3)]
    async fn opaque(&self) -> Of<impl Display + use<'_>> {
        self.third().map(|_| &self.name)
    }

    #[on_exception(constant(0s), max_tries = 3)]
    fn opaque_sync(&self) -> Of<impl Display + use<'_>> {
        self.third().map(|_| &self.name)
    }
}

#[on_exception(expo, max_tries = 3)]
async fn generic<T: Sync, const N: usize>(store: &Store, items: [&T; N]) -> Of<usize> {
    let _ = items;
    store.third().map(|_| N)
}

macro_rules! retried {
    ($name:ident, $output:ty) => {
        #[on_exception(expo, max_tries = 3)]
        async fn $name(store: &Store) -> $output {
            store.third()
        }
    };
}
retried!(made_by_a_macro, Of<u32>);

#[tokio::test(start_paused = true)]
async fn async_functions_are_retried() {
    assert_eq!(store().borrowed().await, Ok("store"));
    assert_eq!(store().itself().await.map(|store| store.calls.get()), Ok(3));
    assert!(store().opaque().await.is_ok_and(|name| name.to_string() == "store"));
    assert_eq!(generic(&store(), [&1, &2]).await, Ok(2));
    assert_eq!(made_by_a_macro(&store()).await, Ok(3));
}

#[test]
fn sync_functions_are_retried() {
    assert_eq!(store().borrowed_sync(), Ok("store"));
    assert_eq!(store().projected(), Err(2));
    assert!(store().opaque_sync().is_ok_and(|name| name.to_string() == "store"));
}
