//! Rules of `retry_after_at` that hold for all values.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use backoff_retry::http::retry_after_at;
use http::{HeaderMap, HeaderValue};
use proptest::prelude::*;

const NAMES: [&str; 2] = ["retry-after", "retry-after-ms"];

/// A header, unless its value is one that no response can have.
fn header(name: &'static str, value: &[u8]) -> HeaderMap {
    let value = HeaderValue::from_bytes(value).ok();
    value.map(|value| (http::HeaderName::from_static(name), value)).into_iter().collect()
}

/// A time from 1834 to 12865.
fn times() -> impl Strategy<Value = SystemTime> {
    (-(1_i64 << 32)..1 << 38, 0..1_000_000_000_u32).prop_map(|(seconds, nanos)| {
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let whole = if seconds < 0 { UNIX_EPOCH - whole } else { UNIX_EPOCH + whole };
        whole + Duration::from_nanos(nanos.into())
    })
}

/// A date that can be read, as the number of seconds since 1970.
fn dates() -> impl Strategy<Value = u64> {
    0..253_402_300_800_u64
}

fn written(date: u64) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(date))
}

/// Values of all sorts: any bytes, what looks like a number, and dates of which some bytes are others.
fn values() -> impl Strategy<Value = Vec<u8>> {
    let garbled = (dates(), proptest::collection::vec((0..29_usize, any::<u8>()), 0..4));
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..64),
        "[-+ ]?[0-9]{0,45}[.,eE]?[0-9]{0,20}[ s]?".prop_map(String::into_bytes),
        "[A-Z][a-z]{2,8}, [0-9]{1,2}[- ][A-Z][a-z]{2}[- ][0-9]{2,4} [0-9:]{0,9} GMT"
            .prop_map(String::into_bytes),
        garbled.prop_map(|(date, bytes)| {
            let mut date = written(date).into_bytes();
            for (at, byte) in bytes {
                date[at] = byte;
            }
            date
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_never_panics(name in 0..2_usize, value in values(), now in times()) {
        // A `Duration` is not negative, so that there is no more to say about the result.
        let _ = retry_after_at(&header(NAMES[name], &value), now);
    }

    #[test]
    fn two_values_give_the_longer_wait(
        one in (0..2_usize, values()), other in (0..2_usize, values()), now in times()
    ) {
        let [one, other] = [one, other].map(|(name, value)| header(NAMES[name], &value));
        let longer = retry_after_at(&one, now).max(retry_after_at(&other, now));
        let mut both = HeaderMap::new();
        for (name, value) in one.iter().chain(&other) {
            both.append(name, value.clone());
        }
        prop_assert_eq!(retry_after_at(&both, now), longer);
    }

    #[test]
    fn a_number_is_that_many_seconds(seconds: u64, nanos in 0..1_000_000_000_u32, now in times()) {
        let value = format!("{seconds}.{nanos:09}");
        let wait = retry_after_at(&header("retry-after", value.as_bytes()), now);
        prop_assert_eq!(wait, Some(Duration::new(seconds, nanos)));
    }

    #[test]
    fn a_date_is_the_time_until_then(date in dates(), now in times()) {
        let wait = retry_after_at(&header("retry-after", written(date).as_bytes()), now);
        let until = (UNIX_EPOCH + Duration::from_secs(date)).duration_since(now);
        prop_assert_eq!(wait, Some(until.unwrap_or(Duration::ZERO)));
    }
}
