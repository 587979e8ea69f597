//! `Retry-After` and `retry-after-ms`: each value of the table in the documentation, and hostile ones.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use backoff_retry::http::{retry_after, retry_after_at};
use backoff_retry::reqwest;
use http::{HeaderMap, HeaderName, HeaderValue};

/// Thu, 15 Jan 2026 12:00:00 GMT.
const NOW: u64 = 1_768_478_400;

const SECOND: Duration = Duration::from_secs(1);

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

/// The lines of a head: each a name and a value.
type Lines<'a> = &'a [(&'static str, &'a [u8])];

fn headers(lines: Lines<'_>) -> HeaderMap {
    let line = |(name, value): &(&'static str, &[u8])| {
        (HeaderName::from_static(name), HeaderValue::from_bytes(value).unwrap())
    };
    lines.iter().map(line).collect()
}

const ONE_AND_200_ZEROS: [u8; 201] = {
    let mut digits = [b'0'; 201];
    digits[0] = b'1';
    digits
};

/// The value, as bytes, and the result for it in `Retry-After`.
const VALUES: &[(&[u8], Option<Duration>)] = &[
    (b"0", Some(Duration::ZERO)),
    (b"120", Some(Duration::from_mins(2))),
    (b"007", Some(Duration::from_secs(7))),
    (b" 7\t", Some(Duration::from_secs(7))),
    // 114 hours, as a server once asked for.
    (b"410400", Some(Duration::from_hours(114))),
    // Fractions.
    (b"1.5", Some(Duration::from_millis(1500))),
    (b"0.0", Some(Duration::ZERO)),
    (b"0.000000001", Some(Duration::from_nanos(1))),
    (b"0.0000000019", Some(Duration::from_nanos(1))),
    (b"18446744073709551615.999999999", Some(Duration::MAX)),
    // Large numbers.
    (b"18446744073709551615", Some(Duration::from_secs(u64::MAX))),
    (b"18446744073709551616", Some(Duration::MAX)),
    (b"340282366920938463463374607431768211456", Some(Duration::MAX)),
    (&[b'9'; 400], Some(Duration::MAX)),
    // It is divisible by 2 to the power of 128.
    (&ONE_AND_200_ZEROS, Some(Duration::MAX)),
    // Dates: that of the standard, RFC 850, asctime.
    (b"Thu, 15 Jan 2026 12:02:00 GMT", Some(Duration::from_mins(2))),
    (b"Thursday, 15-Jan-26 12:02:00 GMT", Some(Duration::from_mins(2))),
    (b"Thu Jan 15 12:02:00 2026", Some(Duration::from_mins(2))),
    (b"Thu, 15 Jan 2026 12:00:00 GMT", Some(Duration::ZERO)),
    (b"Thu, 15 Jan 2026 11:59:59 GMT", Some(Duration::ZERO)),
    (b"Sun, 06 Nov 1994 08:49:37 GMT", Some(Duration::ZERO)),
    (b"Sunday, 06-Nov-94 08:49:37 GMT", Some(Duration::ZERO)),
    (b"Thu, 01 Jan 1970 00:00:00 GMT", Some(Duration::ZERO)),
    (b"Fri, 31 Dec 9999 23:59:59 GMT", Some(Duration::from_secs(253_402_300_799 - NOW))),
    // Not a number, nor a date.
    (b"", None),
    (b" ", None),
    (b"-1", None),
    (b"-0", None),
    (b"+1", None),
    (b"1e3", None),
    (b"0x10", None),
    (b"1,5", None),
    (b"1.", None),
    (b".5", None),
    (b".", None),
    (b"1.2.3", None),
    (b"1.-5", None),
    (b"5 s", None),
    (b"5s", None),
    (b"1 000", None),
    (b"inf", None),
    (b"NaN", None),
    (b"soon", None),
    (b"5, 10", None),
    (b"Thu, 15 Jan 2026", None),
    (b"Thu, 32 Jan 2026 12:02:00 GMT", None),
    (b"Fri, 15 Jan 2026 12:02:00 GMT", None),
    (b"Thu, 15 Jan 1926 12:02:00 GMT", None),
    (b"Thu, 15 Jan 2026 12:02:00 CET", None),
    (b"2026-01-15T12:02:00Z", None),
    (b"Thu, 15 Jan 20260 12:02:00 GMT", None),
    // Not ASCII: digits of Arabic, full width, an odd byte.
    ("١٢".as_bytes(), None),
    ("１２".as_bytes(), None),
    (b"12\xff", None),
    (b"\xff", None),
];

#[test]
fn each_value_of_retry_after() {
    for &(value, expected) in VALUES {
        let wait = retry_after_at(&headers(&[("retry-after", value)]), now());
        assert_eq!(wait, expected, "{:?}", String::from_utf8_lossy(value));
    }
}

#[test]
fn retry_after_ms_is_in_milliseconds() {
    let values: &[(&[u8], Option<Duration>)] = &[
        (b"0", Some(Duration::ZERO)),
        (b"250", Some(Duration::from_millis(250))),
        (b"1.5", Some(Duration::from_micros(1500))),
        (b"0.000001", Some(Duration::from_nanos(1))),
        (b"18446744073709551615", Some(Duration::from_millis(u64::MAX))),
        (b"18446744073709551615999", Some(Duration::new(u64::MAX, 999_000_000))),
        (b"18446744073709551616000", Some(Duration::MAX)),
        (&[b'9'; 400], Some(Duration::MAX)),
        (b"", None),
        (b"-1", None),
        (b"12\xff", None),
        (b"Thu, 15 Jan 2026 12:02:00 GMT", None),
    ];
    for &(value, expected) in values {
        let wait = retry_after_at(&headers(&[("retry-after-ms", value)]), now());
        assert_eq!(wait, expected, "{:?}", String::from_utf8_lossy(value));
    }
}

#[test]
fn of_several_values_the_longest_that_can_be_read_is_returned() {
    let date = b"Thu, 15 Jan 2026 12:02:00 GMT";
    let cases: &[(Lines<'_>, Option<Duration>)] = &[
        (&[], None),
        (&[("retry-after", b"1"), ("retry-after-ms", b"1500")], Some(Duration::from_millis(1500))),
        (&[("retry-after", b"2"), ("retry-after-ms", b"1500")], Some(Duration::from_secs(2))),
        (&[("retry-after", b"2"), ("retry-after", b"7")], Some(Duration::from_secs(7))),
        (&[("retry-after", b"7"), ("retry-after", b"2")], Some(Duration::from_secs(7))),
        (&[("retry-after-ms", b"7"), ("retry-after-ms", b"9")], Some(Duration::from_millis(9))),
        (&[("retry-after", b"119"), ("retry-after", date)], Some(Duration::from_mins(2))),
        (&[("retry-after", b"121"), ("retry-after", date)], Some(Duration::from_secs(121))),
        (&[("retry-after", b"soon"), ("retry-after", b"2")], Some(Duration::from_secs(2))),
        (&[("retry-after", b"-5"), ("retry-after-ms", b"soon")], None),
    ];
    for (lines, expected) in cases {
        assert_eq!(retry_after_at(&headers(lines), now()), *expected, "{lines:?}");
    }
}

#[test]
fn other_headers_are_not_read() {
    let lines: Lines<'_> = &[("retry", b"1"), ("x-retry-after", b"2"), ("age", b"3")];
    assert_eq!(retry_after_at(&headers(lines), now()), None);
}

#[test]
fn the_time_now_may_be_any() {
    let past = headers(&[("retry-after", b"Thu, 01 Jan 1970 00:00:00 GMT")]);
    let future = headers(&[("retry-after", b"Fri, 31 Dec 9999 23:59:59 GMT")]);
    let before_1970 = UNIX_EPOCH - Duration::from_secs(1 << 32);
    let after_9999 = UNIX_EPOCH + Duration::from_secs(1 << 40);
    assert_eq!(retry_after_at(&past, before_1970), Some(Duration::from_secs(1 << 32)));
    assert_eq!(retry_after_at(&future, after_9999), Some(Duration::ZERO));
}

#[test]
fn retry_after_reads_the_wall_clock() {
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_hours(1));
    let wait = retry_after(&headers(&[("retry-after", date.as_bytes())])).unwrap();
    // The date has whole seconds, and some time passes.
    assert!((3000..=3600).contains(&wait.as_secs()), "{wait:?}");
    assert_eq!(retry_after(&headers(&[("retry-after", b"1")])), Some(SECOND));
}

#[test]
fn of_a_response_of_reqwest_it_is_read_for_429_and_503() {
    for status in 100..=999_u16 {
        let response = http::Response::builder().status(status).header("retry-after", "1").body("");
        let expected = matches!(status, 429 | 503).then_some(SECOND);
        assert_eq!(reqwest::retry_after(&response.unwrap().into()), expected, "{status}");
    }
}
