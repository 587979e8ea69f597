//! The second argument: which errors, or which values, are retried.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, ExprPath, Ident, Pat, Path, PathArguments, Token, Type};

use super::callback::Asyncness;
use super::not_a_filter::{self, tidy};
use super::user_code::UserCode;
use super::{ends_argument, variants};
use crate::Mode;

/// Which outcomes are retried.
pub(crate) enum Filter {
    /// Those for which a function of the outcome returns `true`.
    Function(UserCode),
    /// Errors of these types.
    Types(Vec<Type>),
    /// Those that `PATTERN` or `PATTERN if GUARD` matches.
    Pattern(UserCode),
}

impl Filter {
    /// Parses a filter that is written without a name, on a function whose arguments are called `names`, and whose type
    /// parameters `generics`.
    pub(super) fn parse(
        input: ParseStream,
        mode: Mode,
        names: &[Ident],
        generics: &[Ident],
    ) -> syn::Result<Self> {
        if let Some(passed_on) = in_group(input) {
            return Parser::parse2(
                |inner: ParseStream| Self::parse(inner, mode, names, generics),
                passed_on,
            );
        }
        if starts_closure(input) {
            return Self::from_closure(&input.parse()?);
        }
        let ahead = input.fork();
        if let Ok(ty) = ahead.parse::<Type>() {
            if ends_argument(&ahead) {
                if let Some(filter) = Self::from_type(ty, mode, generics)? {
                    input.advance_to(&ahead);
                    return Ok(filter);
                }
            }
        }
        let ahead = input.fork();
        if let Ok(function) = ahead.parse::<Expr>() {
            if ends_argument(&ahead) && makes_function(&function, names) {
                input.advance_to(&ahead);
                return UserCode::parse(&function).map(Self::Function);
            }
        }
        Err(not_a_filter::message(input, mode, names))
    }

    fn from_closure(closure: &Expr) -> syn::Result<Self> {
        if Asyncness::of(closure) == Asyncness::Async {
            let message = "the filter cannot be `async`; write `giveup = async |error| ..`, which returns `true` to \
                           stop retrying";
            return Err(syn::Error::new_spanned(closure, message));
        }
        UserCode::parse_predicate(closure).map(Self::Function)
    }

    /// Returns the error types of a filter that lists types.
    pub(super) fn types(&self) -> Option<&[Type]> {
        match self {
            Self::Types(types) => Some(types),
            Self::Function(_) | Self::Pattern(_) => None,
        }
    }

    /// Parses the value of `matches`, `PATTERN [if GUARD]`.
    pub(super) fn parse_pattern(input: ParseStream) -> syn::Result<Self> {
        let at = input.span();
        let mut pattern = Pat::parse_multi_with_leading_vert(input)?.into_token_stream();
        if !input.is_empty() && !input.peek(Token![,]) && !input.peek(Token![if]) {
            let message = "`matches` must be a pattern, `PATTERN` or `PATTERN if GUARD`; write a closure after the \
                           wait generator, without a name: `expo, |outcome| ..`";
            return Err(syn::Error::new(at, message));
        }
        if input.peek(Token![if]) {
            input.parse::<Token![if]>()?.to_tokens(&mut pattern);
            input.parse::<Expr>()?.to_tokens(&mut pattern);
        }
        UserCode::parse(&pattern).map(Self::Pattern)
    }

    /// Reads a type in the filter's place; `None` if it is a pattern that looks like a type.
    fn from_type(ty: Type, mode: Mode, generics: &[Ident]) -> syn::Result<Option<Self>> {
        match ty {
            // A `macro_rules!` passes `$filter:ty` on in a group.
            Type::Group(group) => Self::from_type(*group.elem, mode, generics),
            Type::Path(path) if is_function(&path.path) => {
                // As an expression it is printed with `::<..>` where it has generic arguments.
                let path = ExprPath { attrs: Vec::new(), qself: path.qself, path: path.path };
                UserCode::parse(&path).map(|function| Some(Self::Function(function)))
            }
            Type::Path(path) if has_parentheses(&path.path) => Ok(None),
            // `&filter`
            Type::Reference(reference) if is_function_type(&reference.elem) => Ok(None),
            Type::Path(path) if mode == Mode::Exception && path.path.is_ident("Exception") => {
                let message = "`Exception` is not a type of Rust's; omit the filter to retry every error, or write `(Exception,)` \
                               for a type of that name";
                Err(syn::Error::new_spanned(path, message))
            }
            Type::Path(path) if variants::is_variant(&path, generics) => {
                Err(variants::message(&[Type::Path(path)], mode))
            }
            Type::Tuple(types) if variants::are_of_one_enum(&types, generics) => {
                let types: Vec<_> = types.elems.into_iter().collect();
                Err(variants::message(&types, mode))
            }
            Type::Slice(_) | Type::Array(_) if mode == Mode::Exception => {
                Err(syn::Error::new_spanned(
                    ty,
                    "expected error types, found brackets; write a tuple, such as `(A, B)`",
                ))
            }
            Type::Infer(_) | Type::Never(_) => Ok(None),
            ty if mode == Mode::Predicate => Err(syn::Error::new_spanned(
                &ty,
                format!(
                    "expected a predicate, found the type `{}`; write a closure, `|value| ..`, the path of a \
                     function, or `matches = PATTERN`",
                    tidy(&ty.to_token_stream())
                ),
            )),
            Type::Tuple(types) if types.elems.is_empty() => Err(syn::Error::new_spanned(
                types,
                "no error type is listed, so nothing would be retried; omit the filter to retry every error",
            )),
            Type::Tuple(types) => Ok(Some(Self::Types(types.elems.into_iter().collect()))),
            Type::Paren(ty) => Ok(Some(Self::Types(vec![*ty.elem]))),
            ty => Ok(Some(Self::Types(vec![ty]))),
        }
    }
}

/// Parses the invisible group in which a `macro_rules!` passes on an argument, and returns what is in it.
fn in_group(input: ParseStream) -> Option<TokenStream> {
    let ahead = input.fork();
    let Ok(TokenTree::Group(group)) = ahead.parse() else { return None };
    let is_argument = group.delimiter() == Delimiter::None && ends_argument(&ahead);
    is_argument.then(|| {
        input.advance_to(&ahead);
        group.stream()
    })
}

/// Returns whether an expression evaluates to a function, as far as it can be seen: it names one, or calls what makes
/// one. `error.is_transient()` and `is_transient(error)` are not: `error` is none of the `names` of arguments, and they
/// lack the `|error|` of a closure.
fn makes_function(expr: &Expr, names: &[Ident]) -> bool {
    match expr {
        Expr::Path(path) => is_function(&path.path),
        // A variant with fields is called in the same way.
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => {
                is_function(&path.path)
                    && !path.path.is_ident("not")
                    && call.args.iter().all(|arg| unknown(arg, names).is_none())
            }
            _ => false,
        },
        Expr::Closure(_) => true,
        Expr::MethodCall(call) => unknown(&call.receiver, names).is_none(),
        Expr::Field(field) => unknown(&field.base, names).is_none(),
        Expr::Reference(reference) => makes_function(&reference.expr, names),
        Expr::Paren(paren) => makes_function(&paren.expr, names),
        Expr::Group(group) => makes_function(&group.expr, names),
        _ => false,
    }
}

/// Returns the local variable that an expression starts with, if there is none of that name.
pub(super) fn unknown<'e>(expr: &'e Expr, names: &[Ident]) -> Option<&'e Ident> {
    match expr {
        Expr::Path(path) => path.path.get_ident().filter(|name| {
            *name != "self"
                && !names.contains(name)
                && !name.to_string().starts_with(char::is_uppercase)
        }),
        Expr::MethodCall(call) => unknown(&call.receiver, names),
        Expr::Field(field) => unknown(&field.base, names),
        Expr::Reference(reference) => unknown(&reference.expr, names),
        Expr::Unary(unary) => unknown(&unary.expr, names),
        Expr::Paren(paren) => unknown(&paren.expr, names),
        Expr::Group(group) => unknown(&group.expr, names),
        Expr::Binary(binary) => {
            unknown(&binary.left, names).or_else(|| unknown(&binary.right, names))
        }
        _ => None,
    }
}

fn is_function_type(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if is_function(&path.path))
}

fn starts_closure(input: ParseStream) -> bool {
    let keyword =
        input.peek(Token![move]) || input.peek(Token![async]) || input.peek(Token![static]);
    // A vertical bar may start a pattern too, but what is written here with one is a closure.
    keyword || input.peek(Token![|]) || input.peek(Token![||])
}

/// Returns whether a path names a function: these start in lower case, types do not.
pub(super) fn is_function(path: &Path) -> bool {
    let Some(last) = path.segments.last() else { return false };
    let name = last.ident.to_string();
    name.trim_start_matches("r#").starts_with(|c: char| c.is_lowercase() || c == '_')
        && !matches!(last.arguments, PathArguments::Parenthesized(_))
}

/// Returns whether a path is the pattern `Kind::Busy(_)`, which also parses as a type of the form `Fn(A) -> B`.
pub(super) fn has_parentheses(path: &Path) -> bool {
    path.segments.iter().any(|segment| {
        matches!(segment.arguments, PathArguments::Parenthesized(_))
            && !segment.ident.to_string().starts_with("Fn")
    })
}
