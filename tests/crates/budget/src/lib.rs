//! Only tests, and the examples of docs/budgets.md.

#[cfg(doctest)]
#[doc = include_str!("../../../../docs/budgets.md")]
mod examples {}
