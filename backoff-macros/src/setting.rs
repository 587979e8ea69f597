//! The values of limits.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit};

use crate::args::time;
use crate::errors::Errors;

/// A value that is a literal, or one that is evaluated once a call.
pub(crate) struct Setting {
    pub(crate) value: TokenStream,
    pub(crate) constant: bool,
    pub(crate) span: Span,
}

impl Setting {
    /// The value of `max_tries`.
    pub(crate) fn tries(expr: &Expr, errors: &mut Errors) -> Self {
        const COUNTS: &str = "`max_tries` counts attempts, the first included";
        let span = expr.span();
        let fault = |errors: &mut Errors, message: String| {
            errors.at(expr, message);
            Self { value: TokenStream::new(), constant: true, span }
        };
        match expr {
            Expr::Group(group) => Self::tries(&group.expr, errors),
            Expr::Lit(ExprLit { lit: Lit::Int(int), .. })
                if matches!(int.suffix(), "" | "u32") && int.base10_digits() != "0" =>
            {
                match int.base10_parse::<u32>() {
                    Ok(tries) => {
                        let mut value = proc_macro2::Literal::u32_suffixed(tries);
                        value.set_span(int.span());
                        Self { value: value.to_token_stream(), constant: true, span }
                    }
                    Err(_) => fault(errors, format!("{COUNTS}: the most is {}", u32::MAX)),
                }
            }
            Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.base10_digits() == "0" => fault(
                errors,
                format!("{COUNTS}: the least is 1; leave the option out for no limit on attempts"),
            ),
            Expr::Lit(_) | Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), .. }) => {
                let example = "write a whole number from 1 on, without a suffix, such as `5`";
                fault(errors, format!("{COUNTS}: {example}"))
            }
            _ => Self { value: time::lower(expr, errors), constant: false, span },
        }
    }

    /// The value of `max_time`.
    pub(crate) fn time(expr: &Expr, errors: &mut Errors) -> Self {
        match time::in_time_position(expr, errors) {
            Some(value) => Self { value, constant: true, span: expr.span() },
            None => Self { value: time::lower(expr, errors), constant: false, span: expr.span() },
        }
    }

    /// The value of `name`.
    pub(crate) fn name(expr: &Expr, errors: &mut Errors) -> Self {
        let constant = matches!(expr, Expr::Lit(_));
        Self { value: time::lower(expr, errors), constant, span: expr.span() }
    }
}
