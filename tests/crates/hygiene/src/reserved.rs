//! Arguments under the very names that the attributes write: they are hygienic, not only rare.

use crate::*;

#[::backoff_retry::on_exception(
    ::backoff_retry::expo(factor = ::core::time::Duration::from_millis(__wait as _)), |_| sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0) == 22,
    max_tries = __max_tries, max_time = ::core::time::Duration::from_secs(__max_time as _),
    jitter = |__jitter| __jitter * __accepted, clock = &*clock, giveup = |_| sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0) != 22, args, span,
    on_try = |_| ::core::assert_eq!(sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0), 22), on_backoff = |_| ::core::assert_eq!(sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0), 22),
    on_giveup = |_| ::core::assert_eq!(sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0), 22), on_success = |_| ::core::assert_eq!(sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0), 22),
)]
pub fn reserved(
    calls: &::core::cell::Cell<N>,
    clock: &::backoff_retry::VirtualClock,
    __max_tries: N,
    __max_time: N,
    __tries: N,
    __accepted: N,
    __outcome: N,
    __wait: N,
    __clock: N,
    __start: N,
    __slot: N,
    __generator: N,
    __elapsed: N,
    __details: N,
    __args: N,
    __step: N,
    __sample: N,
    __function: N,
    __argument: N,
    __returns: N,
    __gives_up: N,
    __reason: N,
    __matches: N,
    __returned: N,
    __error: N,
    __factor_0: N,
) -> ::core::result::Result<N, Failed> {
    ::core::assert_eq!(
        sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0),
        22
    );
    calls.set(calls.get() + __accepted);
    if calls.get() < 3 {
        ::core::result::Result::Err(Failed)
    } else {
        ::core::result::Result::Ok(__tries)
    }
}

#[::backoff_retry::on_exception(
    ::backoff_retry::expo(factor = ::core::time::Duration::from_millis(__wait as _)), |_| sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0) == 22,
    max_tries = __max_tries, max_time = ::core::time::Duration::from_secs(__max_time as _),
    jitter = |__jitter| __jitter * __accepted, clock = &*clock, giveup = |_| sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0) != 22, args, span,
    on_try = |_| ::core::assert_eq!(sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0), 22), on_backoff = |_| ::core::assert_eq!(sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0), 22),
    on_giveup = |_| ::core::assert_eq!(sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0), 22), on_success = |_| ::core::assert_eq!(sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0), 22),
)]
pub async fn reserved_async(
    calls: &::core::cell::Cell<N>,
    clock: &::backoff_retry::VirtualClock,
    __max_tries: N,
    __max_time: N,
    __tries: N,
    __accepted: N,
    __outcome: N,
    __wait: N,
    __clock: N,
    __start: N,
    __slot: N,
    __generator: N,
    __elapsed: N,
    __details: N,
    __args: N,
    __step: N,
    __sample: N,
    __function: N,
    __argument: N,
    __returns: N,
    __gives_up: N,
    __reason: N,
    __matches: N,
    __returned: N,
    __error: N,
    __factor_0: N,
) -> ::core::result::Result<N, Failed> {
    ::core::assert_eq!(
        sum!(__tries __accepted __outcome __wait __clock __start __slot __generator __elapsed __details __args __step __sample __function __argument __returns __gives_up __reason __matches __returned __error __factor_0),
        22
    );
    calls.set(calls.get() + __accepted);
    if calls.get() < 3 {
        ::core::result::Result::Err(Failed)
    } else {
        ::core::result::Result::Ok(__tries)
    }
}
