//! What an event says, and that there is one observer.

use std::error::Error;
use std::io;

use backoff_retry::observer::{AlreadyObserved, Event, Observer, observe};
use backoff_retry::{constant, on_exception};

use crate::heard;

#[test]
fn the_message_contains_the_sources_of_an_error_on_one_line() {
    #[derive(Debug, thiserror::Error)]
    #[error("no\ntea")]
    struct NoTea(#[from] io::Error);

    #[on_exception(constant(0s), max_tries = 1)]
    fn brew() -> Result<(), NoTea> {
        Err(io::Error::other("kettle is cold"))?
    }
    let expected =
        r"giveup max_tries 1, no time: Giving up brew(...) after 1 tries (no\ntea: kettle is cold)";
    assert_eq!(heard(brew), [expected]);
}

#[test]
fn there_is_one_observer() {
    struct Other;
    impl Observer for Other {}
    heard(|| ());
    let error: AlreadyObserved = observe(&Other).unwrap_err();
    let error: Box<dyn Error + Send + Sync> = error.into();
    let expected = "the process has an observer already; let one observer call the other";
    assert_eq!(error.to_string(), expected);
}

/// An observer is shared by threads, and its events are not: they borrow the outcome.
#[test]
fn an_observer_hears_of_other_threads() {
    fn is_sync<T: Sync + ?Sized>() {}
    #[on_exception(constant(0s), max_tries = 1)]
    fn fails() -> Result<(), std::rc::Rc<str>> {
        Err("not Send".into())
    }
    is_sync::<dyn Observer>();
    let thread = std::thread::spawn(|| heard(fails).len());
    assert_eq!(thread.join().unwrap(), 1);
    let _ = |event: &Event<'_>| format!("{event:?} {}", event.name());
}
