//! `args`: shows the arguments to handlers, never to the log.

use std::cell::Cell;

use backoff_retry::{Details, constant, on_exception};

use crate::support::collector::logged;
use crate::support::notes::{note, take_notes};
use crate::support::world::{World, now};

#[test]
fn args_shows_the_arguments_without_self() {
    struct Client;
    impl Client {
        #[on_exception(constant(0s), max_tries = 1, args, name = "client", on_giveup = |d| note(format!("{} {:?}", d.target, d.args)))]
        fn get(&self, url: &str, (retries, secret): (u32, Client)) -> Result<(), ()> {
            let (Self, Client) = (self, &secret);
            Err(())
        }
    }
    assert!(Client.get("/a", (3, Client)).is_err());
    assert_eq!(
        take_notes(),
        [r#"client [("url", "/a"), ("retries", 3), ("secret", <not Debug>)]"#]
    );
}

both! {
    #[on_exception(constant, max_tries = 2, jitter = none, clock = world, args,
                   on_backoff = |details| assert!(format!("{:?}", details.args).contains("hunter2")))]
    fn login/login_async(world: &World, password: &str) -> Result<(), String> {
        assert_eq!(password, "hunter2");
        world.fail()
    }
}

/// A default log that prints arguments leaked passwords. The handler here sees them, so the log could write them.
#[test]
fn args_are_never_logged() {
    let later = async |world: &World| login_async(world, "hunter2").await;
    for events in [
        logged(|| drop(login(&World::default(), "hunter2"))),
        logged(|| drop(now(later(&World::default())))),
    ] {
        assert_eq!(events.len(), 2, "{events:?}");
        assert!(!format!("{events:?}").contains("hunter2"), "{events:?}");
    }
}

fn show(details: &Details<'_, String>) {
    note(format!("{} {:?}", details.name(), details.args));
}

#[on_exception(constant(0s), max_tries = 3, args, name = "named", on_giveup = show)]
fn has_conditional_arguments(
    #[cfg(not(test))] never: u8,
    #[cfg(test)] always: u8,
    calls: &Cell<u8>,
) -> Result<u8, String> {
    calls.set(calls.get() + always);
    Err("again".into())
}

#[test]
fn arguments_that_are_not_compiled_are_not_shown() {
    has_conditional_arguments(7, &Cell::new(0)).unwrap_err();
    let shown = take_notes().concat();
    assert!(shown.starts_with("named [(\"always\", 7), (\"calls\""), "{shown}");
}
