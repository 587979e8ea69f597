//! Timeouts and `fallback`: options that depend on each other and on the function.

use syn::Ident;

use crate::Mode;
use crate::errors::Errors;
use crate::function::Function;
use crate::parse::{Args, Given, Opt, Value};

/// Reports an option that does not fit the function, or the other options.
pub(super) fn option(
    key: &Ident,
    opt: &Opt,
    mode: Mode,
    args: &Args,
    function: &Function,
    errors: &mut Errors,
) {
    match opt {
        Opt::AttemptTimeout(_) | Opt::Timeout(_) if function.sig.asyncness.is_none() => {
            let name = &function.sig.ident;
            let message = format!(
                "`{key}` cannot interrupt an attempt of `{name}`, which is not `async`; write `async fn {name}`, or \
                 limit the operation itself, as by the timeout of a socket, and write `max_time` for the attempts \
                 that follow"
            );
            errors.at(key, message);
        }
        Opt::AttemptTimeout(_) | Opt::Timeout(_) => {
            needs_timed_out(key, mode, args, errors);
            longer_than_the_call(key, opt, args, errors);
        }
        Opt::TimedOut(_) if !limits_attempts(args) => {
            let message = "`timed_out` has no effect without a timeout; write `attempt_timeout = 10s` or `timeout = 60s`";
            errors.at(key, message);
        }
        Opt::RaiseOnGiveup(false) | Opt::Fallback(_) => replaced_outcome(key, args, errors),
        _ => {}
    }
}

/// Reports the first timeout of `#[on_predicate]` without `timed_out`: there is no error to convert.
fn needs_timed_out(key: &Ident, mode: Mode, args: &Args, errors: &mut Errors) {
    let is_first = timeouts(args).next().is_some_and(|first| first.key == *key);
    let has_conversion = args.options.iter().any(|given| matches!(given.opt, Opt::TimedOut(_)));
    if mode == Mode::Predicate && is_first && !has_conversion {
        let message = format!(
            "`{key}` requires `timed_out` in `#[on_predicate]`: nothing says which value an interrupted attempt has; \
             write `timed_out = |timed_out| ..`, which returns what the function returns"
        );
        errors.at(key, message);
    }
}

/// Reports an `attempt_timeout` that could never be reached.
fn longer_than_the_call(key: &Ident, opt: &Opt, args: &Args, errors: &mut Errors) {
    let Opt::AttemptTimeout(Value::Literal(attempt)) = opt else { return };
    let call = args.options.iter().find_map(|given| match &given.opt {
        Opt::Timeout(Value::Literal(call)) => Some(call),
        _ => None,
    });
    if call.is_some_and(|call| attempt.is_longer_than(call)) {
        let message = "`attempt_timeout` is longer than `timeout`, which limits all attempts together; make it \
                       shorter, or omit it";
        errors.at(key, message);
    }
}

/// Reports the second of two options that replace the last outcome.
fn replaced_outcome(key: &Ident, args: &Args, errors: &mut Errors) {
    let replaces =
        |given: &&Given| matches!(given.opt, Opt::RaiseOnGiveup(false) | Opt::Fallback(_));
    let mut replacing = args.options.iter().filter(replaces);
    if replacing.nth(1).is_some_and(|second| second.key == *key) {
        let message = "`fallback` and `raise_on_giveup = false` both replace the last error; write only one of them";
        errors.at(key, message);
    }
}

fn limits_attempts(args: &Args) -> bool {
    timeouts(args).next().is_some()
}

fn timeouts(args: &Args) -> impl Iterator<Item = &Given> {
    args.options
        .iter()
        .filter(|given| matches!(given.opt, Opt::AttemptTimeout(_) | Opt::Timeout(_)))
}
