//! The first argument: the wait generator.
//!
//! `expo(factor = 2)` is no Rust expression with a meaning of its own. It becomes what `expo` makes without
//! arguments, with `factor` set on it. Paths stay paths: a generator of the user's is written in the
//! same way.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprCall, ExprMethodCall, Ident};

use super::generators::{
    NAMED_ONLY, NUMBERS, TIMES, example, is_builtin, last_segment, literal_hint, positive_number,
};
use super::time;
use crate::errors::Errors;

/// The wait generator, ready to be emitted.
#[derive(Default)]
pub(crate) struct Wait {
    /// The expression that makes it.
    pub(crate) make: TokenStream,
    /// Made of constants and functions alone: it can be made again for each wait.
    pub(crate) constant: bool,
    /// Values that are evaluated once, before the first attempt; `make` clones them.
    pub(crate) kept: Vec<(Ident, TokenStream)>,
    /// Has a closure that needs to be told the type of the outcome.
    pub(crate) asks: bool,
    /// No generator of the library, so it may be a policy: only its type tells.
    pub(crate) open: bool,
}

/// Lowers the expression in the wait's place.
///
/// `arguments` are the names of the function's arguments: a path that is one of them is a value, where
/// another would be a function.
pub(crate) fn lower(expr: &Expr, arguments: &[Ident], p: &Ident, errors: &mut Errors) -> Wait {
    // Whether the whole can be rebuilt shows at its end. If not, its values stay where they are written, so
    // that they are evaluated in that order.
    let mut scratch = Errors::default();
    let mut first = Lowering::new(p, arguments, &mut scratch);
    first.generator(expr);
    let keep = first.constant;
    let mut lowering = Lowering { keep, ..Lowering::new(p, arguments, errors) };
    let make = lowering.generator(expr);
    let Lowering { constant, kept, asks, .. } = lowering;
    Wait { make, constant, kept, asks, open: !is_generator(expr, arguments) }
}

/// Whether this is seen to be a wait generator.
fn is_generator(expr: &Expr, arguments: &[Ident]) -> bool {
    match expr {
        Expr::Group(group) => is_generator(&group.expr, arguments),
        Expr::Paren(paren) => is_generator(&paren.expr, arguments),
        Expr::Path(path) => {
            is_builtin(expr) && !path.path.get_ident().is_some_and(|it| arguments.contains(it))
        }
        Expr::Call(call) => is_builtin(&call.func),
        Expr::MethodCall(call) => is_generator(&call.receiver, arguments),
        Expr::Closure(_) | Expr::Lit(_) => true,
        _ => false,
    }
}

struct Lowering<'a> {
    p: &'a Ident,
    arguments: &'a [Ident],
    errors: &'a mut Errors,
    constant: bool,
    kept: Vec<(Ident, TokenStream)>,
    asks: bool,
    /// Whether values are taken out of the expression, into `kept`.
    keep: bool,
}

impl<'a> Lowering<'a> {
    fn new(p: &'a Ident, arguments: &'a [Ident], errors: &'a mut Errors) -> Self {
        Self { p, arguments, errors, constant: true, kept: Vec::new(), asks: false, keep: true }
    }

    fn generator(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Group(group) => self.generator(&group.expr),
            Expr::Paren(paren) => self.generator(&paren.expr),
            Expr::Path(path) if path.path.is_ident("runtime") => {
                let hint = "`runtime` takes a function that tells the wait: write \
                            `runtime(|error| error.retry_after)`";
                self.errors.at(path, hint);
                TokenStream::new()
            }
            Expr::Path(path) => {
                let argument = path.path.get_ident().is_some_and(|it| self.arguments.contains(it));
                self.constant &=
                    !argument && (is_builtin(expr) || is_constant(expr, self.arguments));
                path.to_token_stream()
            }
            Expr::Call(call) => self.call(call),
            Expr::MethodCall(call) => self.method_call(call),
            Expr::Closure(closure) => {
                if !closure.inputs.is_empty() {
                    let hint = "a closure in the wait's place takes no argument and returns an \
                                `Iterator<Item = Duration>`; to take the wait from the error or the \
                                value write `runtime(|outcome| ..)`; a filter stands behind the wait: \
                                `expo, |outcome| ..`";
                    self.errors.at(&closure.inputs, hint);
                }
                // It may name what an attempt changes, and is called once a call like any function of the user's.
                self.constant = false;
                time::replace_literals(expr.to_token_stream(), self.errors)
            }
            Expr::Lit(literal) => {
                let hint = literal_hint(&literal.lit);
                self.errors.at(literal, hint);
                TokenStream::new()
            }
            _ => {
                self.constant &= is_constant(expr, self.arguments);
                time::replace_literals(expr.to_token_stream(), self.errors)
            }
        }
    }

    /// `generator.method(..)`
    fn method_call(&mut self, call: &ExprMethodCall) -> TokenStream {
        let receiver = self.generator(&call.receiver);
        let (method, turbofish) = (&call.method, &call.turbofish);
        // A number that makes no sense has to panic before the first attempt.
        if NUMBERS.iter().any(|number| method == number) {
            self.constant = false;
        }
        let combines = method == "or" || method == "chain";
        let lower = |arg| if combines { self.combined(arg) } else { self.argument(arg) };
        let args: Vec<_> = call.args.iter().map(lower).collect();
        quote!(#receiver.#method #turbofish (#(#args),*))
    }

    /// The generator in `.or(..)` or `.chain(..)`, which may be a bare name as in the first place.
    fn combined(&mut self, arg: &Expr) -> TokenStream {
        let Expr::Path(path) = arg else { return self.generator(arg) };
        let ident = path.path.get_ident();
        let value =
            ident.is_some_and(|it| self.arguments.contains(it)) || is_constant(arg, self.arguments);
        if value {
            return self.argument(arg);
        }
        let p = self.p;
        quote_spanned!(Span::mixed_site()=> #p::with_defaults(#path))
    }

    /// `path(positional, .., name = value, ..)`
    fn call(&mut self, call: &ExprCall) -> TokenStream {
        let p = self.p;
        let mixed = Span::mixed_site();
        let func = &call.func;
        let name = last_segment(func);
        // `runtime(value = f)` is what Python writes.
        let asks = name.as_deref() == Some("runtime");
        let is_positional = |arg: &&Expr| match named(arg) {
            Some((key, _)) => asks && key == "value",
            None => true,
        };
        let positional: Vec<_> = call.args.iter().filter(is_positional).collect();
        if let (Some(name), Some(first)) = (&name, positional.first()) {
            if NAMED_ONLY.contains(&name.as_str()) {
                let hint = format!("`{name}` takes its arguments by name: {}", example(name));
                self.errors.at(first, hint);
                return TokenStream::new();
            }
        }
        self.constant &= is_builtin(func);
        let mut made = if call.args.is_empty() {
            quote!(#func())
        } else if positional.is_empty() {
            quote_spanned!(mixed=> #p::with_defaults(#func))
        } else {
            let times = name.as_deref() == Some("constant");
            let args: Vec<_> = positional
                .iter()
                .map(|arg| match named(arg) {
                    Some((_, value)) => self.question(value),
                    None if asks => self.question(arg),
                    None if times => self.intervals(arg),
                    None => self.argument(arg),
                })
                .collect();
            quote!(#func(#(#args),*))
        };
        let mut keys = Vec::new();
        let values = call.args.iter().filter(|arg| !is_positional(arg)).filter_map(named);
        for (key, value) in values {
            if keys.contains(&key) {
                self.errors.at(key, format!("`{key}` is given twice"));
            }
            keys.push(key);
            let value = self.named_value(key, value);
            made = quote!(#made.#key(#value));
        }
        made
    }

    fn named_value(&mut self, key: &Ident, value: &Expr) -> TokenStream {
        let name = key.to_string();
        if NUMBERS.contains(&name.as_str()) {
            if let Some(number) = positive_number(key, value, self.errors) {
                return number;
            }
            // One that makes no sense has to panic before the first attempt.
            self.constant = false;
        } else if TIMES.contains(&name.as_str()) {
            if let Some(time) = time::in_time_position(value, self.errors) {
                return time;
            }
            if matches!(value, Expr::Array(_)) {
                return self.intervals(value);
            }
        }
        if is_constant(value, self.arguments) {
            return self.argument(value);
        }
        let span = Span::mixed_site().located_at(value.span());
        let value = time::replace_literals(value.to_token_stream(), self.errors);
        if !self.keep {
            return value;
        }
        let kept = Ident::new(&format!("__{name}_{}", self.kept.len()), span);
        let p = self.p;
        let cloned = quote_spanned!(span=> #p::dup(&#kept));
        self.kept.push((kept, value));
        cloned
    }

    /// A time, or a list of times.
    fn intervals(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Array(list) => {
                let times: Vec<_> = list.elems.iter().map(|time| self.intervals(time)).collect();
                quote_spanned!(list.span()=> [#(#times),*])
            }
            Expr::Reference(list) if matches!(&*list.expr, Expr::Array(_)) => {
                self.intervals(&list.expr)
            }
            _ => match time::in_time_position(expr, self.errors) {
                Some(time) => time,
                None => self.argument(expr),
            },
        }
    }

    /// The function of `runtime`, which has to answer with a wait.
    fn question(&mut self, expr: &Expr) -> TokenStream {
        let Expr::Closure(closure) = expr else { return self.argument(expr) };
        let span = Span::mixed_site().located_at(closure.span());
        let p = self.p;
        let closure = time::replace_literals(closure.to_token_stream(), self.errors);
        self.asks = true;
        quote_spanned!(span=> #p::suggestion(__returns, #closure))
    }

    fn argument(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Call(call) if call.args.iter().any(|arg| named(arg).is_some()) => self.call(call),
            Expr::Call(call) if call.args.is_empty() && matches!(&*call.func, Expr::Path(_)) => {
                self.call(call)
            }
            Expr::Closure(closure) => {
                let closure = time::replace_literals(closure.to_token_stream(), self.errors);
                self.asks = true;
                let p = self.p;
                let mixed = Span::mixed_site();
                quote_spanned!(mixed=> #p::predicate(__returns, #closure))
            }
            _ => {
                self.constant &= is_constant(expr, self.arguments);
                time::replace_literals(expr.to_token_stream(), self.errors)
            }
        }
    }
}

/// `name = value`
fn named(arg: &Expr) -> Option<(&Ident, &Expr)> {
    let Expr::Assign(assign) = arg else { return None };
    let Expr::Path(path) = &*assign.left else { return None };
    Some((path.path.get_ident()?, &assign.right))
}

/// Whether an expression can be evaluated again for each wait without anyone noticing: literals,
/// constants, and lists of them.
fn is_constant(expr: &Expr, arguments: &[Ident]) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(path) if path.path.get_ident().is_some_and(|it| arguments.contains(it)) => false,
        Expr::Path(path) => path.path.segments.last().is_some_and(|last| {
            last.ident.to_string().starts_with(|c: char| c.is_ascii_uppercase())
        }),
        Expr::Group(group) => is_constant(&group.expr, arguments),
        Expr::Paren(paren) => is_constant(&paren.expr, arguments),
        Expr::Unary(unary) => is_constant(&unary.expr, arguments),
        Expr::Reference(reference) => {
            reference.mutability.is_none() && is_constant(&reference.expr, arguments)
        }
        Expr::Array(array) => array.elems.iter().all(|elem| is_constant(elem, arguments)),
        _ => false,
    }
}
