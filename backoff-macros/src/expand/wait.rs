//! The expression in the place of the wait generator.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;

use super::context::Context;
use crate::parse::{Argument, Call, MethodCall, Named, NamedValue, WaitExpr};

/// The parts of a wait expression.
pub(super) struct Wait {
    /// The values that are evaluated before the first attempt, with the names under which `make` clones them.
    pub(super) variables: Vec<(Ident, TokenStream)>,
    /// Makes the wait generator, or the policy.
    pub(super) make: TokenStream,
}

pub(super) fn expand(cx: &Context) -> Wait {
    let mut writer = Writer { cx, variables: Vec::new() };
    let make = writer.wait(&cx.plan.wait.expr);
    Wait { variables: writer.variables, make }
}

struct Writer<'a> {
    cx: &'a Context<'a>,
    variables: Vec<(Ident, TokenStream)>,
}

impl Writer<'_> {
    fn wait(&mut self, wait: &WaitExpr) -> TokenStream {
        match wait {
            WaitExpr::Generator(path) => path.to_token_stream(),
            WaitExpr::Call(call) => self.call(call),
            WaitExpr::MethodCall(call) => self.method_call(call),
            WaitExpr::Closure(closure) => closure.to_token_stream(),
            WaitExpr::Parenthesized(inner) => {
                let inner = self.wait(inner);
                quote!((#inner))
            }
            WaitExpr::Other(operand) => operand.code.to_token_stream(),
        }
    }

    fn method_call(&mut self, call: &MethodCall) -> TokenStream {
        let receiver = self.wait(&call.receiver);
        let MethodCall { method, turbofish, .. } = call;
        let arguments = self.arguments(&call.arguments);
        quote!(#receiver.#method #turbofish (#(#arguments),*))
    }

    fn call(&mut self, call: &Call) -> TokenStream {
        let Call { function, positional, named } = call;
        let mut made = if positional.is_empty() && !named.is_empty() {
            self.with_defaults(function)
        } else {
            let arguments = self.arguments(positional);
            quote!(#function(#(#arguments),*))
        };
        for Named { name, value } in named {
            let value = match value {
                NamedValue::Argument(argument) => self.argument(argument),
                NamedValue::Variable(code) => {
                    self.variable(name, code.span(), code.to_token_stream())
                }
                NamedValue::TimeVariable(code) => {
                    let span = Span::mixed_site().located_at(code.span());
                    let p = self.cx.p_at(span);
                    let time = quote_spanned!(span=> #p::time(#code));
                    self.variable(name, code.span(), time)
                }
            };
            made = quote!(#made.#name(#value));
        }
        made
    }

    fn with_defaults(&self, function: &impl ToTokens) -> TokenStream {
        let p = &self.cx.p;
        quote_spanned!(Span::mixed_site()=> #p::with_defaults(#function))
    }

    /// Writes a value that is only known at run time. Where the expression is evaluated once, it stays where the user
    /// wrote it, so that values are evaluated in that order.
    fn variable(&mut self, name: &Ident, span: Span, code: TokenStream) -> TokenStream {
        if !self.cx.plan.wait.is_rebuilt() {
            return code;
        }
        let span = Span::mixed_site().located_at(span);
        let variable = format!("__{}_{}", name.unraw(), self.variables.len());
        let variable = Ident::new(&variable, span);
        let p = &self.cx.p;
        let cloned = quote_spanned!(span=> #p::dup(&#variable));
        self.variables.push((variable, code));
        cloned
    }

    fn arguments(&mut self, arguments: &[Argument]) -> Vec<TokenStream> {
        arguments.iter().map(|argument| self.argument(argument)).collect()
    }

    fn argument(&mut self, argument: &Argument) -> TokenStream {
        match argument {
            Argument::Time(time) => time.to_token_stream(),
            Argument::Times(times, span) => {
                let times = self.arguments(times);
                quote_spanned!(*span=> [#(#times),*])
            }
            Argument::Number(number) => number.to_token_stream(),
            Argument::WaitOfOutcome(closure) => {
                let span = Span::mixed_site().located_at(closure.span());
                let (p, returns) = (&self.cx.p, self.cx.locals.at(span).returns);
                quote_spanned!(span=> #p::suggestion(#returns, #closure))
            }
            Argument::Closure(closure) => closure.to_token_stream(),
            Argument::WithDefaults(path) => self.with_defaults(path),
            Argument::Wait(wait) => self.wait(wait),
            Argument::Call(call) => self.call(call),
            Argument::Other(operand) => operand.code.to_token_stream(),
        }
    }
}
