//! The first argument: the wait generator, or a policy.
//!
//! `expo(factor = 2s)` is not an expression with a meaning of its own: it stands for what `expo` makes without
//! arguments, with `factor` set on it. A generator of the user's is written in the same way.

use proc_macro2::{Literal, Span};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{
    AngleBracketedGenericArguments, Expr, ExprCall, ExprLit, ExprMethodCall, ExprPath, Ident,
};

use super::evaluation::{Evaluation, Operand, is_constant, is_one_of};
use super::generators::{self, Generator, Takes};
use super::not_a_filter::tidy;
use super::time::Time;
use super::user_code::UserCode;
use crate::errors::Errors;

/// The expression in the place of the wait generator.
pub(crate) enum WaitExpr {
    /// The name of one of the library's generators, without arguments.
    Generator(ExprPath),
    Call(Call),
    MethodCall(Box<MethodCall>),
    /// A closure without parameters that makes an iterator.
    Closure(UserCode),
    /// An expression in parentheses that a method is called on.
    Parenthesized(Box<WaitExpr>),
    /// Any other path or expression: a generator of the user's, a policy, ..
    Other(Operand),
}

/// `function(positional, .., name = value, ..)`
pub(crate) struct Call {
    pub(crate) function: Expr,
    /// Whether it is the name of one of the library's generators that takes no arguments.
    pub(crate) takes_nothing: bool,
    pub(crate) positional: Vec<Argument>,
    pub(crate) named: Vec<Named>,
}

/// `name = value`
pub(crate) struct Named {
    pub(crate) name: Ident,
    pub(crate) value: NamedValue,
}

pub(crate) enum NamedValue {
    Argument(Argument),
    /// An expression that is only known at run time. It is evaluated once a call, even where the generator is rebuilt for
    /// each wait.
    Variable(UserCode),
    /// The same, where one of the library's generators takes a time.
    TimeVariable(UserCode),
}

/// `receiver.method(arguments)`
pub(crate) struct MethodCall {
    pub(crate) receiver: WaitExpr,
    pub(crate) method: Ident,
    pub(crate) turbofish: Option<AngleBracketedGenericArguments>,
    pub(crate) arguments: Vec<Argument>,
}

/// An argument of a call.
pub(crate) enum Argument {
    Time(Time),
    Times(Vec<Argument>, Span),
    Number(Literal),
    /// A closure that takes the outcome and returns the wait: the argument of `runtime`.
    WaitOfOutcome(UserCode),
    /// Any other closure.
    Closure(UserCode),
    /// A generator without arguments, by its name: `fibo` in `expo.or(fibo)`.
    WithDefaults(ExprPath),
    /// A generator with arguments: `constant(5s)` in `expo.or(constant(5s))`.
    Wait(WaitExpr),
    Call(Call),
    Other(Operand),
}

impl WaitExpr {
    /// Parses the expression. `names` are the arguments of the annotated function: a path that is one of them is
    /// a value, where another would be a function.
    pub(super) fn parse(expr: &Expr, names: &[Ident]) -> syn::Result<Self> {
        let is_time = match expr {
            Expr::Array(_) => true,
            Expr::Call(call) => makes_duration(&call.func),
            _ => false,
        };
        if is_time { Err(not_a_generator(expr)) } else { WaitParser { names }.wait(expr) }
    }
}

struct WaitParser<'a> {
    names: &'a [Ident],
}

impl WaitParser<'_> {
    fn wait(&self, expr: &Expr) -> syn::Result<WaitExpr> {
        match expr {
            Expr::Group(group) => self.wait(&group.expr),
            Expr::Paren(paren) => self.wait(&paren.expr),
            Expr::Path(path) if path.path.is_ident("runtime") => Err(syn::Error::new_spanned(
                path,
                "`runtime` requires a function that returns the wait; write `runtime(|error| error.retry_after)`",
            )),
            Expr::Path(path)
                if !is_one_of(path, self.names) && Generator::named(&path.path).is_some() =>
            {
                Ok(WaitExpr::Generator(path.clone()))
            }
            Expr::Call(call) => self.call(call).map(WaitExpr::Call),
            Expr::MethodCall(call) => {
                self.method_call(call).map(|call| WaitExpr::MethodCall(Box::new(call)))
            }
            Expr::Closure(closure) if !closure.inputs.is_empty() => Err(syn::Error::new_spanned(
                &closure.inputs,
                "a closure in the place of the wait generator must take no parameters; write \
                 `runtime(|outcome| ..)` to compute the wait from the error or the value, and a filter after the \
                 wait generator: `expo, |outcome| ..`",
            )),
            Expr::Closure(_) => UserCode::parse(expr).map(WaitExpr::Closure),
            Expr::Lit(ExprLit { lit, .. }) => {
                Err(syn::Error::new_spanned(expr, generators::literal_in_place_of_wait(lit)))
            }
            _ => Operand::parse(expr, self.names).map(WaitExpr::Other),
        }
    }

    fn method_call(&self, call: &ExprMethodCall) -> syn::Result<MethodCall> {
        let combines = call.method == "or" || call.method == "chain";
        let parse = |arg| if combines { self.combined(arg) } else { self.argument(arg) };
        let mut errors = Errors::default();
        let receiver = self.receiver(&call.receiver);
        let arguments = call.args.iter().filter_map(|arg| errors.catch(parse(arg))).collect();
        let (method, turbofish) = (call.method.clone(), call.turbofish.clone());
        errors.append_to(receiver.map(|receiver| MethodCall {
            receiver,
            method,
            turbofish,
            arguments,
        }))
    }

    /// Parses what a method is called on. An expression that a `macro_rules!` passes on is in an invisible group, which not
    /// every version of rustc respects.
    fn receiver(&self, expr: &Expr) -> syn::Result<WaitExpr> {
        match expr {
            Expr::Paren(paren) => {
                self.wait(&paren.expr).map(|inner| WaitExpr::Parenthesized(Box::new(inner)))
            }
            Expr::Group(group) if !is_postfix(&group.expr) => {
                self.wait(&group.expr).map(|inner| WaitExpr::Parenthesized(Box::new(inner)))
            }
            Expr::Group(group) => self.receiver(&group.expr),
            _ => self.wait(expr),
        }
    }

    /// Parses the generator in `.or(..)` or `.chain(..)`, which may be a bare name as in the first place.
    fn combined(&self, expr: &Expr) -> syn::Result<Argument> {
        match expr {
            Expr::Path(path) if is_one_of(path, self.names) || is_constant(expr, self.names) => {
                self.argument(expr)
            }
            Expr::Path(path) => Ok(Argument::WithDefaults(path.clone())),
            Expr::Closure(_) => self.argument(expr),
            _ => self.wait(expr).map(Argument::Wait),
        }
    }

    fn call(&self, call: &ExprCall) -> syn::Result<Call> {
        let generator = Generator::named_by(&call.func);
        let mut errors = Errors::default();
        let (mut positional, mut named) = (Vec::new(), Vec::<Named>::new());
        for arg in &call.args {
            match named_argument(arg) {
                Some((name, value))
                    if generator == Some(Generator::Runtime)
                        && generators::argument(&name.to_string()) == Some(Takes::Function) =>
                {
                    positional.extend(errors.catch(self.positional(generator, value)));
                }
                Some((name, value)) => {
                    let unknown = generator.and_then(|it| it.unknown_argument(&name.to_string()));
                    if let Some(message) = unknown {
                        errors.at(name, message);
                        continue;
                    }
                    if named.iter().any(|other| other.name == *name) {
                        errors.at(name, format!("`{name}` is given twice; remove one of them"));
                    }
                    let value = errors.catch(self.named(generator, name, value));
                    named.extend(value.map(|value| Named { name: name.clone(), value }));
                }
                None => positional.extend(errors.catch(self.positional(generator, arg))),
            }
        }
        let takes_nothing = generator.is_some_and(Generator::takes_nothing);
        errors.finish(Call { function: (*call.func).clone(), takes_nothing, positional, named })
    }

    /// Parses an argument that is written without a name.
    fn positional(&self, generator: Option<Generator>, expr: &Expr) -> syn::Result<Argument> {
        match generator {
            Some(Generator::Runtime) => match expr {
                Expr::Closure(_) => UserCode::parse(expr).map(Argument::WaitOfOutcome),
                _ => self.argument(expr),
            },
            Some(Generator::Constant) => self.times(expr),
            Some(generator) => match generator.named_arguments() {
                Some(example) => Err(syn::Error::new_spanned(
                    expr,
                    format!(
                        "`{}` takes its arguments by name; write `{example}`",
                        generator.name()
                    ),
                )),
                None => self.argument(expr),
            },
            None => self.argument(expr),
        }
    }

    fn named(
        &self,
        generator: Option<Generator>,
        name: &Ident,
        value: &Expr,
    ) -> syn::Result<NamedValue> {
        let argument = match generators::argument(&name.to_string()) {
            Some(Takes::Number) => match generators::positive_number(name, value) {
                Some(number) => Argument::Number(number?),
                // A number out of range panics when the generator is made, which has to be before the first attempt.
                None => {
                    let evaluation = Evaluation::OncePerCall;
                    Argument::Other(Operand { code: UserCode::parse(value)?, evaluation })
                }
            },
            Some(Takes::Time) => match Time::from_expr(value) {
                Some(time) => Argument::Time(time?),
                None if matches!(value, Expr::Array(_)) => self.times(value)?,
                // What `interval` takes is a list, too.
                None if generator.is_some_and(|it| it != Generator::Constant)
                    && !is_constant(value, self.names) =>
                {
                    return UserCode::parse(value).map(NamedValue::TimeVariable);
                }
                None => return self.named_value(value),
            },
            Some(Takes::Function) | None => return self.named_value(value),
        };
        Ok(NamedValue::Argument(argument))
    }

    fn named_value(&self, value: &Expr) -> syn::Result<NamedValue> {
        if is_constant(value, self.names) {
            self.argument(value).map(NamedValue::Argument)
        } else {
            UserCode::parse(value).map(NamedValue::Variable)
        }
    }

    /// Parses a time or a list of times.
    fn times(&self, expr: &Expr) -> syn::Result<Argument> {
        match expr {
            Expr::Array(list) => {
                let mut errors = Errors::default();
                let times = list.elems.iter().filter_map(|time| errors.catch(self.times(time)));
                let times = times.collect();
                errors.finish(Argument::Times(times, list.span()))
            }
            Expr::Reference(list) if matches!(&*list.expr, Expr::Array(_)) => {
                self.times(&list.expr)
            }
            _ => match Time::from_expr(expr) {
                Some(time) => time.map(Argument::Time),
                None => self.argument(expr),
            },
        }
    }

    fn argument(&self, expr: &Expr) -> syn::Result<Argument> {
        match expr {
            Expr::Call(call) if call.args.iter().any(|arg| named_argument(arg).is_some()) => {
                self.call(call).map(Argument::Call)
            }
            Expr::Call(call) if call.args.is_empty() && matches!(&*call.func, Expr::Path(_)) => {
                self.call(call).map(Argument::Call)
            }
            Expr::Closure(_) => UserCode::parse(expr).map(Argument::Closure),
            _ => Operand::parse(expr, self.names).map(Argument::Other),
        }
    }
}

/// Returns the message about a time, or a list of times, in the place of the wait generator.
fn not_a_generator(times: &Expr) -> syn::Error {
    let text = tidy(&times.to_token_stream());
    let message = format!("expected a wait generator, found `{text}`; write `constant({text})`");
    syn::Error::new_spanned(times, message)
}

/// Returns whether a function is one of those of `Duration`.
fn makes_duration(function: &Expr) -> bool {
    let Expr::Path(path) = function else { return false };
    path.path.segments.iter().rev().nth(1).is_some_and(|of| of.ident == "Duration")
}

/// Returns whether a method can be called on an expression without parentheses.
fn is_postfix(expr: &Expr) -> bool {
    match expr {
        Expr::Group(group) => is_postfix(&group.expr),
        Expr::Paren(_)
        | Expr::Path(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Field(_)
        | Expr::Index(_)
        | Expr::Macro(_) => true,
        _ => false,
    }
}

fn named_argument(expr: &Expr) -> Option<(&Ident, &Expr)> {
    let Expr::Assign(assign) = expr else { return None };
    let Expr::Path(path) = &*assign.left else { return None };
    Some((path.path.get_ident()?, &assign.right))
}
