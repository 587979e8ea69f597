//! Policies with timeouts: what is read, refused and written.

use std::time::Duration;

use backoff_retry::config::PolicyConfig;
use backoff_retry::policy::Timed;
use backoff_retry::wait::AnyWait;
use backoff_retry::{Policy, TimeLimit, TimedOut, expo, on_exception};
use serde::{Deserialize, Serialize};

const SECOND: Duration = Duration::from_secs(1);
const TIME: &str = "it must be a time from 0 to 365 days: text with a unit, such as \"250ms\" or \"5min\", or a number of seconds";
const NOT_ZERO: &str =
    "it must be longer than 0s, because an attempt needs time; omit it for no limit";
const NOT_LONGER: &str = "it must not be longer than `timeout`, which limits all attempts together";
const NOT_TIMED: &str = "this policy is untyped, and has no error for an attempt that is interrupted; read it as a `Policy<AnyWait, Timed<E>>`, or omit the field";

#[derive(Debug, PartialEq)]
struct Cut(TimedOut);

impl From<TimedOut> for Cut {
    fn from(timed_out: TimedOut) -> Self {
        Self(timed_out)
    }
}

type TimedPolicy = Policy<AnyWait, Timed<Cut>>;

fn read(text: &str) -> TimedPolicy {
    toml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn new() -> TimedPolicy {
    Policy::timed(AnyWait::default())
}

fn shown(policy: &TimedPolicy) -> String {
    format!("{policy:?}")
}

#[test]
fn what_is_read() {
    assert_eq!(shown(&read("")), shown(&new()));
    assert_eq!(shown(&TimedPolicy::default()), shown(&new()));
    let nulls: TimedPolicy =
        serde_json::from_str(r#"{"attempt_timeout": null, "timeout": null}"#).unwrap();
    assert_eq!(shown(&nulls), shown(&new()));
    let attempts = new().attempt_timeout(SECOND * 10);
    assert_eq!(shown(&read("attempt_timeout = '10s'")), shown(&attempts));
    assert_eq!(shown(&read("timeout = 60")), shown(&new().timeout(SECOND * 60)));
    let both = new().timeout(SECOND * 10).attempt_timeout(SECOND * 10);
    assert_eq!(shown(&read("attempt_timeout = '10s'\ntimeout = '10s'")), shown(&both));
    assert_eq!(shown(&read("timeout = '10s'\nattempt_timeout = '10s'")), shown(&both));
    let all = Policy::timed(expo().max_value(SECOND * 30).into()).max_tries(5).timeout(SECOND);
    assert_eq!(
        shown(&read("max_tries = 5\ntimeout = '1s'\nwait.expo.max_value = '30s'")),
        shown(&all)
    );
}

#[tokio::test(start_paused = true)]
async fn a_policy_that_was_read_interrupts_attempts() {
    #[derive(Deserialize)]
    struct Client {
        retry: TimedPolicy,
    }
    impl Client {
        #[on_exception(&self.retry)]
        async fn hang(&self) -> Result<(), Cut> {
            std::future::pending().await
        }
    }
    let text = "[retry]\nmax_tries = 2\nattempt_timeout = '10s'\njitter = 'none'";
    let client: Client = toml::from_str(text).unwrap();
    let start = tokio::time::Instant::now();
    let cut = Err(Cut(TimedOut::new(TimeLimit::AttemptTimeout, SECOND * 10)));
    assert_eq!((client.hang().await, start.elapsed()), (cut, SECOND * 21));

    let config: PolicyConfig = toml::from_str("max_tries = 1\nattempt_timeout = '10s'").unwrap();
    let policy = config.try_into_timed_with(|timed_out| format!("{timed_out}!")).unwrap();
    let cut = policy.call(std::future::pending::<Result<(), _>>).await;
    assert_eq!(cut, Err("the attempt timed out after 10s!".to_owned()));
}

#[test]
fn what_is_refused() {
    for (text, message) in [
        ("attempt_timeout = 0", format!("`attempt_timeout` cannot be 0: {NOT_ZERO}")),
        ("timeout = '0s'", format!("`timeout` cannot be \"0s\": {NOT_ZERO}")),
        ("timeout = -1", format!("`timeout` cannot be -1: {TIME}")),
        ("attempt_timeout = 'soon'", "`attempt_timeout` cannot be \"soon\": expected a number with a unit, such as \"30s\"; the units are `ns`, `us`, `ms`, `s`, `min`, `h` and `d`".to_owned()),
        ("timeout = '366d'", "`timeout` cannot be \"366d\": it is longer than 365 days".to_owned()),
        (
            "attempt_timeout = '2min'\ntimeout = '60s'",
            format!("`attempt_timeout` cannot be \"2min\": {NOT_LONGER}"),
        ),
        (
            "timeout = '60s'\nattempt_timeout = 61",
            format!("`attempt_timeout` cannot be 61: {NOT_LONGER}"),
        ),
        (
            "timeouts = 5",
            "`timeouts` is unknown: the fields are `max_tries`, `max_time`, `attempt_timeout`, `timeout`, `jitter`, `log`, `observed`, `span` and `wait`".to_owned(),
        ),
        ("max_tries = 0\ntimeout = 0", "`max_tries` cannot be 0: it must be a number of attempts from 1 to 4294967295, including the first; omit it for no limit".to_owned()),
    ] {
        assert_eq!(toml::from_str::<TimedPolicy>(text).unwrap_err().message(), message);
        let config: PolicyConfig = toml::from_str(text).unwrap();
        assert_eq!(config.try_into_timed::<Cut>().unwrap_err().to_string(), message);
    }
}

#[test]
fn an_untyped_policy_refuses_both() {
    for (text, field, value) in [
        ("attempt_timeout = '10s'", "attempt_timeout", "\"10s\""),
        ("timeout = 60", "timeout", "60"),
        ("timeout = 60\nattempt_timeout = 0", "attempt_timeout", "0"),
    ] {
        let message = format!("`{field}` cannot be {value}: {NOT_TIMED}");
        assert_eq!(toml::from_str::<Policy<AnyWait>>(text).unwrap_err().message(), message);
        let config: PolicyConfig = toml::from_str(text).unwrap();
        let error = Policy::<AnyWait>::try_from(config).unwrap_err();
        assert_eq!((error.parameter(), error.to_string()), (field, message));
    }
    let nulls = r#"{"attempt_timeout": null, "timeout": null}"#;
    serde_json::from_str::<Policy<AnyWait>>(nulls).unwrap();
}

#[test]
fn what_is_written_is_read_back() {
    #[derive(Serialize, Deserialize)]
    struct Settings {
        retry: TimedPolicy,
    }
    for policy in [
        new(),
        new().attempt_timeout(Duration::from_nanos(1)),
        new().timeout(SECOND * 60 * 60 * 24 * 365),
        new().max_tries(3).attempt_timeout(SECOND * 10).timeout(SECOND * 60).no_jitter(),
    ] {
        let text = toml::to_string(&policy).unwrap();
        assert_eq!(shown(&read(&text)), shown(&policy), "{text}");
        let settings = serde_json::to_string(&Settings { retry: policy.clone() }).unwrap();
        let settings: Settings = serde_json::from_str(&settings).unwrap();
        assert_eq!(shown(&settings.retry), shown(&policy));
    }
    let both = new().max_time(SECOND).attempt_timeout(SECOND).timeout(SECOND * 60);
    let json = r#"{"max_time":"1s","attempt_timeout":"1s","timeout":"1min"}"#;
    assert_eq!(serde_json::to_string(&both).unwrap(), json);
}

#[test]
fn what_cannot_be_read_back_is_not_written() {
    let code = "a configuration cannot hold code; set it on the policy after loading";
    for (policy, message) in [
        (new().retry_if(|_| true), format!("`retry_if` cannot be a function: {code}")),
        (new().giveup(|_| true), format!("`giveup` cannot be a function: {code}")),
        (new().timeout(SECOND * 60 * 60 * 24 * 366), format!("`timeout` cannot be 366d: {TIME}")),
    ] {
        assert_eq!(serde_json::to_string(&policy).unwrap_err().to_string(), message);
        assert_eq!(PolicyConfig::try_from(&policy).unwrap_err().to_string(), message);
    }
}
