//! What can be seen of a function that cannot be retried.

use proc_macro2::{TokenStream, TokenTree};
use syn::{FnArg, ReceiverKind, ReturnType, Type};

use crate::Mode;
use crate::errors::Errors;
use crate::function::Function;
use crate::signature;

/// Says which kind of thing the attribute was put on, if it is none that it can be put on.
pub(crate) fn not_a_function(mode: Mode, item: &TokenStream, error: syn::Error) -> syn::Error {
    const ITEMS: [&str; 10] =
        ["struct", "enum", "union", "impl", "trait", "mod", "use", "static", "type", "macro_rules"];
    let keyword = item.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) => {
            let name = ident.to_string();
            (name == "fn" || ITEMS.contains(&name.as_str())).then_some(ident)
        }
        _ => None,
    });
    let name = mode.attribute();
    match keyword {
        Some(keyword) if keyword != "fn" => syn::Error::new(
            keyword.span(),
            format!(
                "`#[{name}]` goes on a function or a method, not on {} `{keyword}`",
                if keyword == "impl" || keyword == "enum" { "an" } else { "a" },
            ),
        ),
        Some(_) => error,
        None => syn::Error::new(
            error.span(),
            format!(
                "`#[{name}]` goes on a function or a method: to retry a block, put it into one"
            ),
        ),
    }
}

/// Faults that the head of the function shows.
pub(crate) fn function(mode: Mode, function: &Function, errors: &mut Errors) {
    let sig = &function.sig;
    if let Some(constness) = &sig.constness {
        let message = "a `const fn` cannot wait, so it cannot be retried: make it a plain `fn`, or retry \
                       the function that calls it";
        errors.at(constness, message);
    }
    rewritten(mode, function, errors);
    for attr in &function.attrs {
        if attr.path().is_ident("track_caller") {
            let message = "a retried function would report its own line, not the caller's: \
                           leave `#[track_caller]` out";
            errors.at(attr, message);
        }
    }
    match &sig.output {
        ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)) => {
            errors.at(ty, "a function that never returns has nothing that could be retried");
        }
        ReturnType::Default if mode == Mode::Exception => {
            let message = "`#[on_exception]` needs a function that returns a `Result`, and this one \
                           returns nothing: give it a return type, such as `-> Result<(), Error>`";
            errors.at(&sig.ident, message);
        }
        ReturnType::Default => {
            let message = "`#[on_predicate]` asks about the returned value, and this function returns \
                           none: give it a return type";
            errors.at(&sig.ident, message);
        }
        ReturnType::Type(..) => {}
    }
}

/// Attributes above this one have been expanded before it: some leave a function that cannot be retried.
fn rewritten(mode: Mode, function: &Function, errors: &mut Errors) {
    let sig = &function.sig;
    if is_blocked_on(function) {
        let message = format!(
            "an attribute above this one, such as `#[tokio::test]` or `#[tokio::main]`, has made this \
             function sync, so that it would be retried as one: write `#[{}]` above it",
            mode.attribute()
        );
        errors.at(&sig.ident, message);
    }
    if sig.inputs.iter().any(is_given_away) && is_instrumented(function) {
        let message = format!(
            "`#[tracing::instrument]` above this attribute moves the arguments into the first attempt: \
             write `#[{}]` above it",
            mode.attribute()
        );
        errors.at(&sig.ident, message);
    }
}

/// What `#[tokio::test]` and `#[tokio::main]` leave of an `async fn`: `let body = async ..`, and at the end
/// a `block_on(body)`.
fn is_blocked_on(function: &Function) -> bool {
    if function.sig.asyncness.is_some() {
        return false;
    }
    let head: Vec<_> =
        function.body.stream().into_iter().take(4).map(|token| token.to_string()).collect();
    head == ["let", "body", "=", "async"] && signature::mentions(function.body.stream(), "block_on")
}

/// What `#[tracing::instrument]` leaves of an `async fn`: its body in an `async move` block.
fn is_instrumented(function: &Function) -> bool {
    function.sig.asyncness.is_some()
        && signature::mentions(function.body.stream(), "__tracing_attr_span")
}

/// Whether an argument is surely moved by an `async move` block that uses it. Of other types it is not known;
/// if they are not `Copy`, the compiler says so.
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
