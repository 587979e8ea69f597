//! How the loop tells a success from an outcome.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{GenericArgument, PathArguments, ReturnType, Type};

use super::context::{Context, Local, Locals};
use crate::Mode;

/// How the loop tells a success from an outcome. The traits are asked at the return type, so that one which is not a
/// `Result` is reported there. One that is only called `Result` is a mismatch of types.
pub(super) struct Classify<'a> {
    cx: &'a Context<'a>,
    pub(super) span: Span,
    /// Whether the attribute is about errors, and the return type is called `Result`. Then the loop need not ask a trait,
    /// which takes longer to compile, and copies the result in debug builds.
    pub(super) is_result: bool,
}

impl<'a> Classify<'a> {
    pub(super) fn new(cx: &'a Context) -> Self {
        let span = Span::mixed_site().located_at(cx.returned_span);
        let is_result = cx.plan.mode == Mode::Exception && returns_result(cx);
        Self { cx, span, is_result }
    }

    /// Evaluates to references to the value or the outcome.
    pub(super) fn by_reference(&self) -> TokenStream {
        let (path, returned) = (self.path(), self.returned());
        quote_spanned!(self.span=> #path::classify(&#returned))
    }

    /// Evaluates to the value or the outcome, as a `Result`.
    pub(super) fn by_value(&self) -> TokenStream {
        let returned = self.returned();
        if self.is_result {
            return returned.into_token_stream();
        }
        let into_result = self.conversion("into_result");
        quote_spanned!(self.span=> #into_result(#returned))
    }

    /// Names the function that makes what is returned of the `Result`, if these are not the same.
    pub(super) fn of_result(&self) -> Option<TokenStream> {
        (!self.is_result).then(|| self.conversion("from_result"))
    }

    /// Names the function that makes what is returned of an outcome.
    pub(super) fn of_outcome(&self) -> TokenStream {
        if self.is_result {
            let p = self.cx.p_at(self.span);
            return quote_spanned!(self.span=> #p::Err);
        }
        let path = self.path();
        quote_spanned!(self.span=> #path::from_outcome)
    }

    /// Names the trait, with the mode of the attribute.
    fn path(&self) -> TokenStream {
        let p = self.cx.p_at(self.span);
        match self.cx.plan.mode {
            Mode::Exception => quote_spanned!(self.span=> #p::Classify::<#p::OnError>),
            Mode::Predicate => quote_spanned!(self.span=> #p::Classify::<#p::OnValue>),
        }
    }

    /// Names a conversion between what is returned and a `Result`. For errors it is one of `IsResult`, whose parameters are
    /// inferred: the shorter a path, the sooner it compiles.
    fn conversion(&self, function: &str) -> TokenStream {
        let (p, function) = (self.cx.p_at(self.span), Ident::new(function, self.span));
        match self.cx.plan.mode {
            Mode::Exception => quote_spanned!(self.span=> #p::IsResult::#function),
            Mode::Predicate => {
                let path = self.path();
                quote_spanned!(self.span=> #path::#function)
            }
        }
    }

    fn returned(&self) -> Local {
        self.cx.locals.returned.at(self.span)
    }
}

/// Warns where the value of a success is itself a `Result`, whose errors are not retried; an explicit filter shows that
/// this is meant.
pub(super) fn warn_of_inner_result(cx: &Context) -> Option<TokenStream> {
    if cx.plan.mode == Mode::Predicate || cx.plan.filter.is_some() {
        return None;
    }
    let ReturnType::Type(_, ty) = &cx.function.sig.output else { return None };
    if !may_hold_result(ty) {
        return None;
    }
    let span = Span::mixed_site().located_at(cx.returned_span);
    let (p, Locals { returned, settings, .. }) = (cx.p_at(span), cx.locals.at(span));
    let settings = if cx.plan.wait.may_be_policy() {
        quote_spanned!(span=> &*#settings)
    } else {
        quote_spanned!(span=> &())
    };
    Some(quote_spanned!(span=> #p::Success(&#returned, #settings).__backoff_ok();))
}

/// Returns whether the return type is called `Result`.
fn returns_result(cx: &Context) -> bool {
    let ReturnType::Type(_, ty) = &cx.function.sig.output else { return false };
    let Type::Path(path) = &**ty else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "Result")
}

/// Returns whether the value of a `Result` may be one, judging by names: of `Result<T, E>` it is `T`. Other names may be
/// aliases, of which the type shows it. Asking the type takes as long as compiling half the loop, so a name without
/// arguments is asked only if it contains `Result`.
fn may_hold_result(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return matches!(ty, Type::Group(_) | Type::Paren(_)) };
    let Some(last) = path.path.segments.last() else { return false };
    let mentions_result = |ident: &Ident| ident.to_string().contains("Result");
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return mentions_result(&last.ident);
    };
    if last.ident != "Result" {
        return true;
    }
    match arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }) {
        Some(Type::Path(value)) => {
            value.path.segments.last().is_some_and(|last| mentions_result(&last.ident))
        }
        _ => false,
    }
}
