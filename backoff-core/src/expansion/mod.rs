//! What the code that the attributes write may name. Not a public interface: anything here may
//! change with any version, and the macro crate is pinned to exactly this one.

mod argument;
mod attempt;
mod default_clock;
mod default_jitter;
mod handler;
mod outcome;
mod search;
mod show;

pub use argument::{Fresh, FreshFallback, dup};
pub use attempt::{ask, into_wait, next_try, next_wait, once, same, with_defaults};
pub use default_clock::{async_clock, sync_clock};
pub use default_jitter::default_jitter;
pub use handler::run_handler;
pub use outcome::{
    Judged, OnError, OnValue, Passed, PassedValue, Returns, ReturnsResult, is_returned, question,
    result_ref, returns,
};
pub use search::{CannotSearch, FallbackSearch, Search, SearchError, is};
pub use show::{Showing, ViaDebug, ViaDisplay, ViaNothing};

pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use core::time::Duration;

pub use crate::clock::{AsyncSleep, Clock, Sleep};
pub use crate::engine::{Verdict, decide};
pub use crate::event::Details;
pub use crate::falsy::Falsy;
pub use crate::jitter::Jitter;
pub use crate::limits::{IntoMaxTime, IntoMaxTries, Limits};
pub use crate::wait::Wait;
