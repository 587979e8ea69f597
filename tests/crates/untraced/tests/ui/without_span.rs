use std::future::ready;
use std::time::Duration;

use backoff_retry::config::PolicyConfig;
use backoff_retry::{Policy, VirtualClock, constant, on_exception};

static POLICY: Policy<backoff_retry::wait::Constant<Duration>> =
    Policy::new(constant(Duration::ZERO)).max_tries(2);

#[on_exception(&POLICY, clock = VirtualClock::new())]
fn blocking(tries: &mut u32) -> Result<u32, u32> {
    *tries += 1;
    if *tries < 2 { Err(*tries) } else { Ok(*tries) }
}

#[on_exception(&POLICY, clock = VirtualClock::new())]
async fn awaited(tries: &mut u32) -> Result<u32, u32> {
    *tries += 1;
    let tries = ready(*tries).await;
    if tries < 2 { Err(tries) } else { Ok(tries) }
}

fn main() {
    assert_eq!(blocking(&mut 0), Ok(2));
    let _ = awaited(&mut 0);
    let mut tries = 0;
    let call = POLICY.call_blocking(|| blocking(&mut tries)).clock(VirtualClock::new());
    assert_eq!(call.run(), Ok(2));

    let read = |text| Policy::try_from(serde_json::from_str::<PolicyConfig>(text).unwrap());
    assert!(read(r#"{ "span": false }"#).is_ok());
    assert_eq!(
        read(r#"{ "span": true }"#).unwrap_err().to_string(),
        "`span` cannot be true: the feature `spans` of `backoff-retry` is not enabled; enable it in `Cargo.toml`, or \
         omit the field"
    );
}
