//! What can be seen of a wait expression without its types.

use syn::{Expr, ExprPath, Ident};

use super::generators::{self, Generator, Takes};
use super::user_code::UserCode;
use super::wait_expr::{Argument, Call, MethodCall, Named, NamedValue, WaitExpr};

/// How often an expression may be evaluated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evaluation {
    /// It consists of constants and of the library's generators, so nobody notices when it is evaluated again at
    /// each failure, also at the last.
    EveryWait,
    /// It may have a state or side effects.
    OncePerCall,
}

/// What an expression evaluates to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WaitSource {
    Generator,
    /// Only its type shows which.
    GeneratorOrPolicy,
}

/// An expression, and how often it may be evaluated.
pub(crate) struct Operand {
    pub(crate) code: UserCode,
    pub(super) evaluation: Evaluation,
}

impl Operand {
    pub(super) fn parse(expr: &Expr, names: &[Ident]) -> syn::Result<Self> {
        let evaluation = Evaluation::every_wait_if(is_constant(expr, names));
        Ok(Self { code: UserCode::parse(expr)?, evaluation })
    }
}

impl Evaluation {
    fn every_wait_if(is_repeatable: bool) -> Self {
        if is_repeatable { Self::EveryWait } else { Self::OncePerCall }
    }

    fn and(self, other: Self) -> Self {
        match self {
            Self::EveryWait => other,
            Self::OncePerCall => Self::OncePerCall,
        }
    }

    fn of_all(arguments: &[Argument]) -> Self {
        arguments.iter().map(Argument::evaluation).fold(Self::EveryWait, Self::and)
    }
}

impl WaitExpr {
    pub(crate) fn evaluation(&self) -> Evaluation {
        match self {
            Self::Generator(_) => Evaluation::EveryWait,
            Self::Call(call) => call.evaluation(),
            Self::MethodCall(call) => call.evaluation(),
            // It may name what an attempt changes.
            Self::Closure(_) => Evaluation::OncePerCall,
            Self::Parenthesized(inner) => inner.evaluation(),
            Self::Other(operand) => operand.evaluation,
        }
    }

    pub(crate) fn source(&self) -> WaitSource {
        match self {
            Self::Generator(_) | Self::Closure(_) => WaitSource::Generator,
            Self::Call(call) if Generator::named_by(&call.function).is_some() => {
                WaitSource::Generator
            }
            Self::Call(_) | Self::Other(_) => WaitSource::GeneratorOrPolicy,
            Self::MethodCall(call) => call.receiver.source(),
            Self::Parenthesized(inner) => inner.source(),
        }
    }

    /// Returns whether a closure takes the outcome, whose type it has to be told.
    pub(crate) fn takes_outcome(&self) -> bool {
        match self {
            Self::Generator(_) | Self::Closure(_) | Self::Other(_) => false,
            Self::Call(call) => call.takes_outcome(),
            Self::MethodCall(call) => {
                call.receiver.takes_outcome() || call.arguments.iter().any(Argument::takes_outcome)
            }
            Self::Parenthesized(inner) => inner.takes_outcome(),
        }
    }
}

impl Call {
    fn evaluation(&self) -> Evaluation {
        let function = Generator::named_by(&self.function);
        let named = self.named.iter().map(|Named { value, .. }| value.evaluation());
        Evaluation::every_wait_if(function.is_some())
            .and(Evaluation::of_all(&self.positional))
            .and(named.fold(Evaluation::EveryWait, Evaluation::and))
    }

    fn takes_outcome(&self) -> bool {
        self.positional.iter().any(Argument::takes_outcome)
            || self.named.iter().any(|Named { value, .. }| value.takes_outcome())
    }
}

impl MethodCall {
    fn evaluation(&self) -> Evaluation {
        // A number out of range panics when it is set, which has to be before the first attempt.
        let takes_number = generators::argument(&self.method.to_string()) == Some(Takes::Number);
        Evaluation::every_wait_if(!takes_number)
            .and(self.receiver.evaluation())
            .and(Evaluation::of_all(&self.arguments))
    }
}

impl NamedValue {
    fn evaluation(&self) -> Evaluation {
        match self {
            Self::Argument(argument) => argument.evaluation(),
            // It is evaluated before the first attempt, and cloned for each wait.
            Self::Variable(_) | Self::TimeVariable(_) => Evaluation::EveryWait,
        }
    }

    fn takes_outcome(&self) -> bool {
        match self {
            Self::Argument(argument) => argument.takes_outcome(),
            Self::Variable(_) | Self::TimeVariable(_) => false,
        }
    }
}

impl Argument {
    fn evaluation(&self) -> Evaluation {
        match self {
            Self::Time(_) | Self::Number(_) | Self::WaitOfOutcome(_) | Self::WithDefaults(_) => {
                Evaluation::EveryWait
            }
            Self::Times(times, _) => Evaluation::of_all(times),
            Self::Closure(_) => Evaluation::OncePerCall,
            Self::Wait(wait) => wait.evaluation(),
            Self::Call(call) => call.evaluation(),
            Self::Other(operand) => operand.evaluation,
        }
    }

    fn takes_outcome(&self) -> bool {
        match self {
            Self::WaitOfOutcome(_) => true,
            Self::Times(times, _) => times.iter().any(Self::takes_outcome),
            Self::Wait(wait) => wait.takes_outcome(),
            Self::Call(call) => call.takes_outcome(),
            Self::Time(_)
            | Self::Number(_)
            | Self::Closure(_)
            | Self::WithDefaults(_)
            | Self::Other(_) => false,
        }
    }
}

/// Returns whether a path is one of these names.
pub(super) fn is_one_of(path: &ExprPath, names: &[Ident]) -> bool {
    path.path.get_ident().is_some_and(|name| names.contains(name))
}

/// Returns whether an expression consists of literals, constants and arrays of them. `names` are the arguments of
/// the annotated function, which are not constants whatever they are called.
pub(super) fn is_constant(expr: &Expr, names: &[Ident]) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(path) => {
            let last = path.path.segments.last();
            let starts_in_upper_case = last.is_some_and(|last| {
                last.ident.to_string().starts_with(|c: char| c.is_ascii_uppercase())
            });
            starts_in_upper_case && !is_one_of(path, names)
        }
        Expr::Group(group) => is_constant(&group.expr, names),
        Expr::Paren(paren) => is_constant(&paren.expr, names),
        Expr::Unary(unary) => is_constant(&unary.expr, names),
        Expr::Reference(reference) => {
            reference.mutability.is_none() && is_constant(&reference.expr, names)
        }
        Expr::Array(array) => array.elems.iter().all(|elem| is_constant(elem, names)),
        _ => false,
    }
}
