//! A run: clients and a server on virtual time.

use std::time::Duration;

use backoff_retry::policy::{Decision, Stepper};
use backoff_retry::testing;
use backoff_retry::wait::AnyWait;

use super::policy::Policy;
use super::scenario::{Arrivals, END, Scenario, TAIL};
use super::server::{Admission, Attempt, Server};
use super::timeline::{Second, Timeline};
use super::waits::{Processes, Waits};
use crate::events::Events;
use crate::random::Random;

/// Simulates a scenario under a policy.
///
/// Runs with the same seed have the same clients and the same server; only what the policy does is different.
pub fn run(scenario: &Scenario, policy: &Policy, seed: u64) -> Timeline {
    run_up_to(scenario, policy, seed, usize::MAX)
}

/// Simulates a scenario under a policy, until the clients have made `most` attempts: without limits and with short
/// waits there may be millions. The timeline then ends with the last whole second before.
pub fn run_up_to(scenario: &Scenario, policy: &Policy, seed: u64, most: usize) -> Timeline {
    // `decorrelated` draws its waits itself. Every decision of a thread with a scope has to find that scope.
    let draws = matches!(policy.retry.wait(), AnyWait::Decorrelated(_));
    let _seed = draws.then(|| testing::seed_jitter(seed));
    let mut simulation = Simulation::new(scenario, policy, seed);
    simulation.left = most;
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
    retries: Stepper<Waits>,
    /// Whether the client waits for a reply to attempt number `tries`; if not, it waits to retry, or the call has ended.
    in_flight: bool,
}

struct Simulation<'a> {
    scenario: &'a Scenario,
    events: Events<Event>,
    server: Server,
    calls: Vec<Call>,
    processes: Processes,
    arrivals: Random,
    service: Random,
    timeline: Timeline,
    /// How many attempts are simulated from now on.
    left: usize,
}

impl<'a> Simulation<'a> {
    fn new(scenario: &'a Scenario, policy: &'a Policy, seed: u64) -> Self {
        let [arrivals, service, jitter] = Random::streams(seed);
        Self {
            scenario,
            events: Events::default(),
            server: Server::new(scenario.queue),
            calls: Vec::new(),
            processes: Processes::new(policy, scenario.processes(), jitter),
            arrivals,
            service,
            timeline: Timeline::new(END + TAIL),
            left: usize::MAX,
        }
    }

    fn run(&mut self) {
        while let Some((now, event)) = self.events.pop() {
            if second(now) >= END + TAIL {
                break;
            }
            if self.left == 0 {
                self.timeline.seconds.truncate(second(now));
                break;
            }
            match event {
                Event::Call { client } => self.start_call(now, client),
                Event::Attempt { call } => self.attempt(now, call),
                Event::Timeout(attempt) if self.is_awaited(attempt) => self.fail(now, attempt.call),
                Event::Timeout(_) => {}
                Event::Served => self.finish_service(now),
            }
            self.at(now).queue = self.server.len();
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
        let retries = self.processes.start_call(self.process(client));
        self.calls.push(Call { client, started: now, tries: 0, retries, in_flight: false });
        self.attempt(now, self.calls.len() - 1);
    }

    fn attempt(&mut self, now: Duration, index: usize) {
        self.at(now).attempts += 1;
        self.left = self.left.saturating_sub(1);
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

    /// Returns the process that a client runs in.
    fn process(&self, client: usize) -> usize {
        client / self.scenario.clients_per_process
    }

    fn succeed(&mut self, now: Duration, index: usize) {
        let Call { client, started, .. } = self.calls[index];
        self.processes.deposit(self.process(client));
        self.at(now).replies += 1;
        self.at(started).succeeded += 1;
        self.end_call(now, index);
    }

    /// Retries a call after a failed attempt, or gives up.
    fn fail(&mut self, now: Duration, index: usize) {
        let call = &mut self.calls[index];
        call.in_flight = false;
        match call.retries.decide(now.saturating_sub(call.started), &()) {
            Decision::Retry(wait) => {
                self.events.add(now.saturating_add(wait), Event::Attempt { call: index });
            }
            _ => self.end_call(now, index),
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
mod tests;
