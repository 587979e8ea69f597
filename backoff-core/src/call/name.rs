//! The name of a call.

use core::any::type_name;

use crate::events::Target;

/// The name of a call: its own, or that of the function in which its closure was written.
#[derive(Clone, Copy)]
pub(super) struct CallName {
    pub(super) given: Option<&'static str>,
    pub(super) default: fn() -> &'static str,
}

impl Target for CallName {
    #[inline]
    fn name(self) -> &'static str {
        self.given.unwrap_or_else(self.default)
    }
}

/// Returns the path of the function in which a closure was written.
pub(super) fn name_of<F>() -> &'static str {
    let name = type_name::<F>();
    match name.strip_suffix("::{{closure}}") {
        Some(path) if !name.starts_with('&') => {
            // Closures nest.
            let mut path = path;
            while let Some(outer) = path.strip_suffix("::{{closure}}") {
                path = outer;
            }
            path
        }
        _ => name_of_function(name),
    }
}

/// Returns the path of a function item, or of the function behind a reference. The types of function pointers and
/// boxes contain no name; these are called `call`.
#[cold]
fn name_of_function(name: &'static str) -> &'static str {
    const NAMELESS: [&str; 6] = ["fn(", "dyn ", "unsafe ", "extern ", "for<", "alloc::boxed::"];
    let path = name.trim_start_matches('&').trim_start_matches("mut ");
    let path = path.trim_end_matches("::{{closure}}");
    let named = path.starts_with(|first: char| first.is_alphabetic() || first == '_');
    if named && !NAMELESS.iter().any(|it| path.starts_with(it)) { path } else { "call" }
}
