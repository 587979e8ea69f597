//! Expressions. Most arguments are a name, a literal, or a call of a name with such arguments. For these, syn's parser,
//! which cargo compiles without optimization, takes longer than the rest of the attribute together, so this module parses
//! them itself.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprAssign, ExprCall, ExprLit, ExprPath, Ident, Lit, Token, parenthesized, token};

use super::ends_argument;

/// Parses an expression.
pub(super) fn parse(input: ParseStream) -> syn::Result<Expr> {
    let ahead = input.fork();
    match simple(&ahead) {
        Ok(expr) if ends_argument(&ahead) => {
            input.advance_to(&ahead);
            Ok(expr)
        }
        _ => input.parse(),
    }
}

/// Parses a name, a literal, or a call of a name.
fn simple(input: ParseStream) -> syn::Result<Expr> {
    if !input.peek(Ident::peek_any) {
        return literal(input);
    }
    let name: Ident = input.parse()?;
    let name = Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: name.into() });
    if !input.peek(token::Paren) {
        return Ok(name);
    }
    let arguments;
    let paren_token = parenthesized!(arguments in input);
    let args = Punctuated::parse_terminated_with(&arguments, argument)?;
    Ok(Expr::Call(ExprCall { attrs: Vec::new(), func: Box::new(name), paren_token, args }))
}

/// Parses `name = value`, or a value.
fn argument(input: ParseStream) -> syn::Result<Expr> {
    let left = simple(input)?;
    if !input.peek(Token![=]) || input.peek(Token![==]) || input.peek(Token![=>]) {
        return Ok(left);
    }
    let (eq_token, right) = (input.parse()?, simple(input)?);
    let (left, right) = (Box::new(left), Box::new(right));
    Ok(Expr::Assign(ExprAssign { attrs: Vec::new(), left, eq_token, right }))
}

/// Parses a literal. One with a minus is not simple: it is an operator and a number.
fn literal(input: ParseStream) -> syn::Result<Expr> {
    if input.peek(Token![-]) {
        return Err(input.error("expected a number without a sign"));
    }
    let lit: Lit = input.parse()?;
    Ok(Expr::Lit(ExprLit { attrs: Vec::new(), lit }))
}

#[cfg(test)]
mod tests {
    use std::mem::discriminant;

    use quote::ToTokens;
    use syn::Expr;
    use syn::parse::Parser;

    /// What syn makes of the expression, and whether this module's own parser is enough for it.
    const EXPRESSIONS: [(&str, bool); 16] = [
        ("expo", true),
        ("5", true),
        ("50ms", true),
        ("\"text\"", true),
        ("constant(5s)", true),
        ("expo(factor = 50ms, base = 3,)", true),
        ("first(second(third), 4)", true),
        ("expo()", true),
        ("-1", false),
        ("true", false),
        ("expo(base = -1)", false),
        ("my::expo(factor = 1s)", false),
        ("expo.or(fibo)", false),
        ("expo(a == b)", false),
        ("[1s, 2s]", false),
        ("|| waits()", false),
    ];

    #[test]
    fn a_simple_expression_is_what_syn_would_make_of_it() {
        for (text, is_simple) in EXPRESSIONS {
            let of_syn: Expr = syn::parse_str(text).unwrap();
            let parsed = super::parse.parse_str(text).unwrap();
            assert_eq!(discriminant(&parsed), discriminant(&of_syn), "{text}");
            let (parsed, of_syn) = (parsed.to_token_stream(), of_syn.to_token_stream());
            assert_eq!(parsed.to_string(), of_syn.to_string());
            assert_eq!(super::simple.parse_str(text).is_ok(), is_simple, "{text}");
        }
    }

    #[test]
    fn what_follows_is_left() {
        let parser = |input: syn::parse::ParseStream| {
            let expr = super::parse(input)?;
            input.parse::<syn::Token![,]>()?;
            Ok((expr.to_token_stream().to_string(), input.parse::<syn::Ident>()?.to_string()))
        };
        let rest = |text| parser.parse_str(text).unwrap();
        assert_eq!(rest("expo, next"), ("expo".into(), "next".into()));
        assert_eq!(rest("expo + 1, next"), ("expo + 1".into(), "next".into()));
    }
}
