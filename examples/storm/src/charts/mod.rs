//! The charts, as SVG.

mod brownout;
mod contention;
mod figure;
mod style;

pub(crate) use brownout::{closed, open};
pub(crate) use contention::contention;
pub(crate) use figure::Drawn;

/// A file with a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chart {
    pub(crate) name: &'static str,
    pub(crate) svg: String,
}
