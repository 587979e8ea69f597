//! The library's wait generators and their arguments, by name.
//!
//! Names are resolved where the user writes them, and a generator of the user's that is called `expo` works. What
//! is known here decides which literals are times, what may be rebuilt for each wait, and what a message suggests.

use proc_macro2::Literal;
use quote::ToTokens;
use syn::{Expr, ExprLit, ExprUnary, Ident, Lit, Path, UnOp};

use super::{options, time, unknown};

/// A wait generator of the library.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Generator {
    Expo,
    Fibo,
    Constant,
    Linear,
    Decay,
    Decorrelated,
    Runtime,
}

const GENERATORS: [Generator; 7] = [
    Generator::Expo,
    Generator::Fibo,
    Generator::Constant,
    Generator::Linear,
    Generator::Decay,
    Generator::Decorrelated,
    Generator::Runtime,
];

impl Generator {
    /// Returns the generator that the last segment of a path names.
    pub(super) fn named(path: &Path) -> Option<Self> {
        let last = &path.segments.last()?.ident;
        GENERATORS.into_iter().find(|generator| last == generator.name())
    }

    /// Returns the generator that an expression names, as the function of a call.
    pub(super) fn named_by(function: &Expr) -> Option<Self> {
        match function {
            Expr::Path(path) => Self::named(&path.path),
            _ => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Expo => "expo",
            Self::Fibo => "fibo",
            Self::Constant => "constant",
            Self::Linear => "linear",
            Self::Decay => "decay",
            Self::Decorrelated => "decorrelated",
            Self::Runtime => "runtime",
        }
    }

    /// Returns whether the function takes no arguments.
    pub(super) fn takes_nothing(self) -> bool {
        !matches!(self, Self::Constant | Self::Runtime)
    }

    /// Returns the names of the arguments.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Expo => &["base", "factor", "max_value", "min_value"],
            Self::Fibo => &["max_value"],
            Self::Constant => &["interval"],
            Self::Linear => &["start", "step", "max_value"],
            Self::Decay => &["initial_value", "decay_factor", "min_value"],
            Self::Decorrelated => &["min_value", "max_value"],
            Self::Runtime => &["value", "max_value"],
        }
    }

    /// Returns the message about a name that is not one of the arguments.
    pub(super) fn unknown_argument(self, name: &str) -> Option<String> {
        let arguments = self.arguments();
        if arguments.contains(&name) {
            return None;
        }
        let generator = self.name();
        if options::find(name).is_some() {
            let after =
                format!("write it after the wait generator, `{generator}(..), {name} = ..`");
            return Some(format!("`{name}` is an option; {after}"));
        }
        let near = OTHER_NAMES
            .iter()
            .filter(|(other, _)| *other == name)
            .map(|(_, ours)| *ours)
            .find(|ours| arguments.contains(ours))
            .or_else(|| unknown::nearest(name, arguments.iter().copied()));
        let names: Vec<_> = arguments.iter().map(|name| format!("`{name}`")).collect();
        let takes = format!("`{generator}` takes {}", names.join(", "));
        Some(match near {
            Some(near) => {
                format!("`{name}` is not an argument of `{generator}`; write `{near}` ({takes})")
            }
            None => format!("`{name}` is not an argument of `{generator}`; {takes}"),
        })
    }

    /// Returns how to write the arguments of a generator that takes them all by name; `None` if it also takes
    /// one without a name.
    pub(super) fn named_arguments(self) -> Option<&'static str> {
        match self {
            Self::Expo => Some("expo(base = 2, factor = 100ms, max_value = 30s)"),
            Self::Fibo => Some("fibo(max_value = 13s)"),
            Self::Decay => Some("decay(initial_value = 10s, decay_factor = 0.5, min_value = 1s)"),
            Self::Linear => Some("linear(start = 1s, step = 1s, max_value = 30s)"),
            Self::Decorrelated => Some("decorrelated(min_value = 100ms, max_value = 30s)"),
            Self::Constant | Self::Runtime => None,
        }
    }
}

/// What an argument of the library's generators takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Time,
    Number,
    /// A function of the outcome, which Python's backoff takes by this name.
    Function,
}

/// The arguments of the library's generators, with an example of each.
const ARGUMENTS: [(&str, Takes, &str); 10] = [
    ("interval", Takes::Time, "constant(interval = 5s)"),
    ("base", Takes::Number, "expo(base = 3)"),
    ("factor", Takes::Time, "expo(factor = 100ms)"),
    ("max_value", Takes::Time, "expo(max_value = 30s)"),
    ("min_value", Takes::Time, "expo(min_value = 10ms)"),
    ("initial_value", Takes::Time, "decay(initial_value = 10s)"),
    ("decay_factor", Takes::Number, "decay(decay_factor = 0.5)"),
    ("start", Takes::Time, "linear(start = 1s)"),
    ("step", Takes::Time, "linear(step = 1s)"),
    ("value", Takes::Function, "runtime(|error| error.retry_after)"),
];

/// What other libraries call arguments of generators, with the names that they may have here.
const OTHER_NAMES: [(&str, &str); 22] = [
    ("multiplier", "factor"),
    ("multiplier", "step"),
    ("scale", "factor"),
    ("initial", "factor"),
    ("initial", "start"),
    ("initial", "initial_value"),
    ("initial_delay", "factor"),
    ("initial_interval", "factor"),
    ("min_delay", "factor"),
    ("exp_base", "base"),
    ("increment", "step"),
    ("min", "min_value"),
    ("wait_min", "min_value"),
    ("max", "max_value"),
    ("wait_max", "max_value"),
    ("max_delay", "max_value"),
    ("max_interval", "max_value"),
    ("max_wait", "max_value"),
    ("cap", "max_value"),
    ("delay", "interval"),
    ("wait", "interval"),
    ("seconds", "interval"),
];

/// Returns what the argument of that name takes.
pub(super) fn argument(name: &str) -> Option<Takes> {
    ARGUMENTS.iter().find(|(known, ..)| *known == name).map(|(_, takes, _)| *takes)
}

/// Returns how to write the argument of that name.
pub(super) fn argument_example(name: &str) -> Option<&'static str> {
    ARGUMENTS.iter().find(|(known, ..)| *known == name).map(|(.., example)| *example)
}

/// Parses a literal for an argument that takes a number; `None` if the value is only known at run time.
pub(super) fn positive_number(name: &Ident, value: &Expr) -> Option<syn::Result<Literal>> {
    let (is_negative, literal) = match value {
        Expr::Group(group) => return positive_number(name, &group.expr),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (true, &**expr),
        _ => (false, value),
    };
    let Expr::Lit(ExprLit { lit, .. }) = literal else { return None };
    let number = match lit {
        Lit::Int(int) if time::is_plain_number(lit) => int.base10_parse::<f64>().ok(),
        Lit::Float(float) if time::is_plain_number(lit) => float.base10_parse::<f64>().ok(),
        _ => None,
    };
    let in_range = |number: &f64| number.is_finite() && *number > 0.0 && !is_negative;
    Some(match number.filter(in_range) {
        Some(number) => {
            let mut literal = Literal::f64_suffixed(number);
            literal.set_span(lit.span());
            Ok(literal)
        }
        None => {
            let message = format!("`{name}` must be a number greater than 0, such as `2`");
            Err(syn::Error::new_spanned(value, message))
        }
    })
}

/// Returns the message about a literal in the place of the wait generator.
pub(super) fn literal_in_place_of_wait(literal: &Lit) -> String {
    let text = literal.to_token_stream().to_string();
    let example = if time::is_plain_number(literal) {
        format!("constant({}s)", text.trim_end_matches('.'))
    } else if matches!(literal, Lit::Int(_) | Lit::Float(_)) {
        format!("constant({text})")
    } else {
        "expo".to_owned()
    };
    format!("expected a wait generator, found `{text}`; write `{example}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_names_its_generator() {
        for generator in GENERATORS {
            if let Some(example) = generator.named_arguments() {
                assert!(example.starts_with(&format!("{}(", generator.name())), "{example}");
            }
        }
    }
}
