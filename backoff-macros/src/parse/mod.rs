//! Parses what stands between the parentheses of the attribute.

mod callback;
mod evaluation;
mod expression;
mod filter;
mod generators;
mod limits;
mod log;
mod not_a_filter;
mod options;
mod time;
mod unknown;
mod user_code;
mod variants;
mod wait_expr;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Ident, Path, Signature, Token};

use crate::Mode;
use crate::errors::Errors;
use crate::function::signature;
use generators::Generator;
use options::{Row, Syntax};

pub(crate) use callback::{Asyncness, Callback};
pub(crate) use evaluation::{Evaluation, WaitSource};
pub(crate) use filter::Filter;
pub(crate) use limits::{Tries, Value};
pub(crate) use log::{Level, Log};
pub(crate) use options::{Budget, Event, Jitter, Opt};
pub(crate) use time::Time;
pub(crate) use user_code::UserCode;
pub(crate) use wait_expr::{Argument, Call, MethodCall, Named, NamedValue, WaitExpr};

/// The arguments of the attribute, in the order in which they were written.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) wait: Option<WaitExpr>,
    pub(crate) filter: Option<Filter>,
    pub(crate) options: Vec<Given>,
}

/// An option that is given, with the key where the user wrote it.
pub(crate) struct Given {
    pub(crate) key: Ident,
    pub(crate) opt: Opt,
}

impl Args {
    /// Parses the arguments of an attribute on a function with this head. Faults go to `errors`, and parsing goes on
    /// behind them.
    pub(crate) fn parse(
        tokens: TokenStream,
        mode: Mode,
        sig: Option<&Signature>,
        errors: &mut Errors,
    ) -> Self {
        let names = sig.map(signature::names).unwrap_or_default();
        let generics = sig.map(signature::type_parameters).unwrap_or_default();
        let args = Self::default();
        let mut parser = ArgsParser { mode, names: &names, generics: &generics, errors, args };
        let parse = |input: ParseStream| {
            parser.parse(input);
            Ok(())
        };
        // `parse` reports its faults itself; syn would add only that tokens behind one are left.
        let _ = parse.parse2(tokens);
        parser.args
    }

    /// Returns the path of the library, where it is given.
    pub(crate) fn crate_path(&self) -> Option<&Path> {
        self.options.iter().find_map(|given| {
            let Opt::Crate(path) = &given.opt else { return None };
            Some(path)
        })
    }
}

struct ArgsParser<'a> {
    mode: Mode,
    /// The arguments of the function.
    names: &'a [Ident],
    /// Its type parameters.
    generics: &'a [Ident],
    errors: &'a mut Errors,
    args: Args,
}

impl ArgsParser<'_> {
    fn parse(&mut self, input: ParseStream) {
        if input.is_empty() || starts_option(input) {
            self.report_missing_wait(input);
        } else {
            let expr = self.recover(input, expression::parse);
            let wait = expr.and_then(|expr| self.errors.catch(WaitExpr::parse(&expr, self.names)));
            self.args.wait = wait;
            self.next_argument(input);
        }
        while !input.is_empty() {
            self.argument(input);
            self.next_argument(input);
        }
    }

    fn report_missing_wait(&mut self, input: ParseStream) {
        let key = Ident::parse_any(&input.fork());
        // The message about such a key says already where the wait generator goes.
        if !key.is_ok_and(|key| unknown::is_about_wait(&key.to_string())) {
            let name = self.mode.attribute();
            let message =
                format!("missing wait generator; write it first: `#[{name}(expo, max_tries = 5)]`");
            self.errors.at_span(input.span(), message);
        }
    }

    /// Parses an argument behind the wait generator.
    fn argument(&mut self, input: ParseStream) {
        if starts_option(input) {
            let mode = self.mode;
            if let Some((key, opt)) = self.recover(input, |input| Row::parse(input, mode)) {
                self.add(Given { key, opt });
            }
        } else if let Some(error) = not_assigned(input) {
            self.errors.add(error);
            skip_argument(input);
        } else if self.args.filter.is_none() && self.args.options.is_empty() {
            let (mode, names, generics) = (self.mode, self.names, self.generics);
            if let Some(error) = self.misplaced_wait(input) {
                self.errors.add(error);
                skip_argument(input);
                return;
            }
            self.args.filter =
                self.recover(input, |input| Filter::parse(input, mode, names, generics));
        } else if let Some(error) = self.listed_types(input) {
            self.errors.add(error);
            skip_argument(input);
        } else if let Some(error) = self.misspelled_flag(input) {
            self.errors.add(error);
            skip_argument(input);
        } else {
            let message = "expected an option, `key = value`; only the wait generator and the filter are written \
                           without a name, and they come first";
            self.errors.at_span(input.span(), message);
            skip_argument(input);
        }
    }

    /// Returns the fault of a single word that resembles an option, if it comes next.
    fn misspelled_flag(&self, input: ParseStream) -> Option<syn::Error> {
        let ahead = input.fork();
        let word: Ident = ahead.parse().ok()?;
        if !ahead.is_empty() && !ahead.peek(Token![,]) {
            return None;
        }
        let message = unknown::known_mistake(&word.to_string(), self.mode)?;
        Some(syn::Error::new(word.span(), message))
    }

    /// Returns the fault of a wait generator behind the filter, if it comes next.
    fn misplaced_wait(&self, input: ParseStream) -> Option<syn::Error> {
        let Some(WaitExpr::Other(first)) = &self.args.wait else { return None };
        let generator: Expr = input.fork().parse().ok()?;
        let path = match &generator {
            Expr::Path(path) => path,
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) => path,
                _ => return None,
            },
            _ => return None,
        };
        Generator::named(&path.path)?;
        let generator_text = not_a_filter::tidy(&generator.to_token_stream());
        let first = not_a_filter::tidy(&first.code.to_token_stream());
        let message = format!("the wait generator comes first; write `{generator_text}, {first}`");
        Some(syn::Error::new_spanned(generator, message))
    }

    /// Returns the fault of another error type behind the filter, if it comes next.
    fn listed_types(&self, input: ParseStream) -> Option<syn::Error> {
        let types = self.args.filter.as_ref()?.types()?;
        let is_next = self.args.options.is_empty();
        is_next.then(|| not_a_filter::listed_types(types, input)).flatten()
    }

    fn add(&mut self, given: Given) {
        let Given { key, opt } = &given;
        if self.args.options.iter().any(|other| other.key == *key) {
            self.errors.at(key, format!("`{key}` is given twice; remove one of them"));
            return;
        }
        if matches!(opt, Opt::Matches(_)) && self.args.filter.is_some() {
            self.errors.at(key, "`matches` replaces the filter; write only one of them");
        }
        self.args.options.push(given);
    }

    /// Moves on to the next argument, if there is one.
    fn next_argument(&mut self, input: ParseStream) {
        if !ends_argument(input) {
            self.errors.at_span(input.span(), "expected `,`");
            skip_argument(input);
        }
        let _ = input.parse::<Option<Token![,]>>();
    }

    /// Parses an argument; where that fails, skips the rest of it.
    fn recover<'i, T>(
        &mut self,
        input: ParseStream<'i>,
        parse: impl FnOnce(ParseStream<'i>) -> syn::Result<T>,
    ) -> Option<T> {
        let parsed = self.errors.catch(parse(input));
        if parsed.is_none() && !ends_argument(input) {
            skip_argument(input);
        }
        parsed
    }
}

/// Returns whether the next argument is `key = ..`, `key(..)` or a `key` that stands alone.
fn starts_option(input: ParseStream) -> bool {
    let ahead = input.fork();
    let Ok(key) = Ident::parse_any(&ahead) else { return false };
    if ahead.peek(Token![=]) && !ahead.peek(Token![==]) && !ahead.peek(Token![=>]) {
        return true;
    }
    match options::find(&key.unraw().to_string()).map(|option| option.syntax) {
        Some(Syntax::Names(_)) => ahead.peek(syn::token::Paren),
        Some(Syntax::Flag(_)) => ends_argument(&ahead),
        Some(Syntax::Value(_)) | None => false,
    }
}

/// Returns the fault of `key: value`, `key(value)` or `key == value`, if that comes next.
fn not_assigned(input: ParseStream) -> Option<syn::Error> {
    let ahead = input.fork();
    let key = Ident::parse_any(&ahead).ok()?;
    let option = options::find(&key.unraw().to_string())?;
    if ends_argument(&ahead) || ahead.peek(Token![::]) || ahead.peek(Token![<]) {
        return None;
    }
    Some(syn::Error::new(key.span(), option.syntax.message(option.name)))
}

fn ends_argument(input: ParseStream) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Skips the rest of an argument: up to a comma that an option follows, since other commas may belong to the
/// parameters of a closure or to generics.
fn skip_argument(input: ParseStream) {
    while !input.is_empty() {
        if input.peek(Token![,]) {
            let ahead = input.fork();
            let _ = ahead.parse::<Token![,]>();
            if ahead.is_empty() || starts_option(&ahead) {
                return;
            }
        }
        let _ = input.parse::<proc_macro2::TokenTree>();
    }
}
