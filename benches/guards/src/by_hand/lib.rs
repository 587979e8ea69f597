//! The loops by hand, and all that contenders share. A crate of its own: what the compiler makes of a loop must not
//! depend on what stands beside it.
#![allow(missing_docs, clippy::missing_errors_doc, clippy::missing_panics_doc)] // Not for the public.

pub mod bare;
pub mod counted;
pub mod hand;
pub mod hand_max_time;
pub mod loops;
pub mod varied;
pub mod work;

/// So many calls.
pub type Loop = fn(u32);

#[derive(Clone, Copy, Debug)]
pub struct Contender {
    pub name: &'static str,
    /// The loop by hand that it is compared with; `None` for the loops by hand, and for the bare call.
    pub hand: Option<&'static str>,
    pub a_sync: Loop,
    pub a_async: Loop,
    pub b_sync: Loop,
    pub b_async: Loop,
}

/// Makes the contender of a module from the functions `a_sync`, `success`, `b_sync` and `failures` in it.
#[allow(clippy::crate_in_macro_def)] // `loops` and `work` are in both crates, so that calls in both are alike.
#[macro_export]
macro_rules! contender {
    ($name:literal, $hand:expr) => {
        pub static CONTENDER: $crate::Contender = $crate::Contender {
            name: $name,
            hand: $hand,
            a_sync: |calls| crate::loops::succeed(calls, a_sync),
            a_async: |calls| crate::loops::succeed(calls, a_async),
            b_sync: |calls| crate::loops::fail(calls, b_sync),
            b_async: |calls| crate::loops::fail_later(calls, &failures),
        };

        #[inline(never)]
        fn a_async(n: u32) -> crate::work::Outcome {
            crate::loops::ready(success(n))
        }
    };
}
