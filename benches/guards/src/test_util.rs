//! That nothing is left of the feature `test-util` where it is off, as it is here.

use std::env;
use std::fs;
use std::time;

use backoff_retry::{AsyncSleep, Clock, ThreadClock, TokioClock};

use crate::Attempt;
use crate::measured::{Group, Measured, Value};

pub(crate) fn measure() -> Attempt<Vec<Measured>> {
    let size = |name: &str, ours: usize, own: usize| Measured {
        group: Group::TestUtilOff,
        name: name.into(),
        value: ours.into(),
        hand: Some(own.into()),
    };
    Ok(vec![
        size(
            "thread_instant",
            size_of::<<ThreadClock as Clock>::Instant>(),
            size_of::<time::Instant>(),
        ),
        size(
            "tokio_instant",
            size_of::<<TokioClock as Clock>::Instant>(),
            size_of::<tokio::time::Instant>(),
        ),
        size(
            "tokio_sleep",
            size_of::<<TokioClock as AsyncSleep>::Sleep>(),
            size_of::<tokio::time::Sleep>(),
        ),
        Measured {
            group: Group::TestUtilOff,
            name: "symbols".into(),
            value: symbols()?,
            hand: None,
        },
    ])
}

/// How often a name from the module of that feature stands in this program.
fn symbols() -> Attempt<Value> {
    let program = fs::read(env::current_exe()?)?;
    let of = |module: &str| {
        // Put together here, so that it is not in the program.
        let mangled = format!("{}{}{}{module}", "backoff_core".len(), "backoff_core", module.len());
        program.windows(mangled.len()).filter(|bytes| *bytes == mangled.as_bytes()).count()
    };
    // Where there are no symbols there is nothing to be found, and nothing proved.
    if of("policy") + of("jitter") + of("drive") + of("clock") == 0 {
        return Err("this program was stripped of its symbols".into());
    }
    Ok(of("testing").into())
}
