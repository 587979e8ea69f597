//! That all contenders do the same: five attempts, and where they wait, the same 30 ms.

use crate::contenders::ALL;

pub fn all() {
    for contender in ALL.iter().filter(|contender| contender.name != "bare") {
        if let Some(sync) = &contender.sync {
            assert_eq!((sync.attempts)(), 5, "{}", contender.name);
        }
        if let Some(timed) = &contender.timed {
            let (attempts, waited) = (timed.attempts)();
            assert_eq!(attempts, 5, "{}", contender.name);
            // tokio rounds each wait up to its tick of 1 ms.
            assert!((30..=34).contains(&waited), "{} waited {waited} ms", contender.name);
        }
    }
}
