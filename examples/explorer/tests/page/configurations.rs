//! The TOML that the page shows can be read by the library, and is the policy that was set.

use backoff_retry::Policy;
use backoff_retry::config::PolicyConfig;
use backoff_retry::wait::AnyWait;
use explorer::texts;

use crate::cases;

#[test]
fn the_library_reads_what_the_page_shows() {
    for (line, _) in cases::all() {
        let settings = cases::settings(line);
        let text = texts::configuration(&settings).unwrap();
        let read: Policy<AnyWait> = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            PolicyConfig::try_from(&read).unwrap(),
            PolicyConfig::try_from(&settings.policy).unwrap(),
            "`{line}`: {text}"
        );
        assert_eq!(format!("{read:?}"), format!("{:?}", settings.policy), "`{line}`: {text}");
    }
}

#[test]
fn the_configuration_has_what_is_not_the_default() {
    let text = |line| texts::configuration(&cases::settings(line)).unwrap();
    assert_eq!(
        text("expo budget=false"),
        "max_tries = 8\n\n[wait.expo]\nfactor = \"100ms\"\nmax_value = \"30s\"\n"
    );
    assert_eq!(text("expo +"), "# Every setting has its default.\n");
    let budget = "# The budget is set in code: policy.budget(&BUDGET)\n";
    assert_eq!(text("fibo + budget=true"), format!("{budget}wait = \"fibo\"\n"));
}
