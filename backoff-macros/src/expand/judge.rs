//! What follows an attempt: is it to be retried, and if so, when?

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;

use super::attempt::Output;
use super::{events, rules};
use crate::Mode;
use crate::args::CalleeForm;
use crate::args::keys::Event;
use crate::function::Function;
use crate::plan::{Jitter, Plan, Retries};
use crate::setting::Setting;

/// Breaks the loop with `out`, or evaluates to the wait.
pub(super) fn expand(plan: &Plan, function: &Function) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let (bind_rules, elapsed) = (rules::bind(plan), rules::elapsed(plan));
    let settle = (plan.wait.asks || plan.wait.open || !plan.wait.constant)
        .then(|| quote_spanned!(mixed=> #p::is_returned(__returns, &__out);));
    let retried = retried(plan);
    let verdict = verdict(plan, function);
    let success = events::on_success(plan, function);
    match plan.mode {
        Mode::Exception => {
            let span = mixed.located_at(Output::of(function).span);
            let p_at = plan.p_at(span);
            let result = quote_spanned!(span=> #p_at::result_ref(&__out));
            let unnamed =
                retried.map(|retried| quote_spanned!(mixed=> if !#retried { break __out; }));
            quote_spanned! {mixed=>
                #bind_rules
                #elapsed
                #settle
                match #result {
                    #p::Ok(__outcome) => { #success break __out; }
                    #p::Err(__outcome) => { #unnamed #verdict }
                }
            }
        }
        Mode::Predicate => {
            let retried = retried.unwrap_or_else(|| {
                let span = mixed.located_at(Output::of(function).span);
                let p = plan.p_at(span);
                if plan.wait.open {
                    quote_spanned!(span=> #p::Predicate::holds(&*__rules, __outcome))
                } else {
                    quote_spanned!(span=> #p::Falsy::is_falsy(__outcome))
                }
            });
            quote_spanned! {mixed=>
                #bind_rules
                #elapsed
                #settle
                let __outcome = &__out;
                if !#retried { #success break __out; }
                #verdict
            }
        }
    }
}

/// Whether `outcome` is one that is retried; nothing where every one is, or where the type decides.
fn retried(plan: &Plan) -> Option<TokenStream> {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    match &plan.retries {
        Retries::Default if plan.mode == Mode::Exception && plan.wait.open => Some(rules::ask(
            plan,
            &quote_spanned!(mixed=> RulesFor::retries),
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
            Some(quote_spanned! {mixed=> {
                #[allow(unused_imports)]
                use #p::{FallbackSearch as _, SearchError as _};
                (&#p::Search(__outcome)).#find(&|__error| #(#is)||*)
            }})
        }
    }
}

/// Asks the engine, and does what it says.
fn verdict(plan: &Plan, function: &Function) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let giveup = giveup(plan, function.sig.asyncness.is_some());
    let limits = limits(plan);
    let next_wait = next_wait(plan);
    let jitter = jitter(plan);
    let (on_backoff, on_giveup) =
        (events::on_backoff(plan, function), events::on_giveup(plan, function));
    let given_up = if plan.raise_on_giveup {
        quote_spanned!(mixed=> __out)
    } else {
        let span = mixed.located_at(Output::of(function).span);
        let p = plan.p_at(span);
        quote_spanned!(span=> #p::default_on_giveup(__out))
    };
    quote_spanned! {mixed=>
        #giveup
        match #p::decide(__tries, __elapsed, &#limits, __giveup, || #next_wait, |__wait| #jitter) {
            #p::Verdict::Retry(__wait) => { #on_backoff __wait }
            #p::Verdict::GiveUp(__reason) => { #on_giveup break #given_up; }
        }
    }
}

/// Binds what `giveup` says. Where it may have to be awaited, the outcome is borrowed anew afterwards.
fn giveup(plan: &Plan, asyncness: bool) -> TokenStream {
    let (p, mixed) = (&plan.p, Span::mixed_site());
    let Some(giveup) = &plan.giveup else {
        let ask = if plan.wait.open {
            let method = quote_spanned!(mixed=> RulesFor::gives_up);
            rules::ask(plan, &method, &quote_spanned!(mixed=> __outcome))
        } else {
            quote_spanned!(mixed=> false)
        };
        return quote_spanned!(mixed=> let __giveup = #ask;);
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

fn limits(plan: &Plan) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let mut limits = if plan.wait.open {
        quote_spanned!(mixed=> #p::Rules::limits(&*__rules))
    } else {
        quote_spanned!(mixed=> #p::Limits::none())
    };
    if let Some(Setting { value, constant, .. }) = &plan.max_tries {
        let value = kept_or_written(*constant, value, plan, "__max_tries");
        limits = quote_spanned!(mixed=> #limits.max_tries(#value));
    }
    if let Some(Setting { value, constant, .. }) = &plan.max_time {
        let value = kept_or_written(*constant, value, plan, "__max_time");
        limits = quote_spanned!(mixed=> #limits.max_time(#value));
    }
    limits
}

/// The value of a limit: a literal where it stands, anything else as it was evaluated before the first attempt.
fn kept_or_written(constant: bool, value: &TokenStream, plan: &Plan, name: &str) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    if constant {
        quote_spanned!(mixed=> #p::Some(#value))
    } else {
        Ident::new(name, mixed).to_token_stream()
    }
}

fn next_wait(plan: &Plan) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let make = &plan.wait.make;
    if plan.wait.constant {
        let span = mixed.located_at(make.span());
        let p = plan.p_at(span);
        quote_spanned!(span=> #p::next_wait(&mut __slot, || #make, __tries, __outcome))
    } else {
        quote_spanned!(mixed=> #p::Wait::next_wait(&mut __generator, __tries, __outcome))
    }
}

fn jitter(plan: &Plan) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    match &plan.jitter {
        Jitter::Default if plan.wait.open => {
            let method = quote_spanned!(mixed=> Spread::spread);
            rules::ask(plan, &method, &quote_spanned!(mixed=> __wait))
        }
        Jitter::Default => quote_spanned!(mixed=> #p::default_jitter(__wait)),
        Jitter::None => quote_spanned!(mixed=> __wait),
        Jitter::Closure(closure) => {
            quote_spanned!(mixed=> #p::Jitter::jitter(&mut #p::same(#closure), __wait))
        }
        Jitter::Value(value) => {
            let span = mixed.located_at(value.span());
            let p = plan.p_at(span);
            quote_spanned!(span=> #p::Jitter::jitter(&mut __jitter, __wait))
        }
    }
}
