use super::*;

fn total(timeline: &Timeline, count: fn(&Second) -> u32) -> u32 {
    timeline.seconds.iter().map(count).sum()
}

fn healthy() -> Scenario {
    Scenario { brownout: 0..0, errors: 0.0, ..Scenario::open() }
}

/// A server that serves nothing until the end of the run.
fn dead() -> Scenario {
    Scenario { capacity: 1e-6, ..healthy() }
}

#[test]
fn a_healthy_server_serves_each_call_at_the_first_attempt() {
    for scenario in [healthy(), Scenario { arrivals: Arrivals::Closed, ..healthy() }] {
        let timeline = run(&scenario, &Policy::naive(5), 1);
        let calls = total(&timeline, |second| second.calls);
        // 100 calls in each of 240 s; the tolerance is five standard errors.
        assert!((23_225..24_775).contains(&calls), "{calls} calls");
        assert_eq!(total(&timeline, |second| second.attempts), calls);
        let replies = total(&timeline, |second| second.replies);
        assert_eq!(total(&timeline, |second| second.succeeded), replies);
        assert!(calls - replies < 10, "{} are under way at the end", calls - replies);
    }
}

#[test]
fn a_seed_gives_the_same_run_and_another_seed_another() {
    for policy in Policy::all(5) {
        let run = |seed| run(&Scenario::open(), &policy, seed);
        assert_eq!(run(3), run(3), "{}", policy.name);
        assert_ne!(run(3), run(4), "{}", policy.name);
    }
}

#[test]
fn every_policy_has_the_same_calls() {
    let calls = |policy: &Policy| -> Vec<u32> {
        let timeline = run(&Scenario::open(), policy, 5);
        timeline.seconds.iter().map(|second| second.calls).collect()
    };
    let expected = calls(&Policy::no_retry());
    assert!(Policy::all(5).iter().all(|policy| calls(policy) == expected));
}

#[test]
fn calls_make_as_many_attempts_as_they_may() {
    for (policy, attempts) in [(Policy::no_retry(), 1), (Policy::naive(3), 3)] {
        let timeline = run(&dead(), &policy, 1);
        assert_eq!(total(&timeline, |second| second.replies), 0);
        let (calls, made) =
            (total(&timeline, |second| second.calls), total(&timeline, |second| second.attempts));
        let missing = calls * attempts - made;
        assert!(missing < 300, "{missing} attempts are still to come at the end");
    }
}

#[test]
fn retries_without_success_are_those_that_the_budgets_hold() {
    let timeline = run(&dead(), &Policy::budget(5), 1);
    let retries =
        total(&timeline, |second| second.attempts) - total(&timeline, |second| second.calls);
    assert_eq!(retries, 200); // 20 processes with 10 tokens each
}

#[test]
fn a_run_ends_with_the_attempts_that_it_may_make() {
    let endless = Policy::naive(u32::MAX).with_wait(backoff_retry::constant(Duration::ZERO).into());
    let timeline = run_up_to(&dead(), &endless, 1, 1_000);
    assert!(timeline.seconds.len() < 10, "{} seconds", timeline.seconds.len());
    assert!(total(&timeline, |second| second.attempts) <= 1_000);
}

#[test]
fn work_for_clients_that_have_left_is_done_in_vain() {
    // Every attempt waits for at least 1 s, because the queue is always full.
    let scenario = Scenario { capacity: 50.0, queue: 100, ..healthy() };
    let timeline = run(&scenario, &Policy::no_retry(), 1);
    let replies = timeline.in_last_minute(|second| second.replies);
    assert!(replies < 1.0, "{replies} replies per second are awaited");
}

#[test]
fn a_client_of_the_closed_loop_has_one_call_at_a_time() {
    let scenario = Scenario { arrivals: Arrivals::Closed, ..dead() };
    let timeline = run(&scenario, &Policy::naive(u32::MAX), 1);
    assert_eq!(total(&timeline, |second| second.calls), 1000); // one for each client, and it does not end
}
