//! What the code that the attributes emit may name. This is not a public interface: anything here may
//! change with any version, and the macro crate is pinned to exactly this one.

mod arguments;
mod async_handlers;
mod attempt;
pub mod autoref;
mod conditions;
mod default_jitter;
mod default_settings;
mod default_sleep;
mod error_chain;
mod fallback;
mod format;
mod future_of;
mod handler_argument;
mod observed;
mod on_failure;
mod plain;
mod retry_loop;
mod returned;
mod spans;
mod sync_handlers;
mod timeouts;
mod untimed;
mod wait_or_policy;

pub use arguments::{Arg, Fresh, dup};
pub use async_handlers::{FunctionOf, call_async};
pub use attempt::{
    absurd, into_wait, jitter_closure, max_time, next_try, no_jitter, once, slot, store_max_tries,
    stored_max_tries, time, with_defaults,
};
#[cfg(feature = "std")]
pub use conditions::stop_signal;
pub use conditions::{budget, cancel, deposit};
pub use default_jitter::default_jitter;
#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
pub use default_sleep::SleepByDefault;
pub use default_sleep::default_sleep;
pub use error_chain::{CannotSearch, Search, is};
pub use fallback::{fall_back, fall_back_async, fallen_back};
pub use format::{
    Formatting, ViaDebug, ViaDisplay, ViaNothing, ViaPointer, format_of_value, formatting,
};
pub use future_of::{FutureOf, future};
pub use observed::{observe_rejected, observe_success};
pub use on_failure::{
    StoredWait, on_cancelled, on_failure, on_failure_and_sleep, on_failure_and_sleep_inlined,
    on_failure_inlined, on_failure_without_handlers, on_not_retried, rebuilt,
};
pub use plain::{LoopState, loop_state};
pub use returned::{
    PlainSuccess, Rejected, Returns, Success, default_on_giveup, error_of, is_returned, restored,
    returns, suggestion, value_of,
};
pub use spans::{IsEnabled, SpansFeature, once_in, requires};
pub use sync_handlers::{ask, run_handler};
pub use timeouts::{FromTimedOut, limit_from, time_is_over, timed_out, timed_out_by};
pub use untimed::{FitsSync, settings_in_sync, store_in_sync};
pub use wait_or_policy::{WaitOrPolicy, first, settings, store};

pub use core::convert::Into;
pub use core::option::Option::{self, None, Some};
pub use core::pin::Pin;
pub use core::result::Result::{self, Err, Ok};

pub use crate::budget::Budget;
pub use crate::cancel::Cancel;
pub use crate::classify::{Classify, IsResult, OnError, OnValue};
pub use crate::clock::{AsyncSleep, Clock, Sleep, async_clock, sync_clock};
pub use crate::details::{Argument, Details, GiveUpReason};
pub use crate::engine::{Accepted, Conditions, NotMeasured, Verdict};
pub use crate::failed_attempt::{DEFAULT_PARAMS, RetryParams};
pub use crate::falsy::Falsy;
pub use crate::given_up::GivenUp;
pub use crate::jitter::Jitter;
pub use crate::log::{Level, LogLevels};
pub use crate::policy::IsCut;
pub use crate::span::{CallSpans, NoSpans, Spans, leave};
#[cfg(feature = "std")]
pub use crate::stop::{Stop, StopSignal};
pub use crate::timeout::{AttemptLimits, AttemptTimer, LimitedAttempt, TimeLimit, shorter};
pub use crate::wait::Wait;
#[doc(inline)]
pub use crate::{
    __backoff_judge as judge, __backoff_plain_async_loop as plain_async_loop,
    __backoff_plain_loop as plain_loop, __backoff_retry_loop as retry_loop,
};
