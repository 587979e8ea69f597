//! The general loop, as a template. The most common uses have a shorter one, in `plain`. The attribute writes the
//! fragments, in the order in which they run; whatever can be wrong about the user's types is part of a fragment, and has
//! the span of what the user wrote.
//!
//! Expressions are passed in parentheses and statements in braces, so that each is one token tree: matching them token by
//! token would take a good part of what a use costs to compile. `result` and `from_result` are a few tokens in brackets,
//! which the template leaves out.
//!
//! There are two forms. Without handlers the outcome is taken by value, and what follows a failure is one call, which is
//! cold unless there is neither a log nor jitter, and in a blocking function also sleeps. With handlers or a policy the outcome is borrowed, and what follows the
//! verdict is left to fragments. A fragment that most uses do not need is optional, since every token of a use costs time
//! to compile.

/// Emits the loop. `$outcome` is the outcome in the first form, and a reference to it in the second and wherever the
/// fragments of `judge` are evaluated.
#[doc(hidden)]
#[macro_export]
macro_rules! __backoff_retry_loop {
    (
        without_handlers [$tries:ident $outcome:ident $wait:ident]
        $(on_try $on_try:tt)?
        attempt { $($attempt:tt)* }
        result [$($result:tt)*]
        on_success [$($on_success:tt)*]
        from_result [$($from_result:tt)*]
        $(
            judge [$elapsed_at:ident $gives_up_at:ident]
            is_retried $is_retried:tt
            elapsed $elapsed:tt
            gives_up $gives_up:tt
            on_rejected { $($on_rejected:tt)* }
        )?
        on_failure $on_failure:tt
        given_up $given_up:tt
        sleep { $($sleep:tt)* }
    ) => {
        let mut $tries = 1u32;
        loop {
            $($on_try)?
            let $wait = {
                $($attempt)*
                match $($result)* {
                    $crate::__private::Err($outcome) => {
                        $(
                            let __accepted = {
                                let $outcome = &$outcome;
                                $crate::__private::judge!($is_retried, $elapsed, $gives_up)
                            };
                            let $crate::__private::Some(__accepted) = __accepted else {
                                $($on_rejected)*
                            };
                            let ($elapsed_at, $gives_up_at) =
                                (__accepted.elapsed, __accepted.given_up);
                        )?
                        match $on_failure {
                            $crate::__private::Ok(__wait) => __wait,
                            $crate::__private::Err($outcome) => break $given_up,
                        }
                    }
                    __result => {
                        $($on_success)*
                        break $($from_result)* (__result);
                    }
                }
            };
            $($sleep)*
            $tries = $crate::__private::next_try($tries);
        }
    };
    (
        with_handlers
        [$tries:ident $returned:ident $outcome:ident $wait:ident $elapsed_at:ident $gives_up_at:ident $reason:ident]
        on_try $on_try:tt
        attempt { $($attempt:tt)* }
        classify $classify:tt
        on_success $on_success:tt
        enter { $($enter:tt)* }
        is_retried $is_retried:tt
        on_rejected $on_rejected:tt
        elapsed $elapsed:tt
        gives_up $gives_up:tt
        gives_up_async { $($gives_up_async:tt)* }
        params $params:tt
        format $format:tt
        next_wait $next_wait:tt
        jitter $jitter:tt
        permit $permit:tt
        leave { $($leave:tt)* }
        on_backoff $on_backoff:tt
        retry { $($retry:tt)* }
        give_up { $($give_up:tt)* }
        sleep { $($sleep:tt)* }
    ) => {
        let mut $tries = 1u32;
        loop {
            $on_try
            let $wait = {
                $($attempt)*
                let $outcome = match $classify {
                    $crate::__private::Ok($outcome) => {
                        $on_success
                        break $returned;
                    }
                    $crate::__private::Err(__outcome) => __outcome,
                };
                $($enter)*
                let $crate::__private::Some(__accepted) =
                    $crate::__private::judge!($is_retried, $elapsed, $gives_up)
                else {
                    $on_rejected
                    break $returned;
                };
                let ($elapsed_at, $gives_up_at) = (__accepted.elapsed, __accepted.given_up);
                $($gives_up_async)*
                let __verdict = {
                    let __format = $format;
                    $crate::__private::on_failure(
                        $params,
                        $tries,
                        $outcome,
                        __format,
                        $elapsed_at,
                        $gives_up_at,
                        $next_wait,
                        $jitter,
                        $permit,
                    )
                };
                $($leave)*
                match __verdict {
                    $crate::__private::Verdict::Retry($wait) => {
                        $on_backoff
                        $($retry)*
                    }
                    $crate::__private::Verdict::GiveUp($reason) => {
                        $($give_up)*
                    }
                }
            };
            $($sleep)*
            $tries = $crate::__private::next_try($tries);
        }
    };
}
