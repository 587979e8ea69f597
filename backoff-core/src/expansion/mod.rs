//! What the code that the attributes write may name. Not a public interface: anything here may
//! change with any version, and the macro crate is pinned to exactly this one.

mod argument;
mod async_call;
mod attempt;
mod basis;
mod default_jitter;
mod failed;
mod outcome;
pub mod scope;
mod search;
mod show;
mod sync_call;

pub use argument::{Arg, Fresh, dup};
pub use async_call::{FunctionOf, call_async};
pub use attempt::{
    absurd, into_wait, keep_tries, kept_tries, never, next_try, no_jitter, once, same, slot,
    with_defaults,
};
pub use basis::{Basis, Predicate, Spread, keep, measured, rules};
pub use default_jitter::default_jitter;
pub use failed::{Kept, ON_ERROR, ON_VALUE, failed, failed_and_slept, failed_untold, made};
pub use outcome::{
    Judged, OnError, OnValue, Passed, Returns, ReturnsResult, default_on_giveup, error_of,
    is_returned, question, result_ref, returns, suggestion, value_of,
};
pub use search::{CannotSearch, Search, is};
pub use show::Showing;
pub use sync_call::{ask, run_handler};

pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

pub use crate::clock::{AsyncSleep, Clock, Sleep, async_clock, sync_clock};
pub use crate::engine::Verdict;
pub use crate::event::{Argument, Details};
pub use crate::failure::{SITE, Site};
pub use crate::falsy::Falsy;
pub use crate::jitter::Jitter;
pub use crate::limits::{IntoMaxTime, IntoMaxTries};
pub use crate::log::{Level, Levels};
pub use crate::policy::{Rules, RulesFor};
pub use crate::wait::Wait;
