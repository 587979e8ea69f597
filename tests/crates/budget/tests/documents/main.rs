//! The budgets of docs/budgets.md, word for word, and its numbers.

mod floor;
mod numbers;
mod shared;

const PAGE: &str = include_str!("../../../../../docs/budgets.md");

#[test]
fn the_examples_are_those_of_the_page() {
    assert!(PAGE.contains(include_str!("with_floor.rs")));
    assert!(PAGE.contains(include_str!("shared_budget.rs")));
}
