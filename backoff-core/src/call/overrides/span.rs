//! The override that gives a call spans.

use super::Overrides;

/// Gives the call spans.
#[derive(Debug)]
pub struct WithSpan;

impl<O, V> Overrides<O, V> for WithSpan {
    const HAS_SPAN: bool = true;
}
