//! A page in the browser on which one learns how a retry policy behaves.
//!
//! [`settings`] reads the fields of the page, [`view`] returns what it shows, [`texts`] the attribute, the configuration
//! and the command, and [`charts`] draws. All figures come from the packages `schedule` and `storm`. Only `page` knows
//! the browser; the rest is tested without one.

pub mod charts;
pub mod settings;
pub mod storm;
pub mod texts;
pub mod view;

#[cfg(target_arch = "wasm32")]
mod page;
