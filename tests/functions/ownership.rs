//! What a future owns may be `Send` and not `Sync`: the future is `Send` anyway.

// Functions that could be an `async fn`, names that are not those of arguments, and `?` at the end are what this is
// about.
#![allow(clippy::manual_async_fn, clippy::needless_question_mark, non_snake_case)]
#![allow(clippy::large_types_passed_by_value)]

use std::cell::Cell;
use std::fmt::Display;
use std::pin::Pin;

use backoff_retry::{constant, on_exception};

use crate::support::send;

/// `Send`, and not `Sync`.
#[derive(Debug, Default)]
struct Counter(Cell<u32>);

type Counted = Result<u32, u32>;

impl Counter {
    fn count(&self) -> Counted {
        self.0.set(self.0.get() + 1);
        if self.0.get() < 3 { Err(self.0.get()) } else { Ok(self.0.get()) }
    }

    #[on_exception(constant(1s), max_tries = 3)]
    async fn boxed(self: Box<Self>) -> Counted {
        Ok(self.count()?)
    }

    #[on_exception(constant(1s), max_tries = 3)]
    async fn pinned(self: Pin<Box<Self>>) -> Counted {
        Ok(self.count()?)
    }

    #[on_exception(constant(1s), max_tries = 3)]
    async fn typed(self: Self) -> Counted {
        Ok(self.count()?)
    }

    #[on_exception(constant(1s), max_tries = 3)]
    async fn mutable(mut self: Box<Self>) -> Counted {
        *self.0.get_mut() += 0;
        Ok(self.count()?)
    }

    #[on_exception(constant(1s), max_tries = 3)]
    fn opaque(self) -> impl Future<Output = Counted> + Send {
        async move { Ok(self.count()?) }
    }

    #[on_exception(constant(1s), max_tries = 3)]
    fn opaque_box(self: Box<Self>) -> impl Future<Output = Counted> + Send {
        let seen = self.0.get();
        async move { Ok(self.count()? + seen) }
    }

    #[on_exception(constant(1s), max_tries = 3)]
    fn in_parts(pair: (Self, Self)) -> impl Future<Output = Counted> {
        let first = pair.0;
        async move { Ok(first.count()? + pair.1.count().unwrap_or(0)) }
    }

    #[on_exception(constant(1s), max_tries = 3)]
    fn shared(&self) -> impl Future<Output = Counted> + '_ {
        async move { Ok(self.count()?) }
    }
}

#[on_exception(constant(1s), max_tries = 3)]
fn local(start: u32) -> impl Future<Output = Counted> + Send {
    let counter = Counter(Cell::new(start));
    async move { Ok(counter.count()?) }
}

#[on_exception(constant(1s), max_tries = 3)]
fn mutable_local(start: u32) -> impl Future<Output = Counted> + Send {
    let mut counter = Counter::default();
    counter.0.set(start);
    *counter.0.get_mut() += 0;
    async move { Ok(counter.count()?) }
}

#[on_exception(constant(1s), max_tries = 3)]
fn argument_behind_a_local(
    counter: Counter,
    (other, _): (Counter, u32),
) -> Pin<Box<dyn Future<Output = Counted> + Send>> {
    let start = 0;
    Box::pin(async move {
        other.count().unwrap_or_default();
        Ok(counter.count()? + start)
    })
}

/// What is moved before the block is not captured by it, whatever the block calls its own variables.
#[on_exception(constant(1s), max_tries = 3)]
fn moved_before(
    name: String,
    other: String,
    used: Counter,
) -> impl Future<Output = Result<String, String>> + Send {
    let (first, second) = (Some(name), Some(other));
    let unset;
    unset = used;
    async move {
        let name = first.clone().ok_or("none")?;
        unset.count().map_err(|_| "again")?;
        match second.as_deref() {
            Some(other) => Ok(name + other),
            None => Err(name)?,
        }
    }
}

#[tokio::test(start_paused = true)]
async fn names_may_be_used_again() {
    let future = send(moved_before("a".to_owned(), "b".to_owned(), Counter::default()));
    assert_eq!(future.await, Ok("ab".to_owned()));
}

#[on_exception(constant(1s), max_tries = 3)]
fn shadowed(text: String, counter: Counter) -> impl Future<Output = Counted> + Send {
    let text = text.len();
    let sum = Some(text);
    let counter = Box::new(counter);
    async move {
        counter.count()?;
        let text = sum.ok_or(0u32)?;
        u32::try_from(text).map_err(|_| 0)
    }
}

#[tokio::test(start_paused = true)]
async fn a_variable_may_hide_an_argument() {
    assert_eq!(send(shadowed("abc".to_owned(), Counter::default())).await, Ok(3));
}

#[on_exception(constant(1s), max_tries = 3)]
async fn capitalized(Log: Counter, N: u32) -> Counted {
    Ok(Log.count()? + N)
}

struct Unit;

#[on_exception(constant(1s), max_tries = 3)]
async fn unit(Unit: Unit, (Unit, n): (Unit, u32)) -> Counted {
    let _ = Unit;
    if n == 0 { Err(n)? } else { Ok(n) }
}

#[tokio::test(start_paused = true)]
async fn a_future_is_send_if_what_it_owns_is() {
    assert_eq!(send(Box::new(Counter::default()).boxed()).await, Ok(3));
    assert_eq!(send(Box::pin(Counter::default()).pinned()).await, Ok(3));
    assert_eq!(send(Counter::default().typed()).await, Ok(3));
    assert_eq!(send(Box::new(Counter::default()).mutable()).await, Ok(3));
    assert_eq!(send(Counter::default().opaque()).await, Ok(3));
    assert_eq!(send(Box::new(Counter::default()).opaque_box()).await, Ok(3));
    assert_eq!(Counter::default().shared().await, Ok(3));
    assert_eq!(Counter::in_parts(<_>::default()).await, Ok(3));
    assert_eq!(send(local(0)).await, Ok(3));
    assert_eq!(send(mutable_local(0)).await, Ok(3));
    let twice = (Counter::default(), 0);
    assert_eq!(send(argument_behind_a_local(Counter::default(), twice)).await, Ok(3));
    assert_eq!(send(capitalized(Counter::default(), 0)).await, Ok(3));
    assert_eq!(send(unit(Unit, (Unit, 3))).await, Ok(3));
}

struct State<T>(T);

#[async_trait::async_trait]
trait Destructured {
    async fn fetch(&self, pair: (u32, String), state: State<String>) -> Result<u32, String>;
}

#[async_trait::async_trait]
impl Destructured for u32 {
    #[on_exception(constant(1s), max_tries = 2, on_backoff = |_| assert_eq!(z, "z"))]
    async fn fetch(
        &self,
        (mut x, y): (u32, String),
        State(z): State<String>,
    ) -> Result<u32, String> {
        x += 1;
        let y = y.parse::<u32>().map_err(|_| z.clone())?;
        Ok(x + y + self)
    }
}

#[tokio::test(start_paused = true)]
async fn destructured_arguments_under_async_trait() {
    let z = || State("z".to_owned());
    assert_eq!(send(1.fetch((1, "2".to_owned()), z())).await, Ok(5));
    assert_eq!(send(1.fetch((1, "no".to_owned()), z())).await, Err("z".to_owned()));
}

both! {
    #[on_exception(constant(1s), max_tries = 2)]
    fn opaque_item / opaque_item_later(n: u32) -> Result<Box<dyn Iterator<Item = impl Display>>, u32> {
        let n = if n == 0 { Err(n)? } else { n };
        Ok(Box::new(0..n))
    }
}

#[tokio::test(start_paused = true)]
async fn an_opaque_type_inside_a_trait_object() {
    let written = |items: &mut dyn Iterator<Item = String>| items.collect::<String>();
    let items = opaque_item(3).expect("not 0");
    assert_eq!(written(&mut items.map(|item| item.to_string())), "012");
    let items = opaque_item_later(2).await.expect("not 0");
    assert_eq!(written(&mut items.map(|item| item.to_string())), "01");
}

type Large = [u8; 10_240];

async fn get(large: &Large) -> Counted {
    tokio::task::yield_now().await;
    if large[0] == 0 { Err(0) } else { Ok(1) }
}

mod plain {
    use super::{Counted, Large, get};

    pub(super) fn captured(large: Large) -> impl Future<Output = Counted> {
        async move { Ok(get(&large).await?) }
    }

    pub(super) fn local(large: &Large) -> impl Future<Output = Counted> + use<> {
        let large = *large;
        async move { Ok(get(&large).await?) }
    }
}

#[on_exception(constant(1s), max_tries = 3)]
fn captured(large: Large) -> impl Future<Output = Counted> {
    async move { Ok(get(&large).await?) }
}

#[on_exception(constant(1s), max_tries = 3)]
fn captured_local(large: &Large) -> impl Future<Output = Counted> + use<> {
    let large = *large;
    async move { Ok(get(&large).await?) }
}

#[tokio::test(start_paused = true)]
async fn a_future_holds_what_it_owns_once() {
    let large = [1; 10_240];
    let size = size_of_val(&captured(large));
    let plain = size_of_val(&plain::captured(large));
    assert!(size < plain + 512, "{size} bytes, and {plain} without the attribute");
    let size = size_of_val(&captured_local(&large));
    let plain = size_of_val(&plain::local(&large));
    assert!(size < plain + 512, "{size} bytes, and {plain} without the attribute");
    assert_eq!(captured(large).await, Ok(1));
    assert_eq!(captured_local(&large).await, Ok(1));
}
