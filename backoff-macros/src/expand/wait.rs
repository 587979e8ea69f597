//! The expression in the place of the wait generator.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote_spanned};
use syn::Token;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::token::{Bracket, Paren};

use super::context::Context;
use crate::parse::{Argument, Call, MethodCall, Named, NamedValue, WaitExpr};

/// The parts of a wait expression.
pub(super) struct Wait {
    /// The values that are evaluated before the first attempt, with the names under which `make` clones them.
    pub(super) variables: Vec<(Ident, TokenStream)>,
    /// Makes the wait generator, or the policy.
    pub(super) make: TokenStream,
    /// Where it starts.
    pub(super) span: Span,
}

pub(super) fn expand(cx: &Context) -> Wait {
    let mut writer = Writer { cx, variables: Vec::new() };
    let mut make = TokenStream::new();
    writer.wait(&cx.plan.wait.expr, &mut make);
    Wait { variables: writer.variables, make, span: start(&cx.plan.wait.expr) }
}

/// Returns where an expression starts.
fn start(wait: &WaitExpr) -> Span {
    match wait {
        WaitExpr::Generator(path) => path.span(),
        WaitExpr::Call(call) => call.function.span(),
        WaitExpr::MethodCall(call) => start(&call.receiver),
        WaitExpr::Parenthesized(inner) => start(inner),
        WaitExpr::Closure(code) => code.span(),
        WaitExpr::Other(operand) => operand.code.span(),
    }
}

/// Returns the parentheses of a call, located at its function: since the spans of a call differ in hygiene, rustc reports a
/// fault of its value at the parentheses.
fn parentheses(at: Span) -> Paren {
    Paren(Span::mixed_site().located_at(at))
}

/// Writes into streams that it is given: a stream of its own for each part would be copied into the next one.
struct Writer<'a> {
    cx: &'a Context<'a>,
    variables: Vec<(Ident, TokenStream)>,
}

impl Writer<'_> {
    fn wait(&mut self, wait: &WaitExpr, tokens: &mut TokenStream) {
        match wait {
            WaitExpr::Generator(path) => path.to_tokens(tokens),
            WaitExpr::Call(call) => self.call(call, tokens),
            WaitExpr::MethodCall(call) => self.method_call(call, tokens),
            WaitExpr::Closure(closure) => closure.to_tokens(tokens),
            WaitExpr::Parenthesized(inner) => {
                Paren::default().surround(tokens, |tokens| self.wait(inner, tokens));
            }
            WaitExpr::Other(operand) => operand.code.to_tokens(tokens),
        }
    }

    fn method_call(&mut self, call: &MethodCall, tokens: &mut TokenStream) {
        let MethodCall { receiver, method, turbofish, arguments } = call;
        self.wait(receiver, tokens);
        <Token![.]>::default().to_tokens(tokens);
        method.to_tokens(tokens);
        turbofish.to_tokens(tokens);
        parentheses(method.span()).surround(tokens, |tokens| self.arguments(arguments, tokens));
    }

    fn call(&mut self, call: &Call, tokens: &mut TokenStream) {
        let Call { function, takes_nothing, positional, named } = call;
        let parens = parentheses(function.span());
        if !takes_nothing && positional.is_empty() && !named.is_empty() {
            self.with_defaults(function, tokens);
        } else {
            function.to_tokens(tokens);
            parens.surround(tokens, |tokens| self.arguments(positional, tokens));
        }
        for Named { name, value } in named {
            <Token![.]>::default().to_tokens(tokens);
            name.to_tokens(tokens);
            parens.surround(tokens, |tokens| self.named(name, value, tokens));
        }
    }

    fn named(&mut self, name: &Ident, value: &NamedValue, tokens: &mut TokenStream) {
        match value {
            NamedValue::Argument(argument) => self.argument(argument, tokens),
            NamedValue::Variable(code) => {
                self.variable(name, code.span(), code.to_token_stream(), tokens);
            }
            NamedValue::TimeVariable(code) => {
                let span = Span::mixed_site().located_at(code.span());
                let p = self.cx.p_at(span);
                let time = quote_spanned!(span=> #p::time(#code));
                self.variable(name, code.span(), time, tokens);
            }
        }
    }

    fn with_defaults(&self, function: &impl ToTokens, tokens: &mut TokenStream) {
        let mixed = Span::mixed_site();
        self.cx.p.to_tokens(tokens);
        Token![::](mixed).to_tokens(tokens);
        tokens.append(Ident::new("with_defaults", mixed));
        Paren(mixed).surround(tokens, |tokens| function.to_tokens(tokens));
    }

    /// Writes a value that is only known at run time. Where the expression is evaluated once, it stays where the user
    /// wrote it, so that values are evaluated in that order.
    fn variable(&mut self, name: &Ident, span: Span, code: TokenStream, tokens: &mut TokenStream) {
        if !self.cx.plan.wait.is_rebuilt() {
            code.to_tokens(tokens);
            return;
        }
        let span = Span::mixed_site().located_at(span);
        let variable = format!("__{}_{}", name.unraw(), self.variables.len());
        let variable = Ident::new(&variable, span);
        let p = &self.cx.p;
        quote_spanned!(span=> #p::dup(&#variable)).to_tokens(tokens);
        self.variables.push((variable, code));
    }

    /// Writes the arguments, with commas between them.
    fn arguments(&mut self, arguments: &[Argument], tokens: &mut TokenStream) {
        for (index, argument) in arguments.iter().enumerate() {
            if index > 0 {
                <Token![,]>::default().to_tokens(tokens);
            }
            self.argument(argument, tokens);
        }
    }

    fn argument(&mut self, argument: &Argument, tokens: &mut TokenStream) {
        match argument {
            Argument::Time(time) => time.to_tokens(tokens),
            Argument::Times(times, span) => {
                Bracket(*span).surround(tokens, |tokens| self.arguments(times, tokens));
            }
            Argument::Number(number) => number.to_tokens(tokens),
            Argument::WaitOfOutcome(closure) => {
                let span = Span::mixed_site().located_at(closure.span());
                let (p, returns) = (&self.cx.p, self.cx.locals.at(span).returns);
                quote_spanned!(span=> #p::suggestion(#returns, #closure)).to_tokens(tokens);
            }
            Argument::Closure(closure) => closure.to_tokens(tokens),
            Argument::WithDefaults(path) => self.with_defaults(path, tokens),
            Argument::Wait(wait) => self.wait(wait, tokens),
            Argument::Call(call) => self.call(call, tokens),
            Argument::Other(operand) => operand.code.to_tokens(tokens),
        }
    }
}
