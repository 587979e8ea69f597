//! `name`: what events call the function; default its path.

use std::cell::Cell;

use backoff_retry::{Details, constant, on_exception};

use crate::support::notes::{note, take_notes};

#[test]
fn the_default_name_is_the_path_of_the_function() {
    #[on_exception(constant(0s), max_tries = 1, on_giveup = |d| note(format!("{} {}", d.target, d.name())))]
    fn r#try() -> Result<(), ()> {
        Err(())
    }
    assert!(r#try().is_err());
    assert_eq!(take_notes(), ["options::name::try try"]);
}

thread_local! {
    static NAMED: Cell<u32> = const { Cell::new(0) };
}

fn name_it() -> &'static str {
    NAMED.set(NAMED.get() + 1);
    "named"
}

fn show(details: &Details<'_, String>) {
    note(details.name());
}

#[on_exception(constant(0s), max_tries = 3, name = name_it(), on_backoff = show, on_giveup = show)]
fn named_by_a_call() -> Result<u8, String> {
    Err("again".into())
}

#[test]
fn name_is_evaluated_once_a_call() {
    named_by_a_call().unwrap_err();
    assert_eq!(take_notes(), ["named"; 3]);
    assert_eq!(NAMED.get(), 1);
}
