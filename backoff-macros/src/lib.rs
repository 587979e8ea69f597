//! The attributes `#[on_exception]` and `#[on_predicate]` of `backoff-retry`.
//!
//! ```text
//! #[on_exception(expo, max_tries = 5)]
//! fn fetch() -> Result<Body, Error> { body }
//!
//! fn fetch() -> Result<Body, Error> {                  // the head is unchanged
//!     loop {
//!         let outcome = (|| body)();                   // one attempt
//!         if outcome.is_ok() || tries == 5 { break outcome }
//!         sleep(next wait of `expo`);
//!     }
//! }
//! ```
//!
//! A pipeline of three steps: `parse` reads the arguments of the attribute and `function` the function, `validate`
//! checks them against each other and makes the `plan`, and `expand` writes the loop. The first two may fail, and
//! report every fault at the token that causes it; `expand` cannot. Where there is a fault, the function is emitted as
//! it was written, so that its callers still compile.

mod errors;
mod expand;
mod function;
mod parse;
mod plan;
mod validate;

use errors::Errors;
use function::{Function, future, stacked};
use parse::Args;
use proc_macro::TokenStream;
use proc_macro2::Span;
use quote::ToTokens;

/// One of the two attributes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// `#[on_exception]`: errors are retried.
    Exception,
    /// `#[on_predicate]`: values are retried.
    Predicate,
}

impl Mode {
    /// Returns the name of the attribute.
    pub(crate) fn attribute(self) -> &'static str {
        match self {
            Self::Exception => "on_exception",
            Self::Predicate => "on_predicate",
        }
    }
}

#[doc = include_str!("../docs/on_exception.md")]
#[doc = include_str!("../docs/options.md")]
#[proc_macro_attribute]
pub fn on_exception(args: TokenStream, item: TokenStream) -> TokenStream {
    retry(Mode::Exception, args, item)
}

#[doc = include_str!("../docs/on_predicate.md")]
#[doc = include_str!("../docs/options.md")]
#[proc_macro_attribute]
pub fn on_predicate(args: TokenStream, item: TokenStream) -> TokenStream {
    retry(Mode::Predicate, args, item)
}

fn retry(mode: Mode, args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let (args, is_marked) = stacked::take_mark(args.into());
    let function = match Function::parse(item.clone().into()) {
        Ok(function) => function,
        Err(error) => {
            Args::parse(args, mode, None, &mut errors);
            errors.add(validate::not_a_function(mode, &item.clone().into(), error));
            return with_errors(errors, item);
        }
    };
    if !is_marked {
        if let Some(stacked) = stacked::step_behind(mode, &args, &function) {
            return stacked.into();
        }
    }
    if !is_marked && stacked::is_expanded(&function.body) {
        errors.at_span(Span::call_site(), stacked::renamed(mode));
        return with_errors(errors, item);
    }
    validate::head(mode, &function, &mut errors);
    let (function, shell) = future::unwrap(function, &mut errors);
    let this = shell.as_ref().and_then(|shell| shell.this.as_ref());
    let args = this.map_or_else(|| args.clone(), |this| future::rename_self(args.clone(), this));
    let args = Args::parse(args, mode, Some(&function.sig), &mut errors);
    let plan = match validate::plan(mode, args, &function, errors) {
        Ok(plan) => plan,
        Err(errors) => return with_errors(errors, item),
    };
    let function = expand::expand(&plan, function);
    match shell {
        Some(shell) => shell.wrap(&function).into(),
        None => function.into_token_stream().into(),
    }
}

/// Returns the faults, and the item as it was written.
fn with_errors(errors: Errors, item: TokenStream) -> TokenStream {
    let mut tokens: TokenStream = errors.into_compile_errors().into();
    tokens.extend(item);
    tokens
}
