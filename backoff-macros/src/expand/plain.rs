//! The loop of the most common uses, whose `Form` is plain. The less these write, the faster they compile, so the template
//! contains all but what the user wrote.
//!
//! Each stream of tokens that is put into another is copied, so the fragments are written straight into one.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote_spanned};

use super::arguments::Prepared;
use super::attempt::{self, Capture};
use super::classify::{Classify, warn_of_inner_result};
use super::context::{Context, Locals};
use super::output::Output;
use super::{judge, params, setup};
use crate::parse::{Jitter, Value};

/// Writes the body with the loop.
pub(super) fn retry_loop(cx: &Context, arguments: &Prepared) -> TokenStream {
    let (mixed, p) = (Span::mixed_site(), &cx.p);
    let template = ident(if cx.is_async() { "plain_async_loop" } else { "plain_loop" });
    let fragments = group(Delimiter::Brace, fragments(cx, &arguments.each));
    let retry_loop = quote_spanned!(mixed=> #p::#template! #fragments);
    let (once, setup) = (&arguments.once, setup::expand(cx));
    if once.is_empty() && setup.is_empty() && arguments.each.is_empty() {
        return retry_loop;
    }
    let traits = (!arguments.each.is_empty()).then(|| quote_spanned!(mixed=> use #p::autoref::*;));
    quote_spanned!(mixed=> #traits #once #setup #retry_loop)
}

/// Writes what the template takes.
fn fragments(cx: &Context, arguments: &TokenStream) -> TokenStream {
    let (mixed, Locals { returned, .. }) = (Span::mixed_site(), &cx.locals);
    let attempt = attempt(cx, arguments);
    let warn = warn_of_inner_result(cx).map(|warn| Fragment::new("warn", Delimiter::Brace, warn));
    let classify = Classify::new(cx);
    let result = if classify.is_result {
        let result = returned.at(cx.returned_span);
        quote_spanned!(mixed=> result #result)
    } else {
        Fragment::new("alias", Delimiter::Bracket, Output::of(cx).annotated()).into_token_stream()
    };
    let name = params::name_in_module(cx);
    // `Opt::is_plain` admits nothing but a literal, and `jitter = none`.
    let max_tries = match &cx.plan.max_tries {
        Some(Value::Literal(tries)) => tries.to_token_stream(),
        Some(Value::Evaluated(_)) | None => Literal::u32_suffixed(0).into_token_stream(),
    };
    let jitter = match cx.plan.jitter {
        Some(Jitter::None) => "no_jitter",
        _ => "default_jitter",
    };
    let (jitter, generator) = (ident(jitter), judge::generator(cx));
    quote_spanned! {mixed=>
        #attempt
        #warn
        returned #returned
        #result
        name #name
        max_tries #max_tries
        jitter #jitter
        generator #generator
    }
}

/// Writes one attempt.
fn attempt(cx: &Context, arguments: &TokenStream) -> Fragment {
    match cx.capture {
        Capture::ClosureOrNone if cx.is_async() => {
            let ty = Output::of(cx).annotated();
            let body = attempt::block(arguments, &cx.function.body);
            Fragment { body: Some(body), ..Fragment::new("in_place", Delimiter::Bracket, ty) }
        }
        Capture::ClosureOrNone => {
            let closure = attempt::closure(cx, arguments);
            Fragment::new("in_closure", Delimiter::Parenthesis, closure)
        }
        Capture::AsyncBlock | Capture::Awaited | Capture::Immediate => {
            Fragment::new("attempt", Delimiter::Brace, attempt::expand(cx, arguments))
        }
    }
}

/// A fragment of the template: a keyword, and what follows it.
struct Fragment {
    keyword: &'static str,
    tokens: Group,
    /// The body of the function, if it follows as it is.
    body: Option<Group>,
}

impl Fragment {
    fn new(keyword: &'static str, delimiter: Delimiter, tokens: TokenStream) -> Self {
        Self { keyword, tokens: group(delimiter, tokens), body: None }
    }
}

impl ToTokens for Fragment {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { keyword, tokens: group, body } = self;
        tokens.append(ident(keyword));
        group.to_tokens(tokens);
        body.to_tokens(tokens);
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

fn group(delimiter: Delimiter, tokens: TokenStream) -> Group {
    let mut group = Group::new(delimiter, tokens);
    group.set_span(Span::mixed_site());
    group
}
