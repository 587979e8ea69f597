//! What follows an attempt: is it to be retried, and if so, when?

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::attempt::returned_span;
use super::{clock_of, events, rules};
use crate::Mode;
use crate::args::CalleeForm;
use crate::args::keys::{Event, Kind};
use crate::args::wait::Wait;
use crate::function::Function;
use crate::plan::{Jitter, Plan, Retries};
use crate::setting::Setting;

/// Breaks the loop with `out`, or evaluates to the wait; where nobody is told of it in a sync function, waits.
pub(super) fn expand(plan: &Plan, function: &Function) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let (bind_rules, elapsed) = (rules::bind(plan), rules::elapsed(plan));
    let settle = (plan.wait.asks || plan.wait.open || !plan.wait.constant)
        .then(|| quote_spanned!(mixed=> #p::is_returned(__returns, &__out);));
    let success = events::on_success(plan, function);
    let retried = retried(plan);
    let verdict = verdict(plan, function);
    let judge = match plan.mode {
        Mode::Exception => {
            let span = mixed.located_at(returned_span(function));
            let p_at = plan.p_at(span);
            let result = quote_spanned!(span=> #p_at::result_ref(&__out));
            let unnamed =
                retried.map(|retried| quote_spanned!(mixed=> if !#retried { break __out; }));
            let value = if success.is_empty() {
                quote_spanned!(mixed=> _)
            } else {
                quote_spanned!(mixed=> __outcome)
            };
            quote_spanned! {mixed=>
                let __outcome = match #result {
                    #p::Ok(#value) => { #success break __out; }
                    #p::Err(__outcome) => __outcome,
                };
                #unnamed
            }
        }
        Mode::Predicate => {
            let retried = retried.unwrap_or_else(|| {
                let span = mixed.located_at(returned_span(function));
                let p = plan.p_at(span);
                if plan.wait.open {
                    quote_spanned!(span=> (&*__settings).is_retried_value(__outcome))
                } else {
                    quote_spanned!(span=> #p::Falsy::is_falsy(__outcome))
                }
            });
            quote_spanned! {mixed=>
                let __outcome = &__out;
                if !#retried { #success break __out; }
            }
        }
    };
    quote_spanned!(mixed=> #bind_rules #settle #judge #elapsed #verdict)
}

/// Whether `outcome` is one that is retried; nothing where every one is, or where the type decides.
fn retried(plan: &Plan) -> Option<TokenStream> {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    match &plan.retries {
        Retries::Default if plan.mode == Mode::Exception && plan.wait.open => Some(rules::ask(
            plan,
            &quote_spanned!(mixed=> is_retried),
            &quote_spanned!(mixed=> __outcome),
        )),
        Retries::Default => None,
        Retries::Question(question) => Some(ask(plan, question, question.span())),
        // An attribute may stand on a statement, but not on an expression.
        Retries::Pattern(pattern) => Some(quote_spanned! {mixed=> {
            #[allow(unreachable_patterns)]
            let __matches = match __outcome { #pattern => true, _ => false };
            __matches
        }}),
        Retries::Types(types) => {
            let is = types.iter().map(|ty| quote_spanned!(mixed=> #p::is::<#ty>(__error)));
            // The place of the types, so that an error type that cannot be searched is shown there.
            let at = types.first().cloned().map_or(mixed, |ty| mixed.located_at(ty.span()));
            let find = quote_spanned!(at=> __backoff_find);
            Some(quote_spanned!(mixed=> (&#p::Search(__outcome)).#find(&|__error| #(#is)||*)))
        }
    }
}

/// Asks the engine, and does what it says.
fn verdict(plan: &Plan, function: &Function) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let giveup = giveup(plan, function.sig.asyncness.is_some());
    let judged = Judged { plan, function };
    if is_told(plan) {
        let (on_backoff, on_giveup) =
            (events::on_backoff(plan, function), events::on_giveup(plan, function));
        let failed = judged.told();
        let given_up = given_up(plan, function);
        return quote_spanned! {mixed=>
            #giveup
            match #failed {
                #p::Verdict::Retry(__wait) => { #on_backoff __wait }
                #p::Verdict::GiveUp(__reason) => { #on_giveup break #given_up; }
            }
        };
    }
    let failed = judged.untold();
    let given_up = given_up(plan, function);
    quote_spanned! {mixed=>
        #giveup
        match #failed {
            #p::Ok(__wait) => __wait,
            #p::Err(__out) => break #given_up,
        }
    }
}

/// Whether nobody is told of a backoff or a give-up but the log: then the wait may follow at once.
pub(super) fn waits_at_once(plan: &Plan, function: &Function) -> bool {
    function.sig.asyncness.is_none() && !is_told(plan)
}

/// Whether anyone but the log is told of a failure.
fn is_told(plan: &Plan) -> bool {
    events::tells(plan, Event::Backoff) || events::tells(plan, Event::Giveup)
}

/// What a give-up returns.
fn given_up(plan: &Plan, function: &Function) -> TokenStream {
    let mixed = Span::mixed_site();
    if plan.raise_on_giveup {
        return quote_spanned!(mixed=> __out);
    }
    let span = mixed.located_at(returned_span(function));
    let p = plan.p_at(span);
    quote_spanned!(span=> #p::default_on_giveup(__out))
}

/// What a failure is judged by.
struct Judged<'a> {
    plan: &'a Plan,
    function: &'a Function,
}

impl Judged<'_> {
    /// Lends the outcome, of which handlers are told afterwards.
    fn told(&self) -> TokenStream {
        let (p, mixed) = (&self.plan.p, Span::mixed_site());
        let site = site(self.plan, self.function);
        let show = events::show(self.plan);
        let how = self.how();
        quote_spanned!(mixed=> {
            let __format = #show;
            #p::on_failure(&#site, __tries, __outcome, __format, #how)
        })
    }

    /// Gives away what the attempt gave; gets it back on a give-up.
    fn untold(&self) -> TokenStream {
        let (p, mixed) = (&self.plan.p, Span::mixed_site());
        let site = site(self.plan, self.function);
        let show = events::show(self.plan);
        let how = self.how();
        let exception = self.plan.mode == Mode::Exception;
        let mode = Ident::new(if exception { "ON_ERROR" } else { "ON_VALUE" }, mixed);
        let returned = mixed.located_at(returned_span(self.function));
        let at_returned = self.plan.p_at(returned);
        let at_once = waits_at_once(self.plan, self.function);
        let failed = if at_once { "on_failure_and_sleep" } else { "on_failure_without_handlers" };
        let failed = Ident::new(failed, returned);
        let clock = at_once.then(|| {
            let clock = self.plan.clock.as_ref().map_or(mixed, |it| mixed.located_at(it.span()));
            let it = clock_of(self.plan, clock, false);
            quote_spanned!(clock=> , &#it)
        });
        // What is wrong about the return type has been said there; said at the same place it is not said twice.
        quote_spanned!(returned=> {
            let __format = #show;
            #at_returned::#failed(#p::#mode, &#site, __tries, __out, __format, #how #clock)
        })
    }

    /// When it was, the next wait, and what is made of it.
    fn how(&self) -> TokenStream {
        let (p, mixed) = (&self.plan.p, Span::mixed_site());
        let measured = rules::measured(self.plan);
        let when = if measured.is_some() || self.plan.giveup.is_some() {
            let measured = measured.unwrap_or_else(|| quote_spanned!(mixed=> #p::None));
            quote_spanned!(mixed=> #measured, __giveup)
        } else {
            quote_spanned!(mixed=> #p::None, false)
        };
        let (next_wait, jitter) = (next_wait(self.plan), jitter(self.plan));
        quote_spanned!(mixed=> #when, #next_wait, #jitter)
    }
}

/// What is the same for all attempts.
fn site(plan: &Plan, function: &Function) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let target = events::target(plan, function);
    let max_tries = limit(plan, "max_tries", plan.max_tries.as_ref());
    let max_time = limit(plan, "max_time", plan.max_time.as_ref());
    let levels = plan.says(Kind::Log).then(|| events::levels(plan));
    let all = max_tries.is_some() && max_time.is_some() && levels.is_some();
    let rest = match (all, plan.wait.open) {
        (true, _) => TokenStream::new(),
        (false, true) => quote_spanned!(mixed=> ..(&*__settings).params()),
        (false, false) => quote_spanned!(mixed=> ..#p::DEFAULT_PARAMS),
    };
    quote_spanned!(mixed=> #p::RetryParams { target: #target, #max_tries #max_time #levels #rest })
}

/// A limit, where it is given: a literal as it stands, anything else as it was evaluated before the first attempt.
fn limit(plan: &Plan, name: &str, limit: Option<&Setting>) -> Option<TokenStream> {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let Setting { value, constant, .. } = limit?;
    let field = Ident::new(name, mixed);
    Some(if *constant {
        quote_spanned!(mixed=> #field: #p::Some(#value),)
    } else if name == "max_tries" {
        quote_spanned!(mixed=> #field: #p::stored_max_tries(__max_tries),)
    } else {
        quote_spanned!(mixed=> #field: __max_time,)
    })
}

/// Binds what `giveup` says. Where it may have to be awaited, the outcome is borrowed anew afterwards.
fn giveup(plan: &Plan, asyncness: bool) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let Some(giveup) = &plan.giveup else {
        return match (plan.wait.open, plan.needs_stopwatch()) {
            (true, _) => {
                let method = quote_spanned!(mixed=> gives_up);
                let ask = rules::ask(plan, &method, &quote_spanned!(mixed=> __outcome));
                quote_spanned!(mixed=> let __giveup = #ask;)
            }
            (false, true) => quote_spanned!(mixed=> let __giveup = false;),
            (false, false) => TokenStream::new(),
        };
    };
    let function = &giveup.tokens;
    if !asyncness || giveup.form == CalleeForm::Plain {
        let ask = ask(plan, function, giveup.span);
        return quote_spanned!(mixed=> let __giveup = #ask;);
    }
    let answer = events::ask_in_async(plan, giveup);
    let bind = events::bind_outcome(plan, Event::Giveup);
    quote_spanned!(mixed=> let __giveup = #p::Some(true) == #answer; #bind)
}

/// Asks a function about the outcome.
fn ask(plan: &Plan, function: &TokenStream, span: Span) -> TokenStream {
    let span = Span::mixed_site().located_at(span);
    let p = plan.p_at(span);
    quote_spanned!(span=> #p::ask(__outcome, #function))
}

/// Where the next wait comes from.
fn next_wait(plan: &Plan) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let Wait { make, constant, .. } = &plan.wait;
    if !constant {
        return quote_spanned!(mixed=> #p::StoredWait(&mut __generator));
    }
    let span = mixed.located_at(make.span());
    let p = plan.p_at(span);
    quote_spanned!(span=> #p::rebuilt(#make, &mut __slot))
}

fn jitter(plan: &Plan) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    match &plan.jitter {
        Jitter::Default if plan.wait.open => {
            let method = quote_spanned!(mixed=> apply_jitter);
            let spread = rules::ask(plan, &method, &quote_spanned!(mixed=> __wait));
            quote_spanned!(mixed=> |__wait| #spread)
        }
        Jitter::Default => quote_spanned!(mixed=> #p::default_jitter),
        Jitter::None => quote_spanned!(mixed=> #p::no_jitter),
        Jitter::Closure(closure) => {
            quote_spanned!(mixed=> |__wait| #p::Jitter::jitter(&mut #p::jitter_closure(#closure), __wait))
        }
        Jitter::Value(value) => {
            let span = mixed.located_at(value.span());
            let p = plan.p_at(span);
            quote_spanned!(span=> |__wait| #p::Jitter::jitter(&mut __jitter, __wait))
        }
    }
}
