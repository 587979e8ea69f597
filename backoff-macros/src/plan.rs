//! The validated arguments: a plan holds only what can be expanded.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, ExprLit, Ident, Lit};

use crate::Mode;
use crate::args::keys::{Event, Kind};
use crate::args::wait::Wait;
use crate::args::{Args, Callee, CalleeForm, Filter, Given, Log, Value, time, wait};
use crate::errors::Errors;
use crate::function::Function;
use crate::setting::Setting;
use crate::signature;

/// What the attribute asks for.
pub(crate) struct Plan {
    pub(crate) mode: Mode,
    /// The name under which the expansion imports the module whose items it names.
    pub(crate) p: Ident,
    /// The path of that module.
    pub(crate) module: TokenStream,
    pub(crate) wait: Wait,
    pub(crate) retries: Retries,
    pub(crate) max_tries: Option<Setting>,
    pub(crate) max_time: Option<Setting>,
    pub(crate) jitter: Jitter,
    pub(crate) giveup: Option<Callee>,
    pub(crate) handlers: Handlers,
    pub(crate) clock: Option<TokenStream>,
    /// On give-up the last error is returned; else a default value.
    pub(crate) raise_on_giveup: bool,
    pub(crate) log: Log,
    /// What the function is called in events, if not by its path.
    pub(crate) name: Option<Setting>,
    /// Whether events carry the arguments of the call.
    pub(crate) args: bool,
    /// Arguments of which every attempt gets a clone.
    pub(crate) clone: Vec<Ident>,
    /// `mut` arguments that attempts share.
    pub(crate) lend: Vec<Ident>,
    /// Which values are evaluated before the first attempt, in the order in which they were written.
    pub(crate) order: Vec<Kind>,
}

/// Which outcomes are retried.
pub(crate) enum Retries {
    /// Every error; or, for `#[on_predicate]`, the empty values.
    Default,
    Question(TokenStream),
    Types(Vec<TokenStream>),
    Pattern(TokenStream),
}

/// What is done to each wait.
pub(crate) enum Jitter {
    Default,
    None,
    /// A closure: written where it is called.
    Closure(TokenStream),
    /// Anything else: evaluated once a call.
    Value(TokenStream),
}

/// The handlers, in the order in which they run.
#[derive(Default)]
pub(crate) struct Handlers(Vec<(Event, Callee)>);

impl Handlers {
    pub(crate) fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// The handlers of an event.
    pub(crate) fn of(&self, event: Event) -> impl Iterator<Item = &Callee> {
        self.0.iter().filter(move |(on, _)| *on == event).map(|(_, handler)| handler)
    }
}

impl Plan {
    /// Checks the arguments against each other and against the function; faults go to `errors`, and the
    /// plan is then not to be used.
    pub(crate) fn new(args: Args, mode: Mode, function: &Function, errors: &mut Errors) -> Self {
        let p = Ident::new("__backoff", Span::mixed_site());
        let module = private_module(&args);
        let arguments = signature::names(&function.sig);
        let wait = args
            .wait
            .as_ref()
            .map_or_else(Wait::default, |wait| wait::lower(wait, &arguments, &p, errors));
        let mut plan = Self {
            mode,
            p,
            module,
            wait,
            retries: Retries::of(args.filter, errors),
            max_tries: None,
            max_time: None,
            jitter: Jitter::Default,
            giveup: None,
            handlers: Handlers::default(),
            clock: None,
            raise_on_giveup: true,
            log: Log::default(),
            name: None,
            args: false,
            clone: Vec::new(),
            lend: Vec::new(),
            order: args.options.iter().map(|given| given.kind).collect(),
        };
        for given in args.options {
            plan.set(given, function, errors);
        }
        plan.refuse_shared(function, errors);
        if function.sig.asyncness.is_none() {
            plan.refuse_async(errors);
        }
        plan
    }

    fn set(&mut self, Given { key, kind, value }: Given, function: &Function, errors: &mut Errors) {
        match (kind, value) {
            (Kind::Matches, Value::Pattern(pattern)) => {
                if !matches!(self.retries, Retries::Default) {
                    errors.at(key, "`matches` stands in place of the filter: give one of them");
                }
                self.retries = Retries::Pattern(time::replace_literals(pattern, errors));
            }
            (Kind::MaxTries, Value::Expr(expr)) => {
                self.max_tries = Some(Setting::tries(&expr, errors));
            }
            (Kind::MaxTime, Value::Expr(expr)) => {
                self.max_time = Some(Setting::time(&expr, errors));
            }
            (Kind::Jitter, Value::Expr(expr)) => self.jitter = Jitter::of(&expr, errors),
            (Kind::Giveup, Value::Expr(expr)) => self.giveup = Some(Callee::new(&expr, errors)),
            (Kind::Clock, Value::Expr(expr)) => self.clock = Some(time::lower(&expr, errors)),
            (Kind::Handlers(event), Value::Expr(expr)) => {
                let listed = Callee::list(&expr, errors).into_iter();
                self.handlers.0.extend(listed.map(|handler| (event, handler)));
            }
            (_, Value::Idents(names)) => self.share(&key, kind, names, function, errors),
            (kind, value) => self.set_events(kind, value, errors),
        }
    }

    /// Options about what is returned on a give-up, and what events are told.
    fn set_events(&mut self, kind: Kind, value: Value, errors: &mut Errors) {
        match (kind, value) {
            (Kind::RaiseOnGiveup, Value::Expr(expr)) => match &expr {
                Expr::Lit(ExprLit { lit: Lit::Bool(raise), .. }) => {
                    self.raise_on_giveup = raise.value;
                }
                other => errors.at(other, "`raise_on_giveup` takes `true` or `false`"),
            },
            (Kind::Log, Value::Log(log)) => self.log = log,
            (Kind::Name, Value::Expr(Expr::Lit(ExprLit { lit, .. })))
                if !matches!(lit, Lit::Str(_)) =>
            {
                errors.at(lit, "`name` takes a string, such as `\"fetch\"`");
            }
            (Kind::Name, Value::Expr(expr)) => self.name = Some(Setting::name(&expr, errors)),
            (Kind::Args, Value::Flag) => self.args = true,
            // `crate` has been read already; other pairs are not parsed.
            _ => {}
        }
    }

    /// `clone(..)` and `lend(..)`, whose names must be arguments of the function.
    fn share(
        &mut self,
        key: &Ident,
        kind: Kind,
        names: Vec<Ident>,
        function: &Function,
        errors: &mut Errors,
    ) {
        let arguments = signature::names(&function.sig);
        for name in names.iter().filter(|name| !arguments.contains(name)) {
            let message =
                format!("`{key}` names arguments of the function, and `{name}` is none of them");
            errors.at(name, message);
        }
        if kind == Kind::Clone {
            self.clone = names;
            return;
        }
        let immutable = signature::immutable(&function.sig);
        for name in names.iter().filter(|name| immutable.contains(name)) {
            let message =
                "`lend` is for `mut` arguments: all others are lent to every attempt anyway";
            errors.at(name, message);
        }
        self.lend = names;
    }

    /// `ref mut` shares what it binds between attempts, which has to be said.
    fn refuse_shared(&self, function: &Function, errors: &mut Errors) {
        for (_, binding) in signature::bindings(&function.sig) {
            let shared = binding.by_ref.is_some() && binding.mutability.is_some();
            if shared && !self.lend.contains(&binding.ident) {
                let name = &binding.ident;
                let message = format!(
                    "`ref mut {name}` lets an attempt see what earlier ones changed: name it in the \
                     attribute, `lend({name})`, or write `mut {name}`"
                );
                errors.at(binding, message);
            }
        }
    }

    /// Nothing can be awaited in a function that is not `async`.
    fn refuse_async(&self, errors: &mut Errors) {
        const REMEDY: &str = "in a function that is not `async`: make the retried function `async`, or \
                              this one a plain function";
        for (_, handler) in self.handlers.0.iter().filter(|(_, it)| it.form == CalleeForm::Async) {
            errors.at(&handler.tokens, format!("an `async` handler cannot run {REMEDY}"));
        }
        if let Some(giveup) = self.giveup.as_ref().filter(|it| it.form == CalleeForm::Async) {
            errors.at(&giveup.tokens, format!("an `async` `giveup` cannot be asked {REMEDY}"));
        }
    }

    /// `p` with a place: what is wrong about the call that it begins is shown there, and not over the whole
    /// attribute.
    pub(crate) fn p_at(&self, span: Span) -> Ident {
        let mut p = self.p.clone();
        p.set_span(p.span().located_at(span));
        p
    }

    /// Whether this option was given.
    pub(crate) fn says(&self, kind: Kind) -> bool {
        self.order.contains(&kind)
    }

    /// Whether anything asks how much time has passed, as far as the attribute tells.
    pub(crate) fn needs_stopwatch(&self) -> bool {
        self.max_time.is_some() || self.handlers.any()
    }
}

/// The path of the library, in the user's span where it is given, so that a wrong `crate = ..` is shown
/// where it was written.
pub(crate) fn crate_path(args: &Args) -> TokenStream {
    let given = args.options.iter().find_map(|given| match &given.value {
        Value::Path(path) => Some(path),
        _ => None,
    });
    match given {
        Some(path) => path.to_token_stream(),
        None => quote_spanned!(Span::mixed_site()=> ::backoff_retry),
    }
}

/// The module of the library that the expansion names.
fn private_module(args: &Args) -> TokenStream {
    let krate = crate_path(args);
    quote_spanned!(Span::mixed_site()=> #krate::__private)
}

impl Retries {
    fn of(filter: Option<Filter>, errors: &mut Errors) -> Self {
        match filter {
            None => Self::Default,
            Some(Filter::Question(expr)) => Self::Question(time::lower(&expr, errors)),
            Some(Filter::Types(types)) => {
                Self::Types(types.iter().map(ToTokens::to_token_stream).collect())
            }
        }
    }
}

impl Jitter {
    fn of(expr: &Expr, errors: &mut Errors) -> Self {
        match expr {
            Expr::Path(path) if path.path.is_ident("none") => Self::None,
            Expr::Closure(_) => Self::Closure(time::lower(expr, errors)),
            _ => Self::Value(time::lower(expr, errors)),
        }
    }
}
