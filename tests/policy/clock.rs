//! How often the clock of a call is read.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use backoff_retry::{Policy, VirtualClock, expo};

use crate::support::script::{DbError, failing};

static ANY: Policy = Policy::new(expo()).max_tries(3).no_jitter();

/// A virtual clock that counts how often it is read.
#[derive(Default)]
struct Counting {
    clock: VirtualClock,
    reads: Cell<u32>,
}

impl backoff_retry::Clock for &Counting {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.reads.set(self.reads.get() + 1);
        self.clock.time()
    }

    fn elapsed(&self, earlier: Duration) -> Duration {
        self.now().saturating_sub(earlier)
    }
}

impl backoff_retry::Sleep for &Counting {
    fn sleep(&self, wait: Duration) {
        self.clock.advance(wait);
    }
}

#[test]
fn the_clock_is_read_only_where_the_elapsed_time_is_used() {
    static LIMITED: Policy = Policy::new(expo()).max_time(Duration::from_secs(60)).no_jitter();
    #[backoff_retry::on_exception(&LIMITED, clock = clock)]
    fn annotated(
        clock: &Counting,
        attempt: &dyn Fn() -> Result<usize, DbError>,
    ) -> Result<usize, DbError> {
        attempt()
    }
    for (errors, reads) in [(0, 1), (3, 4)] {
        let errors = [DbError::Busy; 3].split_at(errors).0.to_vec();
        let count = |run: &dyn Fn(&Counting) -> Result<usize, DbError>| {
            let clock = Counting::default();
            assert_eq!(run(&clock), Ok(errors.len() + 1));
            clock.reads.get()
        };
        assert_eq!(
            count(&|clock| LIMITED.call_blocking(failing(&errors)).clock(clock).run()),
            reads
        );
        let attempt = RefCell::new(failing(&errors));
        assert_eq!(count(&|clock| annotated(clock, &|| (attempt.borrow_mut())())), reads);
        let untimed =
            |clock: &Counting| ANY.call_blocking(failing(&errors)).max_tries(9).clock(clock).run();
        assert_eq!(count(&untimed), 0);
    }
}
