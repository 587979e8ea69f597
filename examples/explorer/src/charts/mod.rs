//! The charts, as SVG. Their colours are in the style of the page, which has light ones and dark ones.

mod frame;
mod load;
mod storm;
mod waits;

pub use load::load;
pub use storm::{goodput, offered};
pub use waits::waits;
