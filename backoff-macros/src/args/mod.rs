//! What stands between the parentheses of the attribute, as written.

mod filter;
mod function;
mod generators;
pub(crate) mod keys;
mod log;
pub(crate) mod time;
pub(crate) mod wait;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Pat, Path, Token};

use crate::Mode;
use crate::errors::Errors;
use filter::Filter as ParsedFilter;
use keys::{Form, Key, Kind};

pub(crate) use filter::Filter;
pub(crate) use function::{Callee, Form as CalleeForm};
pub(crate) use log::Log;

/// The arguments of the attribute, in the order in which they were written.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) wait: Option<Expr>,
    pub(crate) filter: Option<Filter>,
    pub(crate) options: Vec<Given>,
}

/// An option that was given.
pub(crate) struct Given {
    pub(crate) key: Ident,
    pub(crate) kind: Kind,
    pub(crate) value: Value,
}

impl Given {
    /// The arguments that it lists.
    fn names(&self) -> &[Ident] {
        match &self.value {
            Value::Idents(names) => names,
            _ => &[],
        }
    }
}

/// The value of an option.
pub(crate) enum Value {
    Expr(Expr),
    /// `PATTERN if GUARD`, for `matches`.
    Pattern(TokenStream),
    Path(Path),
    Idents(Vec<Ident>),
    Log(Log),
    Flag,
}

impl Args {
    /// Reads the arguments; faults go to `errors`, and reading goes on behind them.
    pub(crate) fn parse(tokens: TokenStream, mode: Mode, errors: &mut Errors) -> Self {
        let mut args = Self::default();
        let read = |input: ParseStream| {
            args.read(input, mode, errors);
            Ok(())
        };
        // `read` reports its faults itself; all that syn adds is that what is behind one was left unread.
        let _ = read.parse2(tokens);
        args
    }

    fn read(&mut self, input: ParseStream, mode: Mode, errors: &mut Errors) {
        let mut another = !input.is_empty();
        if !another || starts_option(input) {
            let key = Ident::parse_any(&input.fork());
            // What is said about such a key is where the wait goes.
            if !key.is_ok_and(|key| keys::is_about_wait(&key.to_string())) {
                let name = mode.attribute();
                let message = format!(
                    "the first argument is the wait generator: write `#[{name}(expo, max_tries = 5)]`"
                );
                errors.at_span(input.span(), message);
            }
        } else {
            self.wait = recover(input, errors, syn::parse::ParseBuffer::parse);
            another = next_argument(input, errors);
        }
        while another {
            if starts_option(input) {
                let given = recover(input, errors, |input| read_option(input, mode));
                self.add(given, errors);
            } else if let Some(error) = not_assigned(input) {
                errors.add(error);
                skip_argument(input);
            } else if self.filter.is_none() && self.options.is_empty() {
                self.filter = recover(input, errors, |input| ParsedFilter::parse(input, mode));
            } else {
                let message = "expected an option, `key = value`: only the wait and the filter are \
                               written without a name, and they come first";
                errors.at_span(input.span(), message);
                skip_argument(input);
            }
            another = next_argument(input, errors);
        }
    }

    fn add(&mut self, given: Option<Given>, errors: &mut Errors) {
        let Some(given) = given else { return };
        if self.options.iter().any(|other| other.kind == given.kind) {
            errors.at(&given.key, format!("`{}` is given twice", given.key));
        }
        for name in given.names() {
            let elsewhere =
                |other: &&Given| other.kind != given.kind && other.names().contains(name);
            if let Some(other) = self.options.iter().find(elsewhere) {
                let message = format!("`{name}` is in `{}` already: give it in one", other.key);
                errors.at(name, message);
            }
        }
        self.options.push(given);
    }
}

/// Whether the next argument is `key = ..`, `key(..)` or a `key` that stands alone.
fn starts_option(input: ParseStream) -> bool {
    let ahead = input.fork();
    let Ok(key) = Ident::parse_any(&ahead) else { return false };
    let assigned = ahead.peek(Token![=]) && !ahead.peek(Token![==]) && !ahead.peek(Token![=>]);
    let listed = keys::find(&key.to_string()).is_some_and(|key| key.form == Form::List);
    let flag = keys::find(&key.to_string()).is_some_and(|key| key.form == Form::Flag)
        && (ahead.is_empty() || ahead.peek(Token![,]));
    assigned || flag || (listed && ahead.peek(syn::token::Paren))
}

/// `key: value`, `key(value)` or `key == value`: the fault, if that is what comes next.
fn not_assigned(input: ParseStream) -> Option<syn::Error> {
    let ahead = input.fork();
    let key = Ident::parse_any(&ahead).ok()?;
    let Key { name, form, .. } = keys::find(&key.to_string())?;
    let alone = ahead.is_empty() || ahead.peek(Token![,]);
    if alone || ahead.peek(Token![::]) || ahead.peek(Token![<]) {
        return None;
    }
    let message = match form {
        Form::Value => format!("`{name}` is an option: write `{name} = ..`"),
        Form::List => format!("`{name}` lists arguments of the function: write `{name}(x, y)`"),
        Form::Flag => format!("`{name}` stands alone: it has no value"),
    };
    Some(syn::Error::new(key.span(), message))
}

/// Reads `key = value` or `key(a, b)`.
fn read_option(input: ParseStream, mode: Mode) -> syn::Result<Given> {
    let key = Ident::parse_any(input)?;
    let Some(Key { name, kind, form }) = keys::find(&key.to_string()) else {
        return Err(syn::Error::new(key.span(), keys::unknown(&key.to_string(), mode)));
    };
    if *kind == Kind::RaiseOnGiveup && mode == Mode::Predicate {
        let message = "`raise_on_giveup` is an option of `#[on_exception]`: under `#[on_predicate]` a \
                       give-up returns the last value";
        return Err(syn::Error::new(key.span(), message));
    }
    let value = match form {
        Form::List if input.peek(Token![=]) => {
            let message = format!("`{name}` lists arguments of the function: write `{name}(x, y)`");
            return Err(syn::Error::new(key.span(), message));
        }
        Form::List => {
            let content;
            syn::parenthesized!(content in input);
            let idents = Punctuated::<Ident, Token![,]>::parse_terminated(&content);
            let idents = idents.map_err(|error| {
                let message = format!("`{name}` lists arguments of the function, by their names");
                syn::Error::new(error.span(), message)
            })?;
            Value::Idents(idents.into_iter().collect())
        }
        Form::Flag if input.peek(Token![=]) => {
            return Err(syn::Error::new(
                key.span(),
                format!("`{name}` stands alone: it has no value"),
            ));
        }
        Form::Flag => Value::Flag,
        Form::Value => {
            input.parse::<Token![=]>()?;
            if input.is_empty() || input.peek(Token![,]) {
                return Err(syn::Error::new(key.span(), format!("`{name}` has no value")));
            }
            read_value(*kind, input)?
        }
    };
    Ok(Given { key, kind: *kind, value })
}

/// Reads what stands behind the `=`.
fn read_value(kind: Kind, input: ParseStream) -> syn::Result<Value> {
    Ok(match kind {
        Kind::Matches => Value::Pattern(read_pattern(input)?),
        Kind::Log => Value::Log(input.parse()?),
        Kind::Crate => Value::Path(input.call(Path::parse_mod_style).map_err(|error| {
            let message = "`crate` takes a path, such as `crate = ::backoff_retry`";
            syn::Error::new(error.span(), message)
        })?),
        _ => Value::Expr(input.parse()?),
    })
}

/// Reads `PATTERN [if GUARD]`.
fn read_pattern(input: ParseStream) -> syn::Result<TokenStream> {
    const FORM: &str = "`matches` takes a pattern, `PATTERN` or `PATTERN if GUARD`; a closure goes behind \
                        the wait, without a name: `expo, |outcome| ..`";
    let at = input.span();
    let mut pattern = Pat::parse_multi_with_leading_vert(input)?.into_token_stream();
    if !input.is_empty() && !input.peek(Token![,]) && !input.peek(Token![if]) {
        return Err(syn::Error::new(at, FORM));
    }
    if input.peek(Token![if]) {
        input.parse::<Token![if]>()?.to_tokens(&mut pattern);
        input.parse::<Expr>()?.to_tokens(&mut pattern);
    }
    Ok(pattern)
}

/// Moves on to the next argument, if there is one.
fn next_argument(input: ParseStream, errors: &mut Errors) -> bool {
    if !input.is_empty() && !input.peek(Token![,]) {
        errors.at_span(input.span(), "expected `,`");
        skip_argument(input);
    }
    let _ = input.parse::<Option<Token![,]>>();
    !input.is_empty()
}

/// Reads an argument; where that fails, passes over what is left of it.
fn recover<'a, T>(
    input: ParseStream<'a>,
    errors: &mut Errors,
    read: impl FnOnce(ParseStream<'a>) -> syn::Result<T>,
) -> Option<T> {
    match read(input) {
        Ok(read) => Some(read),
        Err(error) => {
            errors.add(error);
            skip_argument(input);
            None
        }
    }
}

/// Passes over the rest of an argument: up to a comma that an option follows, since other commas may
/// belong to a closure's parameters or to generics.
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
