//! The second argument: which errors, or which values, are retried.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Expr, ExprPath, Pat, Path, PathArguments, Token, Type};

use super::callback::Asyncness;
use super::user_code::UserCode;
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
    /// Parses a filter that is written without a name.
    pub(super) fn parse(input: ParseStream, mode: Mode) -> syn::Result<Self> {
        if starts_closure(input) {
            let closure: Expr = input.parse()?;
            if Asyncness::of(&closure) == Asyncness::Async {
                let message = "the filter cannot be `async`; write `giveup = async |error| ..`, which returns \
                               `true` to stop retrying";
                return Err(syn::Error::new_spanned(closure, message));
            }
            return UserCode::parse(&closure).map(Self::Function);
        }
        let ahead = input.fork();
        if let Ok(ty) = ahead.parse::<Type>() {
            if ahead.is_empty() || ahead.peek(Token![,]) {
                if let Some(filter) = Self::from_type(ty, mode)? {
                    input.advance_to(&ahead);
                    return Ok(filter);
                }
            }
        }
        Err(not_a_filter(input, mode))
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
    fn from_type(ty: Type, mode: Mode) -> syn::Result<Option<Self>> {
        match ty {
            // A `macro_rules!` passes `$filter:ty` on in a group.
            Type::Group(group) => Self::from_type(*group.elem, mode),
            Type::Path(path) if path.qself.is_none() && is_function(&path.path) => {
                // As an expression it is printed with `::<..>` where it has generic arguments.
                let path = ExprPath { attrs: Vec::new(), qself: None, path: path.path };
                UserCode::parse(&path).map(|function| Some(Self::Function(function)))
            }
            Type::Path(path) if has_parentheses(&path.path) => Ok(None),
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

/// Returns the message about something else in the filter's place.
fn not_a_filter(input: ParseStream, mode: Mode) -> syn::Error {
    if let Ok(pattern) = Pat::parse_multi_with_leading_vert(&input.fork()) {
        if !matches!(pattern, Pat::Lit(_)) {
            let text = tidy(&pattern.to_token_stream());
            let message = format!("expected a filter, found a pattern; write `matches = {text}`");
            return syn::Error::new_spanned(&pattern, message);
        }
    }
    input.error(match mode {
        Mode::Exception => {
            "expected a filter; write a closure, `|error| ..`, the path of a function, an error type, or a \
             tuple of error types"
        }
        Mode::Predicate => {
            "expected a predicate; write a closure, `|value| ..`, or the path of a function"
        }
    })
}

fn starts_closure(input: ParseStream) -> bool {
    let keyword =
        input.peek(Token![move]) || input.peek(Token![async]) || input.peek(Token![static]);
    // A vertical bar may start a pattern too, but what is written here with one is a closure.
    keyword || input.peek(Token![|]) || input.peek(Token![||])
}

/// Returns whether a path names a function: these start in lower case, types do not.
fn is_function(path: &Path) -> bool {
    let Some(last) = path.segments.last() else { return false };
    let name = last.ident.to_string();
    name.trim_start_matches("r#").starts_with(|c: char| c.is_lowercase() || c == '_')
        && !matches!(last.arguments, PathArguments::Parenthesized(_))
}

/// Returns whether a path is the pattern `Kind::Busy(_)`, which also parses as a type of the form `Fn(A) -> B`.
fn has_parentheses(path: &Path) -> bool {
    path.segments.iter().any(|segment| {
        matches!(segment.arguments, PathArguments::Parenthesized(_))
            && !segment.ident.to_string().starts_with("Fn")
    })
}

/// Prints tokens without the spaces that nobody would write.
fn tidy(tokens: &TokenStream) -> String {
    const SPACED: [(&str, &str); 9] = [
        (" :: ", "::"),
        (" : ", ": "),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
    ];
    let text = tokens.to_string();
    SPACED.iter().fold(text, |text, (spaced, tight)| text.replace(spaced, tight))
}
