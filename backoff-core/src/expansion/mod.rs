//! What the code that the attributes write may name. Not a public interface: anything here may
//! change with any version, and the macro crate is pinned to exactly this one.

mod argument;
mod async_call;
mod attempt;
mod basis;
mod default_jitter;
mod failed;
mod outcome;
mod search;
mod show;
mod sync_call;

pub use argument::{Arg, ArgDebug, ArgHidden, Fresh, FreshFallback, dup};
pub use async_call::{AsyncFunction, FunctionOf, PlainHandler, PlainQuestion, call_async};
pub use attempt::{into_wait, next_try, no_jitter, once, same, with_defaults};
pub use basis::{Basis, Predicate, Spread, keep, measured, rules};
pub use default_jitter::default_jitter;
pub use failed::{Kept, failed, failed_and_slept, failed_untold, judged, made, made_here, type_of};
pub use outcome::{
    Judged, OnError, OnValue, Passed, PassedValue, Returns, ReturnsResult, default_on_giveup,
    error_of, is_returned, question, result_ref, returns, suggestion, value_of,
};
pub use search::{CannotSearch, FallbackSearch, Search, SearchError, is};
pub use show::{Showing, ViaDebug, ViaDisplay, ViaNothing};
pub use sync_call::{RanAsync, RanWithValue, ask, run_handler};

pub use core::ops::ControlFlow;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
pub use core::time::Duration;

pub use crate::clock::{AsyncSleep, Clock, Sleep, async_clock, sync_clock};
pub use crate::engine::Verdict;
pub use crate::event::{Argument, Details};
pub use crate::failure::Site;
pub use crate::falsy::Falsy;
pub use crate::jitter::Jitter;
pub use crate::limits::{IntoMaxTime, IntoMaxTries, Limits};
pub use crate::log::{Level, Levels};
pub use crate::policy::{Rules, RulesFor};
pub use crate::wait::Wait;
