//! The attributes `#[on_exception]` and `#[on_predicate]` of `backoff-retry`.
//!
//! A pipeline: `args` reads what stands between the parentheses, `function` the head of the function,
//! `plan` checks both against each other, and `expand` writes the loop. Everything before
//! `expand` may fail, and says so at the token that causes it; `expand` cannot. Where there
//! is a fault the function is still emitted, as it was written, so that its callers compile.

mod args;
mod check;
mod errors;
mod expand;
mod function;
mod future;
mod plan;
mod setting;
mod signature;
mod stacked;

use args::Args;
use errors::Errors;
use function::Function;
use plan::Plan;
use proc_macro::TokenStream;
use quote::ToTokens;

/// Which of the two attributes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// `#[on_exception]`: errors are retried.
    Exception,
    /// `#[on_predicate]`: values are retried.
    Predicate,
}

impl Mode {
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
    let (args, marked) = stacked::take_mark(args.into());
    let function: Function = match syn::parse(item.clone()) {
        Ok(function) => function,
        Err(error) => {
            Args::parse(args, mode, &mut errors);
            errors.add(check::not_a_function(mode, &item.clone().into(), error));
            return with_errors(errors, item);
        }
    };
    if !marked {
        if let Some(stacked) = stacked::step_behind(mode, &args, &function) {
            return stacked.into();
        }
    }
    check::function(mode, &function, &mut errors);
    let (function, shell) = future::unwrap(function, &mut errors);
    let this = shell.as_ref().and_then(|shell| shell.this.as_ref());
    let args = this.map_or_else(|| args.clone(), |this| future::rename_self(args.clone(), this));
    let args = Args::parse(args, mode, &mut errors);
    let plan = Plan::new(args, mode, &function, &mut errors);
    if errors.any() {
        return with_errors(errors, item);
    }
    let function = expand::expand(&plan, function);
    match shell {
        Some(shell) => shell.wrap(&function).into(),
        None => function.into_token_stream().into(),
    }
}

/// The faults, and the item as it was written.
fn with_errors(errors: Errors, item: TokenStream) -> TokenStream {
    let mut tokens: TokenStream = errors.into_compile_errors().into();
    tokens.extend(item);
    tokens
}
