//! The options: one variant and one row of the table each.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, Ident, Lit, LitStr, Path, Token};

use super::callback::Callback;
use super::expression;
use super::filter::Filter;
use super::limits::{self, Tries, Value};
use super::log::Log;
use super::time::Time;
use super::unknown;
use super::user_code::UserCode;
use crate::Mode;

/// An option with its value.
pub(crate) enum Opt {
    MaxTries(Value<Tries>),
    MaxTime(Value<Time>),
    AttemptTimeout(Value<Time>),
    Timeout(Value<Time>),
    TimedOut(UserCode),
    Budget(Budget),
    Cancel(UserCode),
    Fallback(Callback),
    Jitter(Jitter),
    Matches(Filter),
    Giveup(Callback),
    Handlers(Event, Vec<Callback>),
    RaiseOnGiveup(bool),
    Clock(UserCode),
    Log(Log),
    Name(Value<LitStr>),
    Args,
    Observe,
    Span,
    Attempt(Ident),
    Clone(Vec<Ident>),
    Lend(Vec<Ident>),
    Crate(Path),
}

impl Opt {
    /// Returns whether the plain loop supports it.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(
            self,
            Self::MaxTries(Value::Literal(_))
                | Self::Jitter(Jitter::None)
                | Self::Clone(_)
                | Self::Lend(_)
        )
    }
}

/// The four events.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    Try,
    Success,
    Backoff,
    Giveup,
}

/// What randomizes a wait.
pub(crate) enum Jitter {
    /// `none`: waits are slept as they are.
    None,
    /// A closure, which is written where it is called.
    Closure(UserCode),
    /// Anything else, which is evaluated once a call.
    Evaluated(UserCode),
}

/// A budget of retries.
pub(crate) enum Budget {
    /// A reference to a static, which is written where it is used.
    Static(UserCode),
    /// Anything else, which is evaluated once a call.
    Evaluated(UserCode),
}

/// A row of the table of options.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) syntax: Syntax,
    /// The attribute that does not take the option, and the message that says so.
    pub(super) not_for: Option<(Mode, &'static str)>,
}

/// How an option is written, and what makes an `Opt` of it.
#[derive(Clone, Copy)]
pub(super) enum Syntax {
    /// `key = value`
    Value(fn(ParseStream) -> syn::Result<Opt>),
    /// `key(a, b)`
    Names(fn(Vec<Ident>) -> Opt),
    /// `key`
    Flag(fn() -> Opt),
}

const fn value(name: &'static str, parse: fn(ParseStream) -> syn::Result<Opt>) -> Row {
    Row { name, syntax: Syntax::Value(parse), not_for: None }
}

const fn names(name: &'static str, make: fn(Vec<Ident>) -> Opt) -> Row {
    Row { name, syntax: Syntax::Names(make), not_for: None }
}

/// All options, in the order in which they are listed to users.
pub(super) const OPTIONS: &[Row] = &[
    value("max_tries", |input| limits::max_tries(&expression::parse(input)?).map(Opt::MaxTries)),
    value("max_time", |input| limits::time(&input.parse()?).map(Opt::MaxTime)),
    value("attempt_timeout", |input| {
        limits::timeout("attempt_timeout", &input.parse()?).map(Opt::AttemptTimeout)
    }),
    value("timeout", |input| limits::timeout("timeout", &input.parse()?).map(Opt::Timeout)),
    value("timed_out", |input| UserCode::parse(&input.parse::<Expr>()?).map(Opt::TimedOut)),
    value("budget", |input| Budget::parse(&input.parse()?).map(Opt::Budget)),
    value("cancel", |input| UserCode::parse(&input.parse::<Expr>()?).map(Opt::Cancel)),
    value("fallback", |input| Callback::parse(&input.parse()?).map(Opt::Fallback)),
    value("jitter", |input| Jitter::parse(&input.parse()?).map(Opt::Jitter)),
    value("matches", |input| Filter::parse_pattern(input).map(Opt::Matches)),
    value("giveup", |input| Callback::parse_predicate(&input.parse()?).map(Opt::Giveup)),
    value("on_try", |input| handlers(Event::Try, input)),
    value("on_success", |input| handlers(Event::Success, input)),
    value("on_backoff", |input| handlers(Event::Backoff, input)),
    value("on_giveup", |input| handlers(Event::Giveup, input)),
    Row {
        name: "raise_on_giveup",
        syntax: Syntax::Value(raise_on_giveup),
        not_for: Some((
            Mode::Predicate,
            "`raise_on_giveup` is not an option of `#[on_predicate]`, which returns the last value when it gives \
             up; remove it, or write `#[on_exception]`",
        )),
    },
    value("clock", |input| UserCode::parse(&input.parse::<Expr>()?).map(Opt::Clock)),
    value("log", |input| input.parse().map(Opt::Log)),
    value("name", |input| limits::name(&input.parse()?).map(Opt::Name)),
    Row { name: "args", syntax: Syntax::Flag(|| Opt::Args), not_for: None },
    Row { name: "observe", syntax: Syntax::Flag(|| Opt::Observe), not_for: None },
    Row { name: "span", syntax: Syntax::Flag(|| Opt::Span), not_for: None },
    value("attempt", |input| attempt_name(input).map(Opt::Attempt)),
    names("clone", Opt::Clone),
    names("lend", Opt::Lend),
    value("crate", crate_path),
];

/// Returns the option of that name.
pub(super) fn find(name: &str) -> Option<&'static Row> {
    OPTIONS.iter().find(|option| option.name == name)
}

impl Row {
    /// Parses the option of the next argument.
    pub(super) fn parse(input: ParseStream, mode: Mode) -> syn::Result<(Ident, Opt)> {
        let key = Ident::parse_any(input)?;
        let error = |message: &str| syn::Error::new(key.span(), message);
        let Some(Self { name, syntax, not_for }) = find(&key.unraw().to_string()) else {
            return Err(error(&unknown::message(&key.unraw().to_string(), mode)));
        };
        if let Some((_, message)) = not_for.filter(|(refused, _)| *refused == mode) {
            return Err(error(message));
        }
        let opt = match syntax {
            Syntax::Value(parse) => {
                input.parse::<Token![=]>()?;
                if input.is_empty() || input.peek(Token![,]) {
                    return Err(error(&format!("`{name}` has no value; write `{name} = ..`")));
                }
                parse(input)?
            }
            Syntax::Names(_) | Syntax::Flag(_) if input.peek(Token![=]) => {
                return Err(error(&syntax.message(name)));
            }
            Syntax::Names(make) => make(argument_names(name, input)?),
            Syntax::Flag(make) => make(),
        };
        Ok((key, opt))
    }
}

impl Syntax {
    /// Returns the message about an option that is written in another way.
    pub(super) fn message(self, name: &str) -> String {
        match self {
            Self::Value(_) => format!("`{name}` takes a value; write `{name} = ..`"),
            Self::Names(_) => {
                format!("`{name}` takes names of the function's arguments; write `{name}(x, y)`")
            }
            Self::Flag(_) => format!("`{name}` takes no value; write `{name}`"),
        }
    }
}

fn argument_names(option: &str, input: ParseStream) -> syn::Result<Vec<Ident>> {
    let content;
    syn::parenthesized!(content in input);
    if let Ok(this) = content.fork().parse::<Token![self]>() {
        let message = format!(
            "`{option}` takes no `self`; {}",
            match option {
                "clone" => "write `self.clone()` in the body",
                _ => "every attempt may use it anyway",
            }
        );
        return Err(syn::Error::new(this.span, message));
    }
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(&content);
    let names = names.map_err(|error| {
        let message =
            format!("expected the name of one of the function's arguments; write `{option}(x, y)`");
        syn::Error::new(error.span(), message)
    })?;
    Ok(names.into_iter().collect())
}

impl Jitter {
    /// Returns the code that is evaluated once a call, if any is.
    pub(crate) fn evaluated(&self) -> Option<UserCode> {
        match self {
            Self::None | Self::Closure(_) => None,
            Self::Evaluated(code) => Some(code.clone()),
        }
    }

    fn parse(expr: &Expr) -> syn::Result<Self> {
        match expr {
            Expr::Path(path) if path.path.is_ident("none") => Ok(Self::None),
            Expr::Closure(_) => UserCode::parse(expr).map(Self::Closure),
            _ => UserCode::parse(expr).map(Self::Evaluated),
        }
    }
}

impl Budget {
    /// Returns the code that is evaluated once a call, if any is.
    pub(crate) fn evaluated(&self) -> Option<UserCode> {
        match self {
            Self::Static(_) => None,
            Self::Evaluated(code) => Some(code.clone()),
        }
    }

    fn parse(expr: &Expr) -> syn::Result<Self> {
        let code = UserCode::parse(expr)?;
        Ok(if is_static(expr) { Self::Static(code) } else { Self::Evaluated(code) })
    }
}

/// Returns whether an expression is a reference to a path that is written like a static.
fn is_static(expr: &Expr) -> bool {
    let Expr::Reference(reference) = expr else { return false };
    let Expr::Path(path) = &*reference.expr else { return false };
    path.path.segments.last().is_some_and(|last| {
        let name = last.ident.to_string();
        name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    })
}

fn handlers(event: Event, input: ParseStream) -> syn::Result<Opt> {
    Ok(Opt::Handlers(event, Callback::parse_list(&input.parse()?)?))
}

fn raise_on_giveup(input: ParseStream) -> syn::Result<Opt> {
    match input.parse()? {
        Expr::Lit(ExprLit { lit: Lit::Bool(raise), .. }) => Ok(Opt::RaiseOnGiveup(raise.value)),
        other => {
            let message = "`raise_on_giveup` must be `true` or `false`";
            Err(syn::Error::new_spanned(other, message))
        }
    }
}

fn attempt_name(input: ParseStream) -> syn::Result<Ident> {
    let name = input.fork().parse::<Ident>().ok().filter(|_| !input.peek2(Token![::]));
    if name.is_none() {
        let message = "`attempt` takes a name, which the body has for the number of the attempt; write `attempt = n`";
        return Err(input.error(message));
    }
    input.parse()
}

fn crate_path(input: ParseStream) -> syn::Result<Opt> {
    let path = input.call(Path::parse_mod_style).map_err(|error| {
        let message = "`crate` must be a path, such as `crate = ::backoff_retry`";
        syn::Error::new(error.span(), message)
    })?;
    Ok(Opt::Crate(path))
}
