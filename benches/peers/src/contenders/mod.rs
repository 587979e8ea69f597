//! Who is compared. A contender is a file here and a line in this list; the cases run through it.

macro_rules! contenders {
    ($($file:ident $(:: $variant:ident)?),* $(,)?) => {
        pub const ALL: &[crate::contender::Contender] =
            &[$($file::$($variant::)?CONTENDER),*];
    };
}

mod again;
mod backoff;
mod backon;
mod backon_macros;
mod bare;
mod closure;
mod hand;
mod ours;
mod retry;
mod retry_if;
mod tokio_retry;
mod tokio_retry2;
mod tower;
mod tryhard;

contenders! {
    bare,
    hand,
    ours::defaults,
    ours::log_off,
    ours::lean,
    ours::max_time,
    ours::handlers,
    closure,
    backon,
    backon_macros,
    tokio_retry,
    tokio_retry2,
    backoff,
    retry,
    tower,
    retry_if,
    again,
    tryhard,
}

/// The contender of that name.
pub fn find(name: &str) -> Option<&'static crate::contender::Contender> {
    ALL.iter().find(|contender| contender.name == name)
}
