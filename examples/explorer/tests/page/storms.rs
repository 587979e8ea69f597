//! The storm of the page is the one of `storm`, with the policy of the page.

use explorer::storm::Storm;
use storm::model::{END, Policy, Scenario, run};

use crate::cases;

fn storm(line: &str) -> Storm {
    Storm::new(&cases::settings(line), 3)
}

/// Returns what is offered and replied in each second, without the budget and with it.
fn seconds(storm: &Storm) -> Vec<[String; 2]> {
    (0..END)
        .map(|second| storm.moment(second))
        .map(|moment| [moment.without, moment.with])
        .collect()
}

#[test]
fn a_storm_with_the_policy_of_the_documentation_is_that_of_the_documentation() {
    let shown = storm("expo + wait.expo.max_value=20s max_tries=5 budget=true");
    let scenario = Scenario::open();
    assert!(shown.description().starts_with(&scenario.description()), "{}", shown.description());
    let runs = [Policy::full_jitter(5), Policy::budget(5)].map(|policy| run(&scenario, &policy, 3));
    for (second, [without, with]) in seconds(&shown).into_iter().enumerate() {
        for (timeline, text) in runs.iter().zip([without, with]) {
            let counted = timeline.seconds[second];
            let start =
                format!("{} attempts/s offered, {} replies/s", counted.attempts, counted.replies);
            assert!(text.starts_with(&start), "second {second}: {text}, not {start}");
        }
    }
}

#[test]
fn a_budget_ends_the_storm() {
    let [without, with] = storm("expo + max_tries=5 wait.expo.max_value=20s").outcome();
    assert_eq!(without, "does not recover: goodput stays low for > 120 s after the brown-out");
    assert!(with.starts_with("recovers: goodput is back "), "{with}");
}

#[test]
fn limits_bound_the_storm() {
    let [without, _] = storm("expo + max_tries=1").outcome();
    assert!(without.starts_with("recovers"), "{without}");
    // Without a brown-out, and with twice the capacity that all attempts need, there is none.
    let [without, with] = storm("expo max_tries=2 storm.capacity=400 storm.brownout=0").outcome();
    assert_eq!([without, with], ["stays up: there is no brown-out"; 2]);
    let hasty = "constant + wait.constant.interval=1s max_time=2s";
    assert!(storm(hasty).outcome()[0].contains("> 120 s"), "{:?}", storm(hasty).outcome());
}

#[test]
fn a_storm_without_end_is_cut() {
    let endless = storm("constant + wait.constant.interval=0s");
    let [without, with] = endless.outcome();
    assert!(without.starts_with("is simulated for "), "{without}");
    assert!(with.starts_with("recovers"), "{with}");
    assert_eq!(endless.moment(END - 1).without, "not simulated");
    assert_eq!(endless.rows().last().unwrap()[2], "not simulated");
}

#[test]
fn the_table_has_the_whole_storm() {
    let storm = storm("expo");
    let rows = storm.rows();
    assert_eq!((rows[0][0].as_str(), rows.last().unwrap()[0].as_str()), ("0 to 15", "195 to 210"));
    assert_eq!(rows[0][1], "full capacity");
    assert_eq!(rows[4][1], "brown-out: a fifth of the capacity");
    assert_eq!(rows[6][1], "full capacity again");
}
