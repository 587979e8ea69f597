//! The second argument: which errors, or which values, are retried.

use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Expr, ExprPath, Path, PathArguments, Token, Type};

use super::function::Form;
use crate::Mode;

/// Which outcomes are retried.
pub(crate) enum Filter {
    /// A closure, or the path of a function: asked about the error or the value.
    Question(Expr),
    /// Error types.
    Types(Vec<Type>),
}

const PATTERN: &str = "a pattern goes into `matches`: write `matches = ";

impl Filter {
    pub(super) fn parse(input: ParseStream, mode: Mode) -> syn::Result<Self> {
        if starts_closure(input) {
            let question: Expr = input.parse()?;
            if Form::of(&question) == Form::Async {
                let message = "the filter cannot be `async`; in `async` functions `giveup` can, where \
                               `true` means stop";
                return Err(syn::Error::new_spanned(question, message));
            }
            return Ok(Self::Question(question));
        }
        let ahead = input.fork();
        if let Ok(ty) = ahead.parse::<Type>() {
            if ahead.is_empty() || ahead.peek(Token![,]) {
                if let Some(filter) = Self::of_type(ty, mode)? {
                    input.advance_to(&ahead);
                    return Ok(filter);
                }
            }
        }
        Err(Self::no_filter(input, mode))
    }

    /// What a type in the filter's place means; nothing where it is really a pattern.
    fn of_type(ty: Type, mode: Mode) -> syn::Result<Option<Self>> {
        match ty {
            // What a `macro_rules!` passes on as `$filter:ty`.
            Type::Group(group) => Self::of_type(*group.elem, mode),
            Type::Path(path) if path.qself.is_none() && is_function(&path.path) => {
                let path = ExprPath { attrs: Vec::new(), qself: None, path: path.path };
                Ok(Some(Self::Question(Expr::Path(path))))
            }
            Type::Path(path) if has_parentheses(&path.path) => Ok(None),
            Type::Slice(_) | Type::Array(_) if mode == Mode::Exception => {
                Err(syn::Error::new_spanned(
                    ty,
                    "error types are listed in parentheses: write `(A, B)`",
                ))
            }
            Type::Infer(_) | Type::Never(_) => Ok(None),
            ty if mode == Mode::Predicate => Err(syn::Error::new_spanned(
                ty,
                "`#[on_predicate]` asks about the value: write a closure, `|value| ..`, the path of \
                 a function, or `matches = PATTERN`",
            )),
            Type::Tuple(types) if types.elems.is_empty() => Err(syn::Error::new_spanned(
                types,
                "no error type at all: leave the filter out to retry every error",
            )),
            Type::Tuple(types) => Ok(Some(Self::Types(types.elems.into_iter().collect()))),
            Type::Paren(ty) => Ok(Some(Self::Types(vec![*ty.elem]))),
            ty => Ok(Some(Self::Types(vec![ty]))),
        }
    }

    /// The message about something that is no filter.
    fn no_filter(input: ParseStream, mode: Mode) -> syn::Error {
        let ahead = input.fork();
        if let Ok(pattern) = syn::Pat::parse_multi_with_leading_vert(&ahead) {
            if !matches!(pattern, syn::Pat::Lit(_)) {
                let text = quote::ToTokens::to_token_stream(&pattern).to_string();
                return syn::Error::new_spanned(&pattern, format!("{PATTERN}{}`", tidy(&text)));
            }
        }
        let forms = match mode {
            Mode::Exception => {
                "the filter is a closure, `|error| ..`, the path of a function, an error type, or a \
                 tuple of error types"
            }
            Mode::Predicate => "the filter is a closure, `|value| ..`, or the path of a function",
        };
        input.error(forms)
    }
}

fn starts_closure(input: ParseStream) -> bool {
    let moved = input.peek(Token![move]) || input.peek(Token![async]) || input.peek(Token![static]);
    // A vertical bar may lead a pattern too, but what is written in this place with one is a closure.
    moved || input.peek(Token![|]) || input.peek(Token![||])
}

/// Functions start in lower case, types do not.
fn is_function(path: &Path) -> bool {
    let Some(last) = path.segments.last() else { return false };
    let name = last.ident.to_string();
    name.trim_start_matches("r#").starts_with(|c: char| c.is_lowercase() || c == '_')
        && !matches!(last.arguments, PathArguments::Parenthesized(_))
}

/// `Kind::Busy(_)` reads as a type in the form of `Fn(A) -> B`, but it is a pattern.
fn has_parentheses(path: &Path) -> bool {
    path.segments.iter().any(|segment| {
        matches!(segment.arguments, PathArguments::Parenthesized(_))
            && !segment.ident.to_string().starts_with("Fn")
    })
}

/// Tokens print with spaces around them; take out those that nobody would write.
fn tidy(tokens: &str) -> String {
    const SPACED: [(&str, &str); 6] =
        [(" :: ", "::"), (" : ", ": "), (" (", "("), ("( ", "("), (" )", ")"), (" ,", ",")];
    SPACED.iter().fold(tokens.to_owned(), |text, (spaced, tight)| text.replace(spaced, tight))
}
