//! The four events: the log, and the handlers.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::rules;
use crate::Mode;
use crate::args::keys::Event;
use crate::args::{Callee, CalleeForm};
use crate::function::Function;
use crate::plan::Plan;
use crate::setting::Setting;
use crate::signature;

pub(super) fn on_try(plan: &Plan, function: &Function) -> TokenStream {
    if !tells(plan, Event::Try) {
        return TokenStream::new();
    }
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let elapsed = rules::elapsed(plan);
    let told = quote_spanned!(mixed=> let __outcome = &(); #elapsed);
    let told = Telling::new(plan, function, Event::Try).tell(Some(&told));
    if plan.handlers.of(Event::Try).next().is_some() || !plan.wait.open {
        return told;
    }
    let bind = rules::bind(plan);
    quote_spanned!(mixed=> { #bind if (&*__settings).has_try_handler() { #told } })
}

/// An `Err` that `#[on_predicate]` lets through is no success: in Python it would be an exception, which
/// passes without an event.
pub(super) fn on_success(plan: &Plan, function: &Function) -> TokenStream {
    if !tells(plan, Event::Success) {
        return TokenStream::new();
    }
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let elapsed = rules::elapsed(plan);
    let mut told = Telling::new(plan, function, Event::Success).tell(Some(&elapsed));
    if plan.handlers.of(Event::Success).next().is_none() && plan.wait.open {
        told = quote_spanned!(mixed=> if (&*__settings).has_success_handler() { #told });
    }
    match plan.mode {
        Mode::Predicate => quote_spanned! {mixed=>
            if !#p::Rejected(__outcome).__backoff_is_err() { #told }
        },
        Mode::Exception => told,
    }
}

pub(super) fn on_backoff(plan: &Plan, function: &Function) -> Option<TokenStream> {
    tells(plan, Event::Backoff).then(|| Telling::new(plan, function, Event::Backoff).tell(None))
}

pub(super) fn on_giveup(plan: &Plan, function: &Function) -> Option<TokenStream> {
    tells(plan, Event::Giveup).then(|| Telling::new(plan, function, Event::Giveup).tell(None))
}

/// Whether anyone is told of an event: a handler, or perhaps one of a policy.
pub(super) fn tells(plan: &Plan, event: Event) -> bool {
    plan.wait.open || plan.handlers.of(event).next().is_some()
}

/// Evaluates to the outcome, borrowed anew, as an `Option`.
fn borrow_outcome(plan: &Plan, event: Event) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    match (plan.mode, event) {
        (_, Event::Try) => quote_spanned!(mixed=> #p::Some(&())),
        (Mode::Predicate, _) => quote_spanned!(mixed=> #p::Some(&__out)),
        (Mode::Exception, Event::Success) => quote_spanned!(mixed=> #p::value_of(&__out)),
        (Mode::Exception, _) => quote_spanned!(mixed=> #p::error_of(&__out)),
    }
}

/// Binds the outcome, borrowed anew.
pub(super) fn bind_outcome(plan: &Plan, event: Event) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let borrow = borrow_outcome(plan, event);
    match (plan.mode, event) {
        (_, Event::Try) => quote_spanned!(mixed=> let __outcome = &();),
        (Mode::Predicate, _) => quote_spanned!(mixed=> let __outcome = &__out;),
        (Mode::Exception, _) => quote_spanned! {mixed=>
            let #p::Some(__outcome) = #borrow else { break __out };
        },
    }
}

/// Writes what happens at one event.
struct Telling<'a> {
    plan: &'a Plan,
    function: &'a Function,
    event: Event,
    /// The details, made from `outcome`.
    details: TokenStream,
}

impl<'a> Telling<'a> {
    fn new(plan: &'a Plan, function: &'a Function, event: Event) -> Self {
        let details = details(plan, function, event);
        Self { plan, function, event, details }
    }

    /// The handlers, in their order. `before` binds what the details are made of,
    /// where that is not there already.
    fn tell(&self, before: Option<&TokenStream>) -> TokenStream {
        let mixed = Span::mixed_site();
        let handlers: Vec<_> = self.plan.handlers.of(self.event).collect();
        let shared = self.shared();
        let args = self.args();
        let awaits = self.function.sig.asyncness.is_some()
            && handlers.iter().any(|handler| handler.form != CalleeForm::Plain);
        let details = &self.details;
        if awaits {
            let calls = handlers.iter().map(|handler| self.call_in_async(handler));
            return quote_spanned!(mixed=> { #before #args #(#calls)* });
        }
        let calls = handlers.iter().map(|handler| self.call(handler));
        quote_spanned!(mixed=> { #before #args let __details = #details; #(#calls)* #shared })
    }

    /// Tells the handler of the policy, if there is one and the attribute has none for this event. `details` has to
    /// be bound.
    fn shared(&self) -> TokenStream {
        if !self.plan.wait.open || self.plan.handlers.of(self.event).next().is_some() {
            return TokenStream::new();
        }
        let mixed = Span::mixed_site();
        let method = match self.event {
            Event::Try => quote_spanned!(mixed=> notify_try),
            Event::Success => quote_spanned!(mixed=> notify_success),
            Event::Backoff => quote_spanned!(mixed=> notify_backoff),
            Event::Giveup => quote_spanned!(mixed=> notify_giveup),
        };
        let tell = rules::ask(self.plan, &method, &quote_spanned!(mixed=> &__details));
        quote_spanned!(mixed=> #tell;)
    }

    /// Binds the arguments of the call, as they are shown.
    fn args(&self) -> TokenStream {
        if !self.plan.args {
            return TokenStream::new();
        }
        let (p, mixed) = (&self.plan.p, Span::mixed_site());
        let shown = signature::bindings(&self.function.sig).into_iter().map(|(cfgs, it)| {
            let (name, text) = (&it.ident, it.ident.to_string());
            let at = mixed.located_at(name.span());
            quote_spanned!(at=> #cfgs (#text, (&&#p::Arg(&#name)).__backoff_debug()))
        });
        quote_spanned! {mixed=>
            let __args: &[#p::Argument<'_>] = &[#(#shown),*];
        }
    }

    /// Calls a handler that returns when it is done.
    fn call(&self, handler: &Callee) -> TokenStream {
        let mixed = Span::mixed_site();
        let function = &handler.tokens;
        let at = mixed.located_at(handler.span);
        let p_at = self.plan.p_at(at);
        let done = match self.function.sig.asyncness {
            Some(_) => quote_spanned!(at=> __backoff_done_in_async),
            None => quote_spanned!(at=> __backoff_done),
        };
        let run = quote_spanned!(at=> #p_at::run_handler(&__details, #function).#done());
        quote_spanned!(mixed=> #run;)
    }

    /// A handler in an event with handlers that may have to be awaited: nothing is borrowed from one of
    /// them to the next.
    fn call_in_async(&self, handler: &Callee) -> TokenStream {
        let (p, mixed) = (&self.plan.p, Span::mixed_site());
        let (details, function) = (&self.details, &handler.tokens);
        let borrow = borrow_outcome(self.plan, self.event);
        match handler.form {
            CalleeForm::Plain => {
                let call = self.call(handler);
                let bind = bind_outcome(self.plan, self.event);
                quote_spanned!(mixed=> { #bind let __details = #details; #call })
            }
            CalleeForm::Async => quote_spanned! {mixed=> {
                let __told = #borrow.map(|__outcome| #details);
                let _: #p::Option<()> = #p::call_async(#p::Option::as_ref(&__told), #function).await;
            }},
            CalleeForm::Unknown => {
                let step = quote_spanned! {mixed=>
                    let __argument = #details;
                    (&#p::FunctionOf(&__function, &__argument)).__backoff_handler_kind().__backoff_start(__function, &__argument)
                };
                let step = start(self.plan, handler, self.event, &step);
                let at = mixed.located_at(handler.span);
                let finish = quote_spanned!(at=> __step.__backoff_finish(&__told).await);
                quote_spanned! {mixed=> {
                    #step
                    let __told = __step.__backoff_argument(|| #borrow.map(|__outcome| #details));
                    let _: #p::Option<()> = #finish;
                }}
            }
        }
    }
}

/// Asks a `giveup` of which only the type tells whether it is `async`. Evaluates to an `Option`.
pub(super) fn ask_in_async(plan: &Plan, giveup: &Callee) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let borrow = borrow_outcome(plan, Event::Giveup);
    let function = &giveup.tokens;
    if giveup.form == CalleeForm::Async {
        return quote_spanned!(mixed=> #p::call_async(#borrow, #function).await);
    }
    let step = quote_spanned! {mixed=>
        (&#p::FunctionOf(&__function, __outcome)).__backoff_predicate_kind().__backoff_start(__function, __outcome)
    };
    let step = start(plan, giveup, Event::Giveup, &step);
    let finish = quote_spanned!(mixed.located_at(giveup.span)=> __step.__backoff_finish_predicate(__told).await);
    quote_spanned! {mixed=> {
        #step
        let __told = __step.__backoff_argument(|| #borrow);
        #finish
    }}
}

/// Binds `step`: what is left to do of a function that is perhaps `async`.
fn start(plan: &Plan, callee: &Callee, event: Event, step: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let function = &callee.tokens;
    let bind = bind_outcome(plan, event);
    quote_spanned! {mixed=>
        let __step = {
            #bind
            let __function = #function;
            #step
        };
    }
}

/// The details of an event; `tries`, `elapsed`, `outcome` and what else they tell have to be bound.
fn details(plan: &Plan, function: &Function, event: Event) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let target = target(plan, function);
    let mut details =
        quote_spanned!(mixed=> #p::Details::new(#target, __tries, __elapsed, __outcome));
    if event != Event::Try {
        let show = show(plan);
        details = quote_spanned!(mixed=> #details.with_format(#show));
    }
    if plan.args {
        details = quote_spanned!(mixed=> #details.with_args(__args));
    }
    match event {
        Event::Backoff => quote_spanned!(mixed=> #details.with_wait(__wait)),
        Event::Giveup => quote_spanned!(mixed=> #details.with_reason(__reason)),
        Event::Try | Event::Success => details,
    }
}

/// How the outcome is written, as its type allows.
pub(super) fn show(plan: &Plan) -> TokenStream {
    let p = &plan.p;
    quote_spanned!(Span::mixed_site()=> (&&&#p::Formatting::of(__outcome)).__backoff_format())
}

/// The levels of the log.
pub(super) fn levels(plan: &Plan) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let level = |level: Option<&str>| match level {
        Some(level) => {
            let level = Ident::new(level, mixed);
            quote_spanned!(mixed=> #p::Level::#level)
        }
        None => quote_spanned!(mixed=> #p::Level::Off),
    };
    let (backoff, giveup) = (level(plan.log.backoff), level(plan.log.giveup));
    quote_spanned!(mixed=> levels: #p::LogLevels { backoff: #backoff, giveup: #giveup },)
}

/// What the function is called.
pub(super) fn target(plan: &Plan, function: &Function) -> TokenStream {
    if let Some(Setting { value, constant, .. }) = &plan.name {
        let kept = quote_spanned!(Span::mixed_site()=> __name);
        return if *constant { value.clone() } else { kept };
    }
    let name = function.sig.ident.to_string();
    let name = format!("::{}", name.trim_start_matches("r#"));
    quote_spanned!(Span::mixed_site()=> ::core::concat!(::core::module_path!(), #name))
}
