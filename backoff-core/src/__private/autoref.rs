//! Traits whose methods the emitted code finds by autoref. One import brings all of them into a function that calls any;
//! their methods are called `__backoff_*`, so they change the meaning of no method of the user's.

pub use super::arguments::{ArgDebug as _, ArgHidden as _, FreshFallback as _};
pub use super::async_handlers::{AsyncFunction as _, PlainHandler as _, PlainPredicate as _};
pub use super::error_chain::{FallbackSearch as _, SearchError as _};
pub use super::fallback::FallenBackAsync as _;
pub use super::handler_argument::{
    TakesDetails as _, TakesDetailsOfNothing as _, TakesSomethingElse as _,
};
pub use super::returned::RejectedValue as _;
pub use super::sync_handlers::{ReturnedFuture as _, ReturnedValue as _};
