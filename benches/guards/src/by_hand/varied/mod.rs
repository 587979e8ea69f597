//! The loops by hand for outcomes that are returned through memory.
//!
//! rustc returns a `Result<u32, u32>` in two registers, so nothing of it is ever copied. A `Result<u32, io::Error>` has
//! 16 bytes too, but a pointer and a `u32` at different offsets; that makes it no pair of scalars, and it is written to
//! where the caller says. `LargeError` has 40 bytes and no destructor.

pub mod bare;
pub mod hand;
pub mod loops;
pub mod work;

/// Makes the contenders `IO` and `LARGE` of a module from the functions `a_sync`, `success`, `b_sync` and `failures`
/// in it, which are generic in the error.
#[macro_export]
macro_rules! varied_contender {
    ($name:literal, $hand:expr) => {
        pub static IO: $crate::Contender = contender::<::std::io::Error>();
        pub static LARGE: $crate::Contender = contender::<$crate::varied::work::LargeError>();

        const fn contender<E: $crate::varied::work::CallError>() -> $crate::Contender {
            $crate::Contender {
                name: $name,
                hand: $hand,
                a_sync: |calls| $crate::varied::loops::succeed(calls, a_sync::<E>),
                a_async: |calls| $crate::varied::loops::succeed(calls, a_async::<E>),
                b_sync: |calls| $crate::varied::loops::fail(calls, b_sync::<E>),
                b_async: |calls| $crate::varied::loops::fail_later(calls, &failures::<E>),
            }
        }

        #[inline(never)]
        fn a_async<E: $crate::varied::work::CallError>(n: u32) -> Result<u32, E> {
            $crate::varied::loops::ready(success(n))
        }
    };
}
