//! Methods, traits, generics, futures.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use backoff_retry::{constant, expo, on_exception, on_predicate};

use crate::{Failed, third, told_later};

/// Methods, and waits of one's own.
#[derive(Debug, Default)]
pub struct Service {
    calls: u32,
    tries: u32,
}

impl Service {
    /// One that tries that often.
    #[must_use]
    pub const fn new(tries: u32) -> Self {
        Self { calls: 0, tries }
    }

    fn waits(&self) -> impl Iterator<Item = Duration> + use<> {
        (0..self.tries).map(|n| Duration::from_millis(n.into()))
    }

    /// By `&self`.
    ///
    /// # Errors
    ///
    /// Always.
    #[on_exception(self.waits(), log = none)]
    pub fn by_ref(&self) -> Result<&Self, Failed> {
        if self.tries > 0 { Err(Failed) } else { Ok(self) }
    }

    /// By `&mut self`.
    ///
    /// # Errors
    ///
    /// When it has tried often enough.
    #[on_exception(constant(0s), max_tries = self.tries)]
    pub fn by_mut(&mut self) -> Result<u32, Failed> {
        third(&mut self.calls)
    }

    /// By `&mut self`, awaited.
    ///
    /// # Errors
    ///
    /// When it has tried often enough.
    #[on_exception(expo, max_tries = self.tries, on_backoff = |_| ())]
    pub async fn by_mut_async(&mut self) -> Result<u32, Failed> {
        tokio::task::yield_now().await;
        third(&mut self.calls)
    }

    /// By value.
    #[must_use]
    #[on_predicate(constant(0s), |calls| *calls < 3)]
    pub fn by_value(mut self) -> u32 {
        self.calls += 1;
        self.calls
    }

    /// By `Arc`.
    #[on_predicate(expo, |tries| *tries == 0, max_tries = 2)]
    pub async fn by_arc(self: Arc<Self>) -> u32 {
        tokio::task::yield_now().await;
        self.tries
    }
}

/// Patterns, generics, opaque types.
///
/// # Errors
///
/// On the third failure.
#[on_exception(constant(0s), max_tries = 3)]
pub fn shapes<'a, T, const N: usize>(
    calls: &mut u32,
    (left, mut right): (u32, u32),
    items: [&'a T; N],
    _: u8,
    what: impl fmt::Debug + 'a,
) -> Result<impl fmt::Display, Box<dyn Error + Send + Sync>>
where
    T: fmt::Display + 'a,
{
    right += left;
    let n = third(calls)?;
    Ok(format!("{n} {right} {} {what:?}", items[0]))
}

/// A function on one line.
///
/// # Errors
///
/// Always.
#[rustfmt::skip]
#[on_exception(constant(0s), max_tries = 2)]
pub fn one_line() -> Result<(), Failed> { Err(Failed) }

/// An opaque future.
///
/// # Errors
///
/// When it has tried often enough.
#[on_exception(expo, max_tries = 3)]
pub fn opaque(calls: &mut u32) -> impl Future<Output = Result<u32, Failed>> + Send {
    let started = *calls;
    async move {
        tokio::task::yield_now().await;
        assert!(*calls >= started);
        third(calls)
    }
}

/// A boxed future.
#[must_use]
#[on_exception(expo, max_tries = 3, on_backoff = told_later)]
pub fn boxed(calls: &mut u32) -> Pin<Box<dyn Future<Output = Result<u32, Failed>> + Send + '_>> {
    Box::pin(async move {
        tokio::task::yield_now().await;
        third(calls)
    })
}

/// A trait of `async` methods.
#[async_trait::async_trait]
pub trait Fetch {
    /// Fetches.
    async fn fetch(&mut self, text: String) -> Result<u32, Failed>;

    /// Fetches with more patience.
    #[on_exception(expo, max_tries = 2)]
    async fn insist(&mut self, mut n: u32) -> Result<u32, Failed> {
        n += 1;
        self.fetch(n.to_string()).await
    }
}

#[async_trait::async_trait]
impl Fetch for Service {
    #[on_exception(expo, max_tries = self.tries, clone(text))]
    async fn fetch(&mut self, text: String) -> Result<u32, Failed> {
        tokio::task::yield_now().await;
        drop(text);
        third(&mut self.calls)
    }
}

macro_rules! made {
    ($(#[$attr:meta])* $name:ident, $wait:expr, $tries:expr, $body:block) => {
        $(#[$attr])*
        #[on_exception($wait, max_tries = $tries)]
        pub fn $name() -> Result<(), Failed> $body
    };
}

made!(
    /// Made by a macro.
    ///
    /// # Errors
    ///
    /// Always.
    made_by_a_macro, constant(0s), 2, { Err(Failed) }
);

/// What a future owns, and functions as arguments.
pub struct Owner {
    failed: std::cell::Cell<u32>,
}

impl fmt::Debug for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Owner")
    }
}

impl Owner {
    /// An owner of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { failed: std::cell::Cell::new(0) }
    }

    fn fail(&self, until: u32) -> Result<u32, Failed> {
        self.failed.set(self.failed.get() + 1);
        if self.failed.get() < until { Err(Failed) } else { Ok(self.failed.get()) }
    }

    /// By `self: Box<Self>`.
    ///
    /// # Errors
    ///
    /// On the first attempt.
    #[on_exception(constant(0s), max_tries = 3)]
    pub async fn boxed(self: Box<Self>) -> Result<u32, Failed> {
        Ok(self.fail(2)? + 1)
    }

    /// By value, in a future that captures it.
    ///
    /// # Errors
    ///
    /// On the first attempt.
    #[allow(clippy::manual_async_fn)] // It is about this form.
    #[on_exception(constant(0s), max_tries = 3, attempt = n)]
    pub fn captured(self) -> impl Future<Output = Result<u32, Failed>> + Send {
        async move { Ok(self.fail(2)? + n) }
    }
}

impl Default for Owner {
    fn default() -> Self {
        Self::new()
    }
}

/// In a future that captures what is around it.
///
/// # Errors
///
/// On the first attempts.
#[on_exception(constant(0s), max_tries = 3)]
pub fn around(
    start: Owner,
    (until, text): (u32, String),
) -> impl Future<Output = Result<usize, Failed>> + Send {
    let local = Owner::new();
    let (left, right) = (Owner::new(), Owner::new());
    async move {
        let _ = (left.fail(0)?, right.fail(0)?);
        Ok(text.len() + usize::try_from(start.fail(until)? + local.fail(until)?).unwrap_or(0))
    }
}

/// With functions that are arguments, and the number of the attempt.
///
/// # Errors
///
/// On the first attempt.
#[on_exception(constant(0s), filter, giveup = giveup, on_backoff = handler, max_tries = 3, attempt = n)]
pub fn functions(
    filter: impl Fn(&Failed) -> bool,
    giveup: impl Fn(&Failed) -> bool,
    handler: impl Fn(&backoff_retry::Details<'_, Failed>),
) -> Result<u32, Failed> {
    if n < 2 { Err(Failed) } else { Ok(n) }
}

/// With a value that is a `Result`, which is meant.
///
/// # Errors
///
/// Never.
#[on_exception(constant(0s), |_| true, max_tries = 3)]
pub fn nested() -> Result<Result<u32, Failed>, Failed> {
    Ok(Err(Failed))
}
