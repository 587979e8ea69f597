//! The values of limits, and of other options that are evaluated at most once a call.

use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;
use syn::{Expr, ExprLit, ExprUnary, Lit, LitInt, LitStr, UnOp};

use super::time::{self, Time};
use super::user_code::UserCode;

/// A value that is written where it is used, if it is a literal, and evaluated once a call otherwise.
pub(crate) enum Value<T> {
    Literal(T),
    Evaluated(UserCode),
}

impl<T> Value<T> {
    /// Returns the code that is evaluated once a call, if it is no literal.
    pub(crate) fn evaluated(&self) -> Option<UserCode> {
        match self {
            Self::Literal(_) => None,
            Self::Evaluated(code) => Some(code.clone()),
        }
    }
}

/// The literal value of `max_tries`.
pub(crate) struct Tries(Literal);

impl ToTokens for Tries {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}

/// Parses the value of `max_tries`.
pub(super) fn max_tries(expr: &Expr) -> syn::Result<Value<Tries>> {
    let error = |message: &str| syn::Error::new_spanned(expr, message);
    match expr {
        Expr::Group(group) => max_tries(&group.expr),
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.base10_digits() == "0" => Err(error(
            "`max_tries` must be at least 1: it counts every attempt, including the first; omit it for no limit",
        )),
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if matches!(int.suffix(), "" | "u32") => {
            tries(int).map(Value::Literal)
        }
        Expr::Lit(_) | Expr::Unary(ExprUnary { op: UnOp::Neg(_), .. }) => Err(error(&format!(
            "`max_tries` must be a whole number, found `{}`; write the number of attempts, such as `max_tries = 5`",
            expr.to_token_stream().to_string().replace("- ", "-")
        ))),
        _ => UserCode::parse(expr).map(Value::Evaluated),
    }
}

fn tries(int: &LitInt) -> syn::Result<Tries> {
    let tries = int.base10_parse::<u32>().map_err(|_| {
        let message = format!("`max_tries` must be at most {}; omit it for no limit", u32::MAX);
        syn::Error::new(int.span(), message)
    })?;
    let mut literal = Literal::u32_suffixed(tries);
    literal.set_span(int.span());
    Ok(Tries(literal))
}

/// Parses the value of a limit on time.
pub(super) fn time(expr: &Expr) -> syn::Result<Value<Time>> {
    match Time::from_expr(expr) {
        Some(time) => time.map(Value::Literal),
        None => UserCode::parse(expr).map(Value::Evaluated),
    }
}

/// Parses the value of `attempt_timeout` or `timeout`.
pub(super) fn timeout(option: &str, expr: &Expr) -> syn::Result<Value<Time>> {
    let limit = time(expr)?;
    if matches!(&limit, Value::Literal(time) if time.is_zero()) {
        let message = format!(
            "`{option}` must be longer than `0s`: an attempt needs time; omit it for no limit"
        );
        return Err(syn::Error::new_spanned(expr, message));
    }
    Ok(limit)
}

/// Parses the value of `name`.
pub(super) fn name(expr: &Expr) -> syn::Result<Value<LitStr>> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(name), .. }) => Ok(Value::Literal(name.clone())),
        Expr::Lit(literal) => {
            let found = literal.to_token_stream();
            let message =
                format!("`name` must be a string, found `{found}`; write `name = \"fetch\"`");
            Err(syn::Error::new_spanned(literal, message))
        }
        _ => UserCode::parse(expr).map(Value::Evaluated),
    }
}

/// Returns the remedy for a literal in the place of the filter: the limit that it probably is.
pub(super) fn literal_in_place_of_filter(literal: &Lit) -> Option<String> {
    let text = literal.to_token_stream().to_string();
    match literal {
        Lit::Int(int) if matches!(int.suffix(), "" | "u32") => {
            Some(format!("write `max_tries = {text}`"))
        }
        Lit::Int(_) | Lit::Float(_) if !time::is_plain_number(literal) => {
            Some(format!("write `max_time = {text}`"))
        }
        _ => None,
    }
}
