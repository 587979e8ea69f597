//! What the expansion is made from. A plan holds only what can be expanded.

use proc_macro2::Span;
use syn::{Ident, LitStr, Path};

use crate::Mode;
use crate::parse::{
    Budget, Callback, Evaluation, Event, Filter, Given, Jitter, Log, Opt, Time, Tries, UserCode,
    Value, WaitExpr, WaitSource,
};

/// The validated arguments of the attribute. What is `None` is left to a policy, or to the default.
pub(crate) struct Plan {
    pub(crate) mode: Mode,
    pub(crate) form: Form,
    /// The path of the library, if it is not `::backoff_retry`.
    pub(crate) crate_path: Option<Path>,
    pub(crate) wait: Wait,
    pub(crate) filter: Option<Filter>,
    pub(crate) max_tries: Option<Value<Tries>>,
    pub(crate) max_time: Option<Value<Time>>,
    /// The time limit of each attempt.
    pub(crate) attempt_timeout: Option<Value<Time>>,
    /// The time limit of the call, attempts included.
    pub(crate) timeout: Option<Value<Time>>,
    /// Makes what an attempt that was cut returns.
    pub(crate) timed_out: Option<UserCode>,
    pub(crate) budget: Option<Budget>,
    /// What cancels the call: a future or, in a function that is not `async`, a signal.
    pub(crate) cancel: Option<UserCode>,
    /// Makes what a call that gives up returns.
    pub(crate) fallback: Option<Callback>,
    pub(crate) jitter: Option<Jitter>,
    pub(crate) giveup: Option<Callback>,
    pub(crate) handlers: Handlers,
    pub(crate) clock: Option<UserCode>,
    /// Whether a call that gives up returns the last error, and not a default value.
    pub(crate) raise_on_giveup: bool,
    pub(crate) log: Option<Log>,
    /// The name of the function in events, if it is not its path.
    pub(crate) name: Option<Value<LitStr>>,
    /// Whether events carry the arguments of the call.
    pub(crate) shows_arguments: bool,
    /// Whether a success is reported to the observer, whatever a policy says.
    pub(crate) is_observed: bool,
    /// Where the option is that gives the call spans, if it is written.
    pub(crate) span: Option<Span>,
    /// The variable of the body that has the number of the attempt.
    pub(crate) attempt: Option<Ident>,
    /// The arguments of which every attempt gets a clone.
    pub(crate) clone: Vec<Ident>,
    /// The `mut` arguments that attempts share.
    pub(crate) lend: Vec<Ident>,
    /// What is evaluated before the first attempt, in the order in which it was written.
    pub(crate) evaluated: Vec<Evaluated>,
}

/// Which loop is written.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// That of `#[on_exception]` with one of the library's generators, made of constants or of named values, no filter,
    /// and no options but those of `Opt::is_plain`.
    Plain,
    General,
}

impl Form {
    fn of(mode: Mode, wait: &Wait, filter: Option<&Filter>, options: &[Given]) -> Self {
        let is_plain = mode == Mode::Exception
            && filter.is_none()
            && !wait.needs_outcome_type()
            && options.iter().all(|given| given.opt.is_plain());
        if is_plain { Self::Plain } else { Self::General }
    }

    pub(crate) fn is_plain(self) -> bool {
        matches!(self, Self::Plain)
    }
}

/// An option that is evaluated once a call.
pub(crate) enum Evaluated {
    MaxTries(UserCode),
    MaxTime(UserCode),
    AttemptTimeout(UserCode),
    Timeout(UserCode),
    Budget(UserCode),
    Cancel(UserCode),
    Jitter(UserCode),
    Clock(UserCode),
    Name(UserCode),
}

/// The wait generator, or the policy in its place.
pub(crate) struct Wait {
    pub(crate) expr: WaitExpr,
    pub(crate) source: WaitSource,
    pub(crate) evaluation: Evaluation,
}

/// The handlers, in the order in which they run.
#[derive(Default)]
pub(crate) struct Handlers(Vec<(Event, Callback)>);

impl Plan {
    pub(crate) fn new(
        mode: Mode,
        wait: WaitExpr,
        filter: Option<Filter>,
        options: Vec<Given>,
    ) -> Self {
        let wait = Wait { source: wait.source(), evaluation: wait.evaluation(), expr: wait };
        let mut plan = Self {
            mode,
            form: Form::of(mode, &wait, filter.as_ref(), &options),
            crate_path: None,
            wait,
            filter,
            max_tries: None,
            max_time: None,
            attempt_timeout: None,
            timeout: None,
            timed_out: None,
            budget: None,
            cancel: None,
            fallback: None,
            jitter: None,
            giveup: None,
            handlers: Handlers::default(),
            clock: None,
            raise_on_giveup: true,
            log: None,
            name: None,
            shows_arguments: false,
            is_observed: false,
            span: None,
            attempt: None,
            clone: Vec::new(),
            lend: Vec::new(),
            evaluated: Vec::new(),
        };
        for given in options {
            plan.set(given.opt, given.key.span());
        }
        plan
    }

    fn set(&mut self, opt: Opt, key: Span) {
        match opt {
            Opt::MaxTries(tries) => {
                self.evaluated.extend(tries.evaluated().map(Evaluated::MaxTries));
                self.max_tries = Some(tries);
            }
            Opt::MaxTime(time) => {
                self.evaluated.extend(time.evaluated().map(Evaluated::MaxTime));
                self.max_time = Some(time);
            }
            Opt::AttemptTimeout(limit) => {
                self.evaluated.extend(limit.evaluated().map(Evaluated::AttemptTimeout));
                self.attempt_timeout = Some(limit);
            }
            Opt::Timeout(limit) => {
                self.evaluated.extend(limit.evaluated().map(Evaluated::Timeout));
                self.timeout = Some(limit);
            }
            Opt::TimedOut(function) => self.timed_out = Some(function),
            Opt::Budget(budget) => {
                self.evaluated.extend(budget.evaluated().map(Evaluated::Budget));
                self.budget = Some(budget);
            }
            Opt::Cancel(cancel) => {
                self.evaluated.push(Evaluated::Cancel(cancel.clone()));
                self.cancel = Some(cancel);
            }
            Opt::Fallback(fallback) => self.fallback = Some(fallback),
            Opt::Jitter(jitter) => {
                self.evaluated.extend(jitter.evaluated().map(Evaluated::Jitter));
                self.jitter = Some(jitter);
            }
            Opt::Matches(pattern) => self.filter = Some(pattern),
            Opt::Giveup(giveup) => self.giveup = Some(giveup),
            Opt::Handlers(event, listed) => {
                self.handlers.0.extend(listed.into_iter().map(|handler| (event, handler)));
            }
            Opt::RaiseOnGiveup(raise) => self.raise_on_giveup = raise,
            Opt::Clock(clock) => {
                self.evaluated.push(Evaluated::Clock(clock.clone()));
                self.clock = Some(clock);
            }
            Opt::Log(log) => self.log = Some(log),
            Opt::Name(name) => {
                self.evaluated.extend(name.evaluated().map(Evaluated::Name));
                self.name = Some(name);
            }
            Opt::Args => self.shows_arguments = true,
            Opt::Observe => self.is_observed = true,
            Opt::Span => self.span = Some(key),
            Opt::Attempt(name) => self.attempt = Some(name),
            Opt::Clone(names) => self.clone = names,
            Opt::Lend(names) => self.lend = names,
            Opt::Crate(path) => self.crate_path = Some(path),
        }
    }

    /// Returns whether elapsed time is measured whatever a policy says.
    pub(crate) fn measures_elapsed(&self) -> bool {
        self.max_time.is_some()
            || self.timeout.is_some()
            || self.fallback.is_some()
            || self.is_observed
            || !self.handlers.0.is_empty()
    }

    /// Returns whether the call may have spans: those of the attribute, or of a policy.
    pub(crate) fn may_have_spans(&self) -> bool {
        self.span.is_some() || self.wait.may_be_policy()
    }

    /// Returns whether the attribute limits the time of an attempt.
    pub(crate) fn limits_attempts(&self) -> bool {
        self.attempt_timeout.is_some() || self.timeout.is_some()
    }

    /// Returns whether the type of the outcome has to be known before the first attempt.
    pub(crate) fn needs_outcome_type(&self) -> bool {
        self.limits_attempts()
            || self.cancel.is_some()
            || self.fallback.is_some()
            || self.wait.needs_outcome_type()
    }

    /// Returns whether the clock is bound before the first attempt: it is evaluated, or read.
    pub(crate) fn binds_clock(&self) -> bool {
        self.clock.is_some()
            || self.measures_elapsed()
            || self.limits_attempts()
            || self.wait.may_be_policy()
    }
}

impl Wait {
    pub(crate) fn may_be_policy(&self) -> bool {
        self.source == WaitSource::GeneratorOrPolicy
    }

    /// Returns whether the expression is evaluated again at each failure, also at the last.
    pub(crate) fn is_rebuilt(&self) -> bool {
        self.evaluation == Evaluation::EveryWait
    }

    /// Returns whether the type of the outcome has to be known before the first attempt.
    fn needs_outcome_type(&self) -> bool {
        self.expr.takes_outcome() || self.may_be_policy() || !self.is_rebuilt()
    }
}

impl Handlers {
    /// Returns the handlers of an event.
    pub(crate) fn of(&self, event: Event) -> impl Iterator<Item = &Callback> {
        self.0.iter().filter(move |(on, _)| *on == event).map(|(_, handler)| handler)
    }

    pub(crate) fn has(&self, event: Event) -> bool {
        self.of(event).next().is_some()
    }
}
