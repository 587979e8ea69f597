//! The four events: the log, and the handlers.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::context::{Context, Locals};
use super::{details, settings, spans};
use crate::Mode;
use crate::function::signature;
use crate::parse::{Asyncness, Callback, Event};

/// Notifies the handlers for attempts, and then opens the span of the attempt.
pub(super) fn on_try(cx: &Context) -> TokenStream {
    let (notify, start) = (notify_try(cx), spans::start_attempt(cx));
    quote_spanned!(Span::mixed_site()=> #notify #start)
}

fn notify_try(cx: &Context) -> TokenStream {
    if !notifies(cx, Event::Try) {
        return TokenStream::new();
    }
    let mixed = Span::mixed_site();
    let Locals { elapsed, outcome, .. } = &cx.locals;
    let measure = settings::elapsed(cx);
    let before = quote_spanned!(mixed=> let #outcome = &(); let #elapsed = #measure;);
    let notify = Notification::new(cx, Event::Try).expand(Some(&before));
    if cx.plan.handlers.has(Event::Try) || !cx.plan.wait.may_be_policy() {
        return notify;
    }
    let bind = settings::bind(cx);
    let has_handler =
        settings::call(cx, &quote_spanned!(mixed=> has_try_handler), &TokenStream::new());
    quote_spanned!(mixed=> { #bind if #has_handler { #notify } })
}

pub(super) fn on_backoff(cx: &Context) -> Option<TokenStream> {
    notifies(cx, Event::Backoff).then(|| Notification::new(cx, Event::Backoff).expand(None))
}

pub(super) fn on_giveup(cx: &Context) -> Option<TokenStream> {
    notifies(cx, Event::Giveup).then(|| Notification::new(cx, Event::Giveup).expand(None))
}

/// Returns whether an event has a handler, or may have one of a policy.
pub(super) fn notifies(cx: &Context, event: Event) -> bool {
    cx.plan.wait.may_be_policy() || cx.plan.handlers.has(event)
}

/// Evaluates to the outcome, borrowed anew, as an `Option`.
fn borrow_outcome(cx: &Context, event: Event) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { returned, .. }) = (&cx.p, &cx.locals);
    match (cx.plan.mode, event) {
        (_, Event::Try) => quote_spanned!(mixed=> #p::Some(&())),
        (Mode::Predicate, Event::Success | Event::Backoff | Event::Giveup) => {
            quote_spanned!(mixed=> #p::Some(&#returned))
        }
        (Mode::Exception, Event::Success) => quote_spanned!(mixed=> #p::value_of(&#returned)),
        (Mode::Exception, Event::Backoff | Event::Giveup) => {
            quote_spanned!(mixed=> #p::error_of(&#returned))
        }
    }
}

/// Binds the outcome, borrowed anew.
pub(super) fn bind_outcome(cx: &Context, event: Event) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { returned, outcome, .. }) = (&cx.p, &cx.locals);
    let borrow = borrow_outcome(cx, event);
    match (cx.plan.mode, event) {
        (_, Event::Try) => quote_spanned!(mixed=> let #outcome = &();),
        (Mode::Predicate, Event::Success | Event::Backoff | Event::Giveup) => {
            quote_spanned!(mixed=> let #outcome = &#returned;)
        }
        (Mode::Exception, Event::Success | Event::Backoff | Event::Giveup) => {
            quote_spanned! {mixed=>
                let #p::Some(#outcome) = #borrow else { break #returned };
            }
        }
    }
}

/// Writes how the handlers of one event are notified.
pub(super) struct Notification<'a> {
    cx: &'a Context<'a>,
    event: Event,
    /// Evaluates to the details of the event.
    details: TokenStream,
}

impl<'a> Notification<'a> {
    pub(super) fn new(cx: &'a Context<'a>, event: Event) -> Self {
        Self { cx, event, details: details::expand(cx, event) }
    }

    /// Notifies the handlers, in their order. `before` binds what the details are made of, where it is not bound yet.
    pub(super) fn expand(&self, before: Option<&TokenStream>) -> TokenStream {
        let mixed = Span::mixed_site();
        let Locals { details: bound, .. } = &self.cx.locals;
        let (args, details) = (self.args(), &self.details);
        let handlers: Vec<_> = self.cx.plan.handlers.of(self.event).collect();
        let may_await = |handler: &&Callback| handler.asyncness != Asyncness::Sync;
        if self.cx.is_async() && handlers.iter().any(may_await) {
            let calls = handlers.iter().map(|handler| self.call_in_async(handler));
            return quote_spanned!(mixed=> { #before #args #(#calls)* });
        }
        let calls = handlers.iter().map(|handler| self.call(handler));
        let (enter, policy) = (spans::enter(self.cx), self.handler_of_policy());
        quote_spanned!(mixed=> { #enter #before #args let #bound = #details; #(#calls)* #policy })
    }

    /// Notifies the handler of the policy, if there may be one that the attribute does not replace. `details` has to be
    /// bound.
    fn handler_of_policy(&self) -> TokenStream {
        if !self.cx.plan.wait.may_be_policy() || self.cx.plan.handlers.has(self.event) {
            return TokenStream::new();
        }
        let mixed = Span::mixed_site();
        let Locals { details, .. } = &self.cx.locals;
        let method = match self.event {
            Event::Try => quote_spanned!(mixed=> notify_try),
            Event::Success if self.cx.plan.is_observed => quote_spanned!(mixed=> notify_success),
            Event::Success => quote_spanned!(mixed=> report_success),
            Event::Backoff => quote_spanned!(mixed=> notify_backoff),
            Event::Giveup => quote_spanned!(mixed=> notify_giveup),
        };
        let notify = settings::call(self.cx, &method, &quote_spanned!(mixed=> &#details));
        quote_spanned!(mixed=> #notify;)
    }

    /// Binds the arguments of the call, as events show them.
    fn args(&self) -> TokenStream {
        if !self.cx.plan.shows_arguments {
            return TokenStream::new();
        }
        let mixed = Span::mixed_site();
        let (p, Locals { args, .. }) = (&self.cx.p, &self.cx.locals);
        let bindings = signature::bindings(&self.cx.function.sig);
        let shown = bindings.into_iter().map(|(cfgs, binding)| {
            let (name, text) = (&binding.ident, binding.ident.to_string());
            let at = mixed.located_at(name.span());
            quote_spanned!(at=> #cfgs (#text, (&&#p::Arg(&#name)).__backoff_debug()))
        });
        quote_spanned! {mixed=>
            let #args: &[#p::Argument<'_>] = &[#(#shown),*];
        }
    }

    /// Calls a handler that is done when it returns.
    fn call(&self, handler: &Callback) -> TokenStream {
        let mixed = Span::mixed_site();
        let at = mixed.located_at(handler.code.span());
        let (p, Locals { details, .. }) = (self.cx.p_at(at), self.cx.locals.at(at));
        let done = if self.cx.is_async() {
            quote_spanned!(at=> __backoff_done_in_async)
        } else {
            quote_spanned!(at=> __backoff_done)
        };
        let handler = self.checked(handler, &quote_spanned!(at=> &#details));
        let run = quote_spanned!(at=> #p::run_handler(&#details, #handler).#done());
        quote_spanned!(mixed=> #run;)
    }

    /// Evaluates to a handler, of which `details` shows the argument. Of a closure it shows the type of the parameter, too.
    fn checked(&self, handler: &Callback, details: &TokenStream) -> TokenStream {
        let function = self.cx.callable(&handler.code);
        if !handler.code.is_path() || self.event == Event::Try {
            return function;
        }
        let at = Span::mixed_site().located_at(handler.code.span());
        let p = self.cx.p_at(at);
        quote_spanned! {at=>
            (&&&#p::FunctionOf(&#function, #details))
                .__backoff_argument_kind()
                .__backoff_checked(#function)
        }
    }

    /// Calls a handler of an event with handlers that may have to be awaited: nothing stays borrowed from one of them to
    /// the next.
    fn call_in_async(&self, handler: &Callback) -> TokenStream {
        let mixed = Span::mixed_site();
        let (p, Locals { outcome, argument, .. }) = (&self.cx.p, &self.cx.locals);
        let (details, borrow) = (&self.details, borrow_outcome(self.cx, self.event));
        match handler.asyncness {
            Asyncness::Sync => {
                let Locals { details: bound, .. } = &self.cx.locals;
                let call = self.call(handler);
                let (enter, bind) = (spans::enter(self.cx), bind_outcome(self.cx, self.event));
                quote_spanned!(mixed=> { #enter #bind let #bound = #details; #call })
            }
            Asyncness::Async => {
                let argument_ref = quote_spanned!(mixed=> #p::Option::as_ref(&#argument));
                let call = quote_spanned!(mixed=> #p::call_async(#argument_ref, #handler));
                let call = spans::in_call(self.cx, mixed, call);
                quote_spanned! {mixed=> {
                    let #argument = #borrow.map(|#outcome| #details);
                    let _: #p::Option<()> = #call.await;
                }}
            }
            Asyncness::ByType => self.call_by_type(handler),
        }
    }

    /// Calls a handler, and awaits it if its type shows that it is `async`.
    fn call_by_type(&self, handler: &Callback) -> TokenStream {
        let mixed = Span::mixed_site();
        let (p, locals) = (&self.cx.p, &self.cx.locals);
        let Locals { outcome, argument, function, sample, step, .. } = locals;
        let (details, borrow) = (&self.details, borrow_outcome(self.cx, self.event));
        let checked = self.checked(handler, &quote_spanned!(mixed=> &#sample));
        let chosen = quote_spanned! {mixed=>
            let #sample = #details;
            let #function = #checked;
            (&#p::FunctionOf(&#function, &#sample))
                .__backoff_handler_kind()
                .__backoff_start(#function, &#sample)
        };
        let start = start(self.cx, self.event, &chosen);
        let finish = {
            let at = mixed.located_at(handler.code.span());
            let Locals { step, argument, .. } = locals.at(at);
            let finish = quote_spanned!(at=> #step.__backoff_finish(&#argument));
            let finish = spans::in_call(self.cx, at, finish);
            quote_spanned!(at=> #finish.await)
        };
        quote_spanned! {mixed=> {
            #start
            let #argument = #step.__backoff_argument(|| #borrow.map(|#outcome| #details));
            let _: #p::Option<()> = #finish;
        }}
    }
}

/// Calls a `giveup` that may have to be awaited. Evaluates to an `Option`.
pub(super) fn ask_in_async(cx: &Context, giveup: &Callback) -> TokenStream {
    let mixed = Span::mixed_site();
    let (p, Locals { outcome, argument, function, step, .. }) = (&cx.p, &cx.locals);
    let borrow = borrow_outcome(cx, Event::Giveup);
    if giveup.asyncness == Asyncness::Async {
        let call = quote_spanned!(mixed=> #p::call_async(#borrow, #giveup));
        let call = spans::in_call(cx, mixed, call);
        return quote_spanned!(mixed=> #call.await);
    }
    let callback = cx.callable(&giveup.code);
    let chosen = quote_spanned! {mixed=>
        let #function = #callback;
        (&#p::FunctionOf(&#function, #outcome))
            .__backoff_predicate_kind()
            .__backoff_start(#function, #outcome)
    };
    let start = start(cx, Event::Giveup, &chosen);
    let finish = {
        let at = mixed.located_at(giveup.code.span());
        let Locals { step, argument, .. } = cx.locals.at(at);
        let finish = quote_spanned!(at=> #step.__backoff_finish_predicate(#argument));
        let finish = spans::in_call(cx, at, finish);
        quote_spanned!(at=> #finish.await)
    };
    quote_spanned! {mixed=> {
        #start
        let #argument = #step.__backoff_argument(|| #borrow);
        #finish
    }}
}

/// Binds `step`: what is left to do of a callback that may have to be awaited.
fn start(cx: &Context, event: Event, chosen: &TokenStream) -> TokenStream {
    let mixed = Span::mixed_site();
    let Locals { step, .. } = &cx.locals;
    let (enter, bind) = (spans::enter(cx), bind_outcome(cx, event));
    quote_spanned! {mixed=>
        let #step = {
            #enter
            #bind
            #chosen
        };
    }
}
