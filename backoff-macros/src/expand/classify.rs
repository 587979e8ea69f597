//! How the loop tells a success from an outcome.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{GenericArgument, PathArguments, ReturnType, Type};

use super::context::{Context, Local, Locals};
use crate::Mode;

/// How the loop tells a success from an outcome. All of it is located at the return type, so that one which is not a
/// `Result` is reported there.
pub(super) struct Classify<'a> {
    cx: &'a Context<'a>,
    pub(super) span: Span,
    /// The trait, with the mode of the attribute.
    path: TokenStream,
}

impl<'a> Classify<'a> {
    pub(super) fn new(cx: &'a Context) -> Self {
        let span = Span::mixed_site().located_at(cx.returned_span);
        let p = cx.p_at(span);
        let path = match cx.plan.mode {
            Mode::Exception => quote_spanned!(span=> #p::Classify::<#p::OnError>),
            Mode::Predicate => quote_spanned!(span=> #p::Classify::<#p::OnValue>),
        };
        Self { cx, span, path }
    }

    /// Evaluates to references to the value or the outcome.
    pub(super) fn by_reference(&self) -> TokenStream {
        let (Self { span, path, .. }, returned) = (self, self.returned());
        quote_spanned!(*span=> #path::classify(&#returned))
    }

    /// Evaluates to the value or the outcome.
    pub(super) fn by_value(&self) -> TokenStream {
        let (Self { span, path, .. }, returned) = (self, self.returned());
        quote_spanned!(*span=> #path::into_result(#returned))
    }

    /// Names the function that makes what is returned of the value of a success.
    pub(super) fn of_value(&self) -> TokenStream {
        let Self { span, path, .. } = self;
        quote_spanned!(*span=> #path::from_value)
    }

    /// Names the function that makes what is returned of an outcome.
    pub(super) fn of_outcome(&self) -> TokenStream {
        let Self { span, path, .. } = self;
        quote_spanned!(*span=> #path::from_outcome)
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

/// Returns whether the value of a `Result` may be one. Of `Result<T, E>` it is `T`; other names may be aliases, of which
/// the type shows it.
fn may_hold_result(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return matches!(ty, Type::Group(_) | Type::Paren(_)) };
    let Some(last) = path.path.segments.last() else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return true };
    if last.ident != "Result" {
        return true;
    }
    match arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }) {
        Some(Type::Path(value)) => {
            value.path.segments.last().is_some_and(|last| last.ident.to_string().contains("Result"))
        }
        _ => false,
    }
}
