//! What every fragment of the expansion is written from.

use std::cell::OnceCell;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote_spanned};
use syn::{Path, Token, Type};

use super::attempt::Capture;
use super::output;
use super::wait::{self, Wait};
use crate::function::{Function, signature};
use crate::parse::UserCode;
use crate::plan::Plan;

/// What every fragment of the expansion is written from.
pub(super) struct Context<'a> {
    pub(super) plan: &'a Plan,
    pub(super) function: &'a Function,
    pub(super) capture: Capture,
    /// The module of the library whose items the expansion names.
    pub(super) p: Module,
    /// Where the return type is, or the name of a function without one.
    pub(super) returned_span: Span,
    pub(super) locals: Locals,
    /// The parts of the wait expression, once they are written.
    wait: OnceCell<Wait>,
}

impl<'a> Context<'a> {
    pub(super) fn new(plan: &'a Plan, function: &'a Function, capture: Capture, p: Module) -> Self {
        let returned_span = output::span(function);
        let (locals, wait) = (Locals::new(), OnceCell::new());
        Self { plan, function, capture, p, returned_span, locals, wait }
    }

    /// Returns the parts of the wait expression.
    pub(super) fn wait(&self) -> &Wait {
        self.wait.get_or_init(|| wait::expand(self))
    }

    /// Returns `p` at `span`: a fault of the call that starts there is reported there, and not at the attribute.
    pub(super) fn p_at(&self, span: Span) -> Module {
        self.p.at(span)
    }

    /// Writes a function that is called for more than one attempt. One that is an argument is borrowed: whether its
    /// type is `Copy` does not show.
    pub(super) fn callable(&self, function: &UserCode) -> TokenStream {
        let Some(name) = function.as_ident() else { return function.to_token_stream() };
        let Some((_, binding)) = signature::bindings(&self.function.sig)
            .into_iter()
            .find(|(_, binding)| binding.ident == name)
        else {
            return function.to_token_stream();
        };
        let span = Span::mixed_site().located_at(name.span());
        match signature::type_of(&self.function.sig, &name) {
            Some(Type::Reference(reference)) if reference.mutability.is_some() => {
                quote_spanned!(span=> (&mut *#function))
            }
            Some(Type::Reference(_)) => function.to_token_stream(),
            _ if binding.mutability.is_some() => quote_spanned!(span=> (&mut #function)),
            _ => quote_spanned!(span=> (&#function)),
        }
    }

    pub(super) fn is_async(&self) -> bool {
        self.function.sig.asyncness.is_some()
    }

    /// Returns whether an attempt may be cut: by the attribute or by a policy.
    pub(super) fn may_cut(&self) -> bool {
        self.plan.limits_attempts() || self.policy_may_cut()
    }

    /// Returns whether a policy may cut attempts. Only a future can be cut.
    pub(super) fn policy_may_cut(&self) -> bool {
        self.is_async() && self.plan.wait.may_be_policy()
    }
}

/// The module of the library whose items the expansion names. It is imported in the general form, which names many of its
/// items. The plain form names few, and their full paths compile faster than an import.
#[derive(Clone, Copy)]
pub(super) struct Module {
    is_imported: bool,
    /// With the hygiene of `mixed_site`.
    span: Span,
}

impl Module {
    pub(super) fn of(plan: &Plan) -> Self {
        Self { is_imported: !plan.form.is_plain(), span: Span::mixed_site() }
    }

    /// Returns the same module, located at `span`.
    pub(super) fn at(self, span: Span) -> Self {
        Self { span: Span::mixed_site().located_at(span), ..self }
    }
}

impl ToTokens for Module {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.is_imported {
            tokens.append(Ident::new("__backoff", self.span));
        } else {
            let separator = Token![::](self.span);
            separator.to_tokens(tokens);
            tokens.append(Ident::new("backoff_retry", self.span));
            separator.to_tokens(tokens);
            tokens.append(Ident::new("__private", self.span));
        }
    }
}

/// Returns the path of the library. It has the user's span where the user wrote it, so that a wrong `crate = ..` is
/// reported there.
pub(crate) fn crate_path(given: Option<&Path>) -> TokenStream {
    let mixed = Span::mixed_site();
    given.map_or_else(
        || quote_spanned!(mixed=> ::backoff_retry),
        |path| quote_spanned!(mixed=> #path),
    )
}

/// A name that the expansion binds. It becomes an identifier where it is written: to make all of them for each fragment
/// takes longer than to write the fragment.
#[derive(Clone, Copy)]
pub(super) struct Local {
    name: &'static str,
    /// With the hygiene of `mixed_site`.
    span: Span,
}

impl Local {
    /// Returns the same name, located at `span`.
    pub(super) fn at(self, span: Span) -> Self {
        Self { span: Span::mixed_site().located_at(span), ..self }
    }
}

impl ToTokens for Local {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(Ident::new(self.name, self.span));
    }
}

macro_rules! locals {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// The locals that fragments share: one binds it, others use it.
        pub(super) struct Locals {
            $($(#[$doc])* pub(super) $name: Local,)*
        }

        impl Locals {
            fn new() -> Self {
                let span = Span::mixed_site();
                Self { $($name: Local { name: $text, span },)* }
            }

            /// Returns the same locals, located at `span`: a fault of a fragment that uses them is reported there.
            pub(super) fn at(&self, span: Span) -> Self {
                let span = Span::mixed_site().located_at(span);
                Self { $($name: Local { span, ..self.$name },)* }
            }
        }
    };
}

locals! {
    /// The type of the outcome.
    returns = "__returns",
    /// The wait generator, where it is kept between attempts.
    generator = "__generator",
    /// The state of a wait generator that is rebuilt for each wait.
    slot = "__slot",
    /// The settings of the policy, or the default settings.
    settings = "__settings",
    /// The evaluated `max_tries`.
    max_tries = "__max_tries",
    /// The evaluated `max_time`.
    max_time = "__max_time",
    /// The evaluated `attempt_timeout`.
    attempt_timeout = "__attempt_timeout",
    /// The evaluated `timeout`.
    timeout = "__timeout",
    /// The evaluated `budget`.
    budget = "__budget",
    /// What cancels the call.
    cancel = "__cancel",
    /// Whether the call was cancelled during a wait.
    cancelled = "__cancelled",
    /// The evaluated `jitter`.
    jitter = "__jitter",
    /// The evaluated `name`.
    name = "__name",
    /// The spans of the call.
    spans = "__spans",
    /// What is left when a span is.
    entered = "__entered",
    /// The clock.
    clock = "__clock",
    /// When the call started.
    start = "__start",
    /// The number of the attempt.
    tries = "__tries",
    /// What the attempt returned.
    returned = "__returned",
    /// The future of an attempt that a policy may cut.
    future = "__future",
    /// What limits attempts by the timeouts of a policy.
    limiter = "__limiter",
    /// Whether the attempt was cut.
    is_cut = "__is_cut",
    /// The error of an attempt that was cut.
    timed_out = "__timed_out",
    /// A reference to what is judged of it: the error, or the value.
    outcome = "__outcome",
    /// The time since `start`, as an `Option`.
    elapsed = "__elapsed",
    /// Whether `giveup` returned `true`.
    gives_up = "__gives_up",
    /// The time until the next attempt.
    wait = "__wait",
    /// Why the call gives up.
    reason = "__reason",
    /// The outcome, where it is kept over the wait.
    kept = "__kept",
    /// What follows a failed attempt, where the outcome is kept over the wait.
    next = "__next",
    /// The arguments of the call, as events show them.
    args = "__args",
    /// The details of an event.
    details = "__details",
    /// The argument of a callback that is awaited.
    argument = "__argument",
    /// A callback of which only the type shows whether it is `async`.
    function = "__function",
    /// What such a callback is chosen by.
    sample = "__sample",
    /// What is left to do of such a callback.
    step = "__step",
}
