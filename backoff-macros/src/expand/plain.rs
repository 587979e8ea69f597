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
    let mut fragments = Fragments(TokenStream::new());
    fragments.attempt(cx, arguments);
    if let Some(warn) = warn_of_inner_result(cx) {
        fragments.write("warn", &group(Delimiter::Brace, warn));
    }
    let Locals { returned, .. } = &cx.locals;
    fragments.write("returned", returned);
    let classify = Classify::new(cx);
    if classify.is_result {
        fragments.write("result", &classify.by_value());
    } else {
        fragments.write("alias", &group(Delimiter::Bracket, Output::of(cx).annotated()));
    }
    fragments.write("name", &params::name_in_module(cx));
    // `Opt::is_plain` admits nothing but a literal, and `jitter = none`.
    match &cx.plan.max_tries {
        Some(Value::Literal(tries)) => fragments.write("max_tries", tries),
        // To the template, 0 is no limit.
        Some(Value::Evaluated(_)) | None => {
            fragments.write("max_tries", &Literal::u32_suffixed(0));
        }
    }
    let jitter = match cx.plan.jitter {
        Some(Jitter::None) => "no_jitter",
        _ => "default_jitter",
    };
    fragments.write("jitter", &ident(jitter));
    fragments.write("generator", &judge::generator(cx));
    fragments.0
}

/// The fragments written so far, each a keyword and its content.
struct Fragments(TokenStream);

impl Fragments {
    fn write(&mut self, keyword: &str, content: &impl ToTokens) {
        self.0.append(ident(keyword));
        content.to_tokens(&mut self.0);
    }

    /// Writes one attempt.
    fn attempt(&mut self, cx: &Context, arguments: &TokenStream) {
        match cx.capture {
            Capture::ClosureOrNone if cx.is_async() => {
                self.write("in_place", &group(Delimiter::Bracket, Output::of(cx).annotated()));
                self.0.append(attempt::block(arguments, &cx.function.body));
            }
            Capture::ClosureOrNone => {
                let closure = attempt::closure(cx, arguments);
                self.write("in_closure", &group(Delimiter::Parenthesis, closure));
            }
            Capture::AsyncBlock | Capture::Awaited | Capture::Immediate => {
                let attempt = attempt::expand(cx, arguments);
                self.write("attempt", &group(Delimiter::Brace, attempt));
            }
        }
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
