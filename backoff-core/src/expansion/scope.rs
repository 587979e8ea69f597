//! Traits whose methods the attributes call by autoref. One import brings all of them into the function; their
//! methods are called `__backoff_*`, so nothing of the user's means another thing because of them.

pub use super::argument::{ArgDebug as _, ArgHidden as _, FreshFallback as _};
pub use super::async_call::{AsyncFunction as _, PlainHandler as _, PlainQuestion as _};
pub use super::outcome::PassedValue as _;
pub use super::search::{FallbackSearch as _, SearchError as _};
pub use super::show::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
pub use super::sync_call::{RanAsync as _, RanWithValue as _};
