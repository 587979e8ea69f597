//! What events call a call: its name, by default the path of the closure's function.

use std::cell::RefCell;

use backoff_retry::{Policy, expo};

const ONCE: Policy = Policy::new(expo()).max_tries(1);

#[test]
fn the_default_name_is_the_path_of_the_function() {
    fn in_generic<T>(seen: &RefCell<Vec<String>>) {
        let note = |name: &str| seen.borrow_mut().push(name.to_owned());
        ONCE.call_blocking(|| Err::<T, _>(1)).on_giveup(|details| note(details.name())).run().err();
    }
    fn fails() -> Result<(), u8> {
        Err(1)
    }
    let seen = RefCell::default();
    in_generic::<Vec<String>>(&seen);
    let note = |name: &str| seen.borrow_mut().push(name.to_owned());
    ONCE.call_blocking(fails).on_giveup(|details| note(details.name())).run().unwrap_err();
    let pointer: fn() -> Result<(), u8> = fails;
    ONCE.call_blocking(pointer).on_giveup(|details| note(details.name())).run().unwrap_err();
    let boxed: Box<dyn FnMut() -> Result<(), u8>> = Box::new(fails);
    ONCE.call_blocking(boxed).on_giveup(|details| note(details.name())).run().unwrap_err();
    ONCE.call_blocking(fails)
        .name("mine")
        .on_giveup(|details| note(details.name()))
        .run()
        .unwrap_err();
    assert_eq!(*seen.borrow(), ["in_generic", "fails", "call", "call", "mine"]);
}
