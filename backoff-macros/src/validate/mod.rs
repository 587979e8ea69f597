//! What makes the attribute impossible: faults of the function, and options that do not fit it.

mod limits;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, Ident, ReceiverKind, ReturnType, Type};

use crate::Mode;
use crate::errors::Errors;
use crate::function::{Function, signature};
use crate::parse::{Args, Asyncness, Callback, Given, Opt};
use crate::plan::Plan;

const RETURNS_NOTHING: &str = "`#[on_predicate]` retries on the value that a function returns, but this one returns \
                               nothing; return a `bool`, of which `false` is retried, or another value, and write a \
                               predicate: `#[on_predicate(expo, |value| ..)]`";

/// Makes the plan, or returns all faults.
pub(crate) fn plan(
    mode: Mode,
    args: Args,
    function: &Function,
    mut errors: Errors,
) -> Result<Plan, Errors> {
    for Given { key, opt } in &args.options {
        option(key, opt, &args, function, &mut errors);
        limits::option(key, opt, mode, &args, function, &mut errors);
    }
    shared_arguments(&args, function, &mut errors);
    match args.wait {
        Some(wait) if errors.is_empty() => Ok(Plan::new(mode, wait, args.filter, args.options)),
        Some(_) | None => Err(errors),
    }
}

/// Reports an option that does not fit the function, or another option.
fn option(key: &Ident, opt: &Opt, args: &Args, function: &Function, errors: &mut Errors) {
    if let Opt::Giveup(callback) | Opt::Fallback(callback) = opt {
        not_awaited(&format!("`{key}`"), callback, function, errors);
    }
    if let Opt::Handlers(_, handlers) = opt {
        for handler in handlers {
            not_awaited(&format!("handler in `{key}`"), handler, function, errors);
            changed_arguments(handler, args, function, errors);
        }
    }
    if let Opt::Attempt(name) = opt {
        if signature::names(&function.sig).contains(name) {
            let message = format!(
                "`{name}` is an argument of `{}`; give the number of the attempt another name",
                function.sig.ident
            );
            errors.at(name, message);
        }
    }
    if let Opt::Clone(names) | Opt::Lend(names) = opt {
        arguments(names, function, errors);
    }
    if let Opt::Lend(names) = opt {
        lent_arguments(names, args, function, errors);
    }
}

/// Reports names in `lend` that are lent anyway, or cloned.
fn lent_arguments(names: &[Ident], args: &Args, function: &Function, errors: &mut Errors) {
    let is_cloned = |name: &Ident| {
        args.options
            .iter()
            .any(|given| matches!(&given.opt, Opt::Clone(names) if names.contains(name)))
    };
    let immutable = signature::immutable(&function.sig);
    for name in names {
        if is_cloned(name) {
            let message =
                format!("`{name}` is listed in both `clone` and `lend`; list it in one of them");
            errors.at(name, message);
        } else if immutable.contains(name) {
            let message = format!(
                "`{name}` is not `mut`, so every attempt may use it anyway; remove it from `lend`"
            );
            errors.at(name, message);
        }
    }
}

/// Reports `mut` arguments that a handler changes: the body would not see it, since it works on a copy.
fn changed_arguments(handler: &Callback, args: &Args, function: &Function, errors: &mut Errors) {
    let is_shared = |name: &Ident| {
        args.options.iter().any(|given| match &given.opt {
            Opt::Lend(names) | Opt::Clone(names) => names.contains(name),
            _ => false,
        })
    };
    for (_, binding) in signature::bindings(&function.sig) {
        let name = &binding.ident;
        if binding.mutability.is_none()
            || is_shared(name)
            || !function.body.mentions(&name.to_string())
        {
            continue;
        }
        let code = handler.code.to_token_stream();
        let place = signature::assigned(code.clone(), name);
        if let Some(place) = place.filter(|_| !signature::rebinds(code, name)) {
            let message = format!(
                "every attempt starts with a copy of `{name}`, so the body would not see this change; write \
                 `lend({name})` to let attempts and handlers share it"
            );
            errors.at(place, message);
        }
    }
}

/// Reports names that are not arguments of the function.
fn arguments(names: &[Ident], function: &Function, errors: &mut Errors) {
    let known = signature::names(&function.sig);
    for name in names.iter().filter(|name| !known.contains(name)) {
        let function = &function.sig.ident;
        errors.at(name, format!("`{name}` is not an argument of `{function}`"));
    }
}

/// Reports a callback that would have to be awaited in a function that is not `async`.
fn not_awaited(what: &str, callback: &Callback, function: &Function, errors: &mut Errors) {
    if callback.asyncness == Asyncness::Async && function.sig.asyncness.is_none() {
        let name = &function.sig.ident;
        let message = format!(
            "`async` {what} cannot be awaited in `{name}`, which is not `async`; write `async fn {name}`, or a \
             closure that returns no future"
        );
        errors.at(callback, message);
    }
}

/// Reports `ref mut` arguments: attempts share what these bind, which has to be written down.
fn shared_arguments(args: &Args, function: &Function, errors: &mut Errors) {
    let is_lent = |name: &Ident| {
        args.options
            .iter()
            .any(|given| matches!(&given.opt, Opt::Lend(names) if names.contains(name)))
    };
    for (_, binding) in signature::bindings(&function.sig) {
        let name = &binding.ident;
        if binding.by_ref.is_some() && binding.mutability.is_some() && !is_lent(name) {
            let message = format!(
                "`ref mut {name}` shows an attempt what earlier ones changed; write `lend({name})` in the attribute \
                 to allow it, or `mut {name}` to start every attempt afresh"
            );
            errors.at(binding, message);
        }
    }
}

/// Returns the fault of an attribute on something that is not a function.
pub(crate) fn not_a_function(mode: Mode, item: &TokenStream, error: syn::Error) -> syn::Error {
    const ITEMS: [&str; 10] =
        ["struct", "enum", "union", "impl", "trait", "mod", "use", "static", "type", "macro_rules"];
    let keyword = item.clone().into_iter().find_map(|token| {
        let TokenTree::Ident(ident) = token else { return None };
        (ident == "fn" || ITEMS.iter().any(|item| ident == item)).then_some(ident)
    });
    let name = mode.attribute();
    match keyword {
        Some(keyword) if keyword != "fn" => {
            let message = format!(
                "`#[{name}]` must be on a function or a method, but this is {} `{keyword}`",
                if keyword == "impl" || keyword == "enum" { "an" } else { "a" },
            );
            syn::Error::new(keyword.span(), message)
        }
        Some(_) => error,
        None => {
            let message = format!(
                "`#[{name}]` must be on a function or a method; to retry an expression, move it into one"
            );
            syn::Error::new(error.span(), message)
        }
    }
}

/// Reports what the head of the function shows.
pub(crate) fn head(mode: Mode, function: &Function, errors: &mut Errors) {
    let sig = &function.sig;
    if let Some(constness) = &sig.constness {
        let message = "a `const fn` cannot be retried, since it cannot wait; remove `const`, or retry the function \
                       that calls it";
        errors.at(constness, message);
    }
    rewritten(mode, function, errors);
    for attr in function.attrs.iter().filter(|attr| attr.path().is_ident("track_caller")) {
        let message = "`#[track_caller]` has no effect on a retried function, which would report its own line; \
                       remove it";
        errors.at(attr, message);
    }
    match (&sig.output, mode) {
        (ReturnType::Type(_, ty), _) if matches!(**ty, Type::Never(_)) => {
            errors.at(ty, "a function that never returns cannot be retried");
        }
        (ReturnType::Type(_, ty), Mode::Predicate) if matches!(&**ty, Type::Tuple(unit) if unit.elems.is_empty()) =>
        {
            errors.at(ty, RETURNS_NOTHING);
        }
        (ReturnType::Type(..), _) => {}
        (ReturnType::Default, Mode::Exception) => {
            let message = "`#[on_exception]` requires a function that returns a `Result`, but this one returns \
                           nothing; write a return type, such as `-> Result<(), Error>`";
            errors.at(&sig.ident, message);
        }
        (ReturnType::Default, Mode::Predicate) => {
            errors.at(&sig.ident, RETURNS_NOTHING);
        }
    }
}

/// Reports a function that an attribute above this one has rewritten so that it cannot be retried.
fn rewritten(mode: Mode, function: &Function, errors: &mut Errors) {
    let sig = &function.sig;
    let name = mode.attribute();
    if is_blocked_on(function) {
        let message = format!(
            "an attribute above `#[{name}]`, such as `#[tokio::test]` or `#[tokio::main]`, has already made this \
             function sync; write `#[{name}]` above it"
        );
        errors.at(&sig.ident, message);
    }
    if sig.inputs.iter().any(is_given_away) && is_instrumented(function) {
        let message = format!(
            "`#[tracing::instrument]` above `#[{name}]` moves the arguments into the first attempt; write \
             `#[{name}]` above it"
        );
        errors.at(&sig.ident, message);
    }
}

/// Returns whether `#[tokio::test]` or `#[tokio::main]` has rewritten an `async fn`: to `let body = async ..`, and a
/// `block_on(body)` at the end. The text of its `expect` tells it from what a user writes.
fn is_blocked_on(function: &Function) -> bool {
    if function.sig.asyncness.is_some() {
        return false;
    }
    let head: Vec<_> =
        function.body.stream().into_iter().take(4).map(|token| token.to_string()).collect();
    head == ["let", "body", "=", "async"]
        && function.body.flattened().has_literal("\"Failed building the Runtime\"")
}

/// Returns whether `#[tracing::instrument]` has put the body of an `async fn` into an `async move` block.
fn is_instrumented(function: &Function) -> bool {
    function.sig.asyncness.is_some() && function.body.mentions("__tracing_attr_span")
}

/// Returns whether an `async move` block certainly moves an argument that it uses. Of other types only the compiler
/// knows, and reports them.
fn is_given_away(argument: &FnArg) -> bool {
    const OWNERS: [&str; 4] = ["String", "Vec", "Box", "PathBuf"];
    match argument {
        FnArg::Receiver(receiver) => {
            matches!(receiver.kind, ReceiverKind::Reference(_, _, Some(_)))
        }
        FnArg::Typed(argument) => match &*argument.ty {
            Type::Reference(reference) => reference.mutability.is_some(),
            Type::Path(path) => path
                .path
                .segments
                .last()
                .is_some_and(|last| OWNERS.iter().any(|owner| last.ident == owner)),
            _ => false,
        },
    }
}
