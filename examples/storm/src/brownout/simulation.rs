//! A run: clients and a server on virtual time.

use std::time::Duration;

use backoff_retry::budget::Budget;
use backoff_retry::wait::{AnyWait, Take};
use backoff_retry::{RetryBudget, Wait, testing};

use super::policy::Policy;
use super::scenario::{Arrivals, END, Scenario, TAIL};
use super::server::{Admission, Attempt, Server};
use super::timeline::{Second, Timeline};
use crate::events::Events;
use crate::random::Random;

/// Simulates a scenario under a policy.
///
/// Runs with the same seed have the same clients and the same server; only what the policy does is different.
pub(crate) fn run(scenario: &Scenario, policy: &Policy, seed: u64) -> Timeline {
    // For `decorrelated`, which draws its waits itself.
    let _seed = testing::seed_jitter(seed);
    let mut simulation = Simulation::new(scenario, policy, seed);
    for client in 0..scenario.clients {
        simulation.schedule_call(Duration::ZERO, client);
    }
    simulation.run();
    simulation.timeline
}

#[derive(Debug)]
enum Event {
    /// A client starts a call.
    Call { client: usize },
    /// The wait of a call is over: it makes its next attempt.
    Attempt { call: usize },
    /// The client stops waiting for the reply to an attempt.
    Timeout(Attempt),
    /// The server has served the front of its queue.
    Served,
}

/// A call of a client.
struct Call {
    client: usize,
    started: Duration,
    tries: u32,
    waits: Take<AnyWait>,
    /// Whether the client waits for a reply to attempt number `tries`; if not, it waits to retry, or the call has ended.
    in_flight: bool,
}

struct Simulation<'a> {
    scenario: &'a Scenario,
    policy: &'a Policy,
    events: Events<Event>,
    server: Server,
    calls: Vec<Call>,
    /// One for each process.
    budgets: Vec<Option<RetryBudget>>,
    arrivals: Random,
    service: Random,
    jitter: Box<dyn FnMut(Duration) -> Duration>,
    timeline: Timeline,
}

impl<'a> Simulation<'a> {
    fn new(scenario: &'a Scenario, policy: &'a Policy, seed: u64) -> Self {
        let [arrivals, service, jitter] = Random::streams(seed);
        Self {
            scenario,
            policy,
            events: Events::new(),
            server: Server::new(scenario.queue),
            calls: Vec::new(),
            budgets: (0..scenario.processes()).map(|_| policy.budget.map(|make| make())).collect(),
            arrivals,
            service,
            jitter: policy.jitter.build(jitter),
            timeline: Timeline::new(END + TAIL),
        }
    }

    fn run(&mut self) {
        while let Some((now, event)) = self.events.next() {
            if second(now) >= END + TAIL {
                break;
            }
            match event {
                Event::Call { client } => self.start_call(now, client),
                Event::Attempt { call } => self.attempt(now, call),
                Event::Timeout(attempt) if self.is_awaited(attempt) => self.fail(now, attempt.call),
                Event::Timeout(_) => {}
                Event::Served => self.finish_service(now),
            }
        }
    }

    fn at(&mut self, time: Duration) -> &mut Second {
        &mut self.timeline.seconds[second(time)]
    }

    fn schedule_call(&mut self, now: Duration, client: usize) {
        let interval = self.arrivals.exponential(self.scenario.interval);
        self.events.add(now + interval, Event::Call { client });
    }

    fn start_call(&mut self, now: Duration, client: usize) {
        if self.scenario.arrivals == Arrivals::Open {
            self.schedule_call(now, client);
        }
        self.at(now).calls += 1;
        let waits = self.policy.waits.clone();
        self.calls.push(Call { client, started: now, tries: 0, waits, in_flight: false });
        self.attempt(now, self.calls.len() - 1);
    }

    fn attempt(&mut self, now: Duration, index: usize) {
        self.at(now).attempts += 1;
        let call = &mut self.calls[index];
        call.tries += 1;
        let attempt = Attempt { call: index, number: call.tries };
        let admission = self.server.admit(attempt);
        if admission == Admission::Refused {
            return self.fail(now, index);
        }
        call.in_flight = true;
        self.events.add(now + self.scenario.timeout, Event::Timeout(attempt));
        if admission == Admission::Served {
            self.begin_service(now);
        }
    }

    /// Whether a client still waits for the reply to this attempt.
    fn is_awaited(&self, attempt: Attempt) -> bool {
        let call = &self.calls[attempt.call];
        call.in_flight && call.tries == attempt.number
    }

    fn begin_service(&mut self, now: Duration) {
        let time = self.service.exponential(self.scenario.service_time(second(now)));
        self.events.add(now + time, Event::Served);
    }

    fn finish_service(&mut self, now: Duration) {
        let Some((attempt, is_next_served)) = self.server.finish() else { return };
        if is_next_served {
            self.begin_service(now);
        }
        let is_error = self.service.unit() < self.scenario.errors;
        match (self.is_awaited(attempt), is_error) {
            (false, _) => {} // The work was in vain.
            (true, true) => self.fail(now, attempt.call),
            (true, false) => self.succeed(now, attempt.call),
        }
    }

    fn budget(&self, call: &Call) -> Option<&RetryBudget> {
        self.budgets[call.client / self.scenario.clients_per_process].as_ref()
    }

    fn succeed(&mut self, now: Duration, index: usize) {
        let call = &self.calls[index];
        let started = call.started;
        if let Some(budget) = self.budget(call) {
            budget.deposit();
        }
        self.at(now).replies += 1;
        self.at(started).succeeded += 1;
        self.end_call(now, index);
    }

    /// Retries a call after a failed attempt, or gives up. The number of attempts is checked before the budget, as in the library.
    fn fail(&mut self, now: Duration, index: usize) {
        let call = &mut self.calls[index];
        call.in_flight = false;
        let wait = call.waits.next_wait(call.tries, &());
        let is_affordable = || self.budget(&self.calls[index]).is_none_or(Budget::withdraw);
        match wait.filter(|_| is_affordable()) {
            Some(wait) => {
                let wait = (self.jitter)(wait);
                self.events.add(now + wait, Event::Attempt { call: index });
            }
            None => self.end_call(now, index),
        }
    }

    fn end_call(&mut self, now: Duration, index: usize) {
        let call = &mut self.calls[index];
        call.in_flight = false;
        let client = call.client;
        if self.scenario.arrivals == Arrivals::Closed {
            self.schedule_call(now, client);
        }
    }
}

fn second(time: Duration) -> usize {
    usize::try_from(time.as_secs()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
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
            let (calls, made) = (
                total(&timeline, |second| second.calls),
                total(&timeline, |second| second.attempts),
            );
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
}
