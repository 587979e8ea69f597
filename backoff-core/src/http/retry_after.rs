//! Reading the wait out of the headers of a response.

use std::time::{Duration, SystemTime};

use ::http::header::{HeaderMap, HeaderValue, RETRY_AFTER};

/// The header that some servers send for waits of less than a second.
const RETRY_AFTER_MS: &str = "retry-after-ms";

/// Nanoseconds in the unit of a header.
const SECOND: u128 = 1_000_000_000;
const MILLISECOND: u128 = 1_000_000;

/// Returns the wait that a server names in its response, or `None` if it names none that can be read.
///
/// Two headers are read: `Retry-After`, with a number of seconds or a date
/// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)), and `retry-after-ms`, with a
/// number of milliseconds. Of several values, the longest wait that can be read is returned. It never panics.
///
/// | value | result |
/// |---|---|
/// | `120` | 120 s |
/// | `1.5` | 1.5 s: against the standard, but there is no second reading; digits after the nanoseconds are dropped |
/// | `410400` | 114 h: the value is not judged here, bound it with [`max_value`](crate::wait::Runtime::max_value) |
/// | a number too large for a `Duration` | [`Duration::MAX`] |
/// | `Fri, 31 Dec 1999 23:59:59 GMT`, a date | the time until then, by the wall clock |
/// | a date in an obsolete format, that of RFC 850 or of C's `asctime` | as well |
/// | a date in the past | [`Duration::ZERO`] |
/// | a date, on wasm32-unknown-unknown, where the standard library has no clock | `None`; see [`retry_after_at`] |
/// | a date in `retry-after-ms` | `None` |
/// | `-1`, `+1`, `1e3`, `.5`, `5.`, `1,5`, `0x10`, other text, nothing, bytes that are not ASCII | `None` |
///
/// A date depends on how far the clocks of server and client differ.
///
/// ```
/// use std::time::Duration;
///
/// use backoff_retry::http;
/// use ::http::HeaderMap;
///
/// let mut headers = HeaderMap::new();
/// assert_eq!(http::retry_after(&headers), None);
/// headers.insert("retry-after", "7".parse().unwrap());
/// assert_eq!(http::retry_after(&headers), Some(Duration::from_secs(7)));
/// headers.insert("retry-after-ms", "7250".parse().unwrap()); // the longer one
/// assert_eq!(http::retry_after(&headers), Some(Duration::from_millis(7250)));
/// ```
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    longest(headers, &wall_clock)
}

/// Returns the wait that a server names in its response, as [`retry_after`] does, with the time `now`.
///
/// For tests, and for wasm32-unknown-unknown, where the time comes from the host.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use backoff_retry::http;
/// use ::http::HeaderMap;
///
/// let mut headers = HeaderMap::new();
/// headers.insert("retry-after", "Thu, 01 Jan 1970 00:02:00 GMT".parse().unwrap());
/// let wait = http::retry_after_at(&headers, SystemTime::UNIX_EPOCH + Duration::from_secs(90));
/// assert_eq!(wait, Some(Duration::from_secs(30)));
/// ```
pub fn retry_after_at(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    longest(headers, &|| Some(now))
}

/// Returns the time, or `None` where reading it would panic.
fn wall_clock() -> Option<SystemTime> {
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        None
    } else {
        Some(SystemTime::now())
    }
}

/// Returns the longest wait in the headers. The clock is only read for a date.
fn longest(headers: &HeaderMap, now: &dyn Fn() -> Option<SystemTime>) -> Option<Duration> {
    let in_seconds = headers.get_all(RETRY_AFTER).iter().filter_map(|value| {
        let value = text(value)?;
        number(value, SECOND).or_else(|| until(value, now))
    });
    let in_milliseconds = headers
        .get_all(RETRY_AFTER_MS)
        .iter()
        .filter_map(|value| number(text(value)?, MILLISECOND));
    in_seconds.chain(in_milliseconds).max()
}

/// Returns the value without the spaces around it, if it is ASCII.
fn text(value: &HeaderValue) -> Option<&str> {
    Some(value.to_str().ok()?.trim_ascii())
}

/// Returns the time from now until a date, which is zero for a date in the past.
fn until(date: &str, now: &dyn Fn() -> Option<SystemTime>) -> Option<Duration> {
    let date = httpdate::parse_http_date(date).ok()?;
    Some(date.duration_since(now()?).unwrap_or(Duration::ZERO))
}

/// Reads a decimal number of units, each of so many nanoseconds. There is no sign and no exponent.
fn number(text: &str, unit: u128) -> Option<Duration> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let whole = digits(whole)?
        .fold(0_u128, |whole, digit| whole.saturating_mul(10).saturating_add(digit.into()));
    let mut place = unit;
    let fraction = digits(fraction)?.fold(0_u128, |fraction, digit| {
        place /= 10; // 0 after the nanoseconds
        fraction + place * u128::from(digit)
    });
    Some(from_nanos(whole.saturating_mul(unit).saturating_add(fraction)))
}

/// Returns the digits of a number, or `None` if it has anything else, or nothing.
fn digits(text: &str) -> Option<impl Iterator<Item = u8>> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().map(|byte| byte - b'0'))
}

/// Returns the duration, or the longest one if it is longer than that.
fn from_nanos(nanos: u128) -> Duration {
    let subsecond = u32::try_from(nanos % SECOND).unwrap_or(0);
    u64::try_from(nanos / SECOND).map_or(Duration::MAX, |seconds| Duration::new(seconds, subsecond))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_clock_a_date_is_not_read_and_numbers_are() {
        let mut headers = HeaderMap::new();
        headers.append(RETRY_AFTER, HeaderValue::from_static("Fri, 31 Dec 1999 23:59:59 GMT"));
        assert_eq!(longest(&headers, &|| None), None);
        headers.append(RETRY_AFTER, HeaderValue::from_static("2"));
        assert_eq!(longest(&headers, &|| None), Some(Duration::from_secs(2)));
    }

    #[test]
    fn without_a_date_the_clock_is_not_read() {
        for (value, expected) in [("2", Some(Duration::from_secs(2))), ("soon", None)] {
            let headers = [(RETRY_AFTER, HeaderValue::from_static(value))].into_iter().collect();
            assert_eq!(longest(&headers, &|| unreachable!("there is no date")), expected);
        }
    }
}
