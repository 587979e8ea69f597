//! Policies behind smart pointers.

use std::sync::{Arc, LazyLock, OnceLock};

use backoff_retry::policy::For;
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, constant, on_exception};
use std::time::Duration;

use crate::support::send;

type Waits = Constant<Duration>;

static LAZY: LazyLock<Policy<Waits>> =
    LazyLock::new(|| Policy::new(constant(Duration::ZERO)).max_tries(2));
static ONCE: OnceLock<Arc<Policy<Waits, For<u32>>>> = OnceLock::new();

struct Client {
    policy: Arc<Policy<Waits>>,
}

both! {
    #[on_exception(&LAZY)]
    fn lazy / lazy_later(calls: &mut u32) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
}

both! {
    #[on_exception(policy)]
    fn argument / argument_later(calls: &mut u32, policy: &Arc<Policy<Waits>>) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
}

impl Client {
    #[on_exception(&self.policy)]
    fn field(&self, calls: &mut u32) -> Result<(), u32> {
        *calls += 1;
        Err(*calls)
    }
}

#[on_exception(ONCE.get_or_init(|| Arc::new(Policy::typed(constant(Duration::ZERO)).max_tries(2))))]
fn once(calls: &mut u32) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

#[tokio::test(start_paused = true)]
async fn a_reference_to_a_pointer_is_a_policy() {
    let policy = Arc::new(LAZY.clone());
    assert_eq!(lazy(&mut 0), Err(2));
    assert_eq!(send(lazy_later(&mut 0)).await, Err(2));
    assert_eq!(argument(&mut 0, &policy), Err(2));
    assert_eq!(send(argument_later(&mut 0, &policy)).await, Err(2));
    assert_eq!(Client { policy }.field(&mut 0), Err(2));
    assert_eq!(once(&mut 0), Err(2));
}
