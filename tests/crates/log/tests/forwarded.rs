//! One test: the logger of the crate `log` is global, and a `tracing` subscriber anywhere in the process would keep the
//! events from it.

use std::sync::Mutex;

use backoff_retry::{VirtualClock, constant, on_exception};

static RECORDS: Mutex<Vec<(log::Level, String, String)>> = Mutex::new(Vec::new());

struct Collector;

impl log::Log for Collector {
    fn enabled(&self, _metadata: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let record = (record.level(), record.target().to_owned(), record.args().to_string());
        RECORDS.lock().unwrap().push(record);
    }

    fn flush(&self) {}
}

#[on_exception(constant(2s), max_tries = 2, jitter = none, clock = clock)]
fn fetch(clock: &VirtualClock) -> Result<(), String> {
    Err(format!("refused at {:?}", clock.time()))
}

#[test]
fn events_go_to_the_crate_log() {
    log::set_logger(&Collector).unwrap();
    log::set_max_level(log::LevelFilter::Info);
    fetch(&VirtualClock::new()).unwrap_err();
    let records = RECORDS.lock().unwrap();
    let [(backoff, target, message), (giveup, _, last)] = &records[..] else {
        panic!("{records:?}")
    };
    assert_eq!(
        (*backoff, target.as_str(), *giveup),
        (log::Level::Info, "backoff_retry", log::Level::Error)
    );
    assert!(message.starts_with("Backing off fetch(...) for 2s (refused at 0ns)"), "{message}");
    assert!(last.starts_with("Giving up fetch(...) after 2 tries (refused at 2s)"), "{last}");
}
