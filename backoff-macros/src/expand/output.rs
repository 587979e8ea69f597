//! The return type of the function.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericArgument, Path, PathArguments, ReturnType, Type, TypeParamBound};

use super::context::Context;
use crate::function::Function;

/// Returns where the return type is, or the name of a function without one.
pub(super) fn span(function: &Function) -> Span {
    match &function.sig.output {
        ReturnType::Default => function.sig.ident.span(),
        // `ty.span()` writes the tokens of the type, and on stable Rust returns the span of the first.
        ReturnType::Type(_, ty) => match &**ty {
            Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
                path.path.segments.first().map_or_else(|| ty.span(), |first| first.ident.span())
            }
            _ => ty.span(),
        },
    }
}

/// The return type as it can be written inside the function: `impl Trait` becomes `_`.
pub(super) struct Output {
    ty: Option<Type>,
    pub(super) span: Span,
}

impl Output {
    pub(super) fn of(cx: &Context) -> Self {
        let ty = match &cx.function.sig.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => {
                let mut ty = (**ty).clone();
                infer_opaque(&mut ty);
                Some(ty)
            }
        };
        Self { ty, span: cx.returned_span }
    }

    pub(super) fn annotated(&self) -> TokenStream {
        match &self.ty {
            Some(ty) => ty.to_token_stream(),
            None => quote_spanned!(Span::mixed_site()=> ()),
        }
    }

    /// Writes `: Type`.
    pub(super) fn colon(&self) -> TokenStream {
        let ty = self.annotated();
        quote_spanned!(Span::mixed_site().located_at(self.span)=> : #ty)
    }

    /// Writes `-> Type`, unless the type would be `_`.
    pub(super) fn closure(&self) -> TokenStream {
        match &self.ty {
            None | Some(Type::Infer(_)) => TokenStream::new(),
            Some(ty) => quote_spanned!(Span::mixed_site()=> -> #ty),
        }
    }

    /// Writes a typed `return` that is never executed. It fixes what an `async` block returns, with errors at the return
    /// type and with the coercions of a function's own `return`.
    pub(super) fn pinned(&self, cx: &Context) -> TokenStream {
        let p = &cx.p;
        let ty = self.annotated();
        let span = Span::mixed_site().located_at(self.span);
        quote_spanned! {span=>
            if false {
                let __typed: #ty = #p::absurd();
                return __typed;
            }
        }
    }
}

/// Replaces every `impl Trait` by `_`.
fn infer_opaque(ty: &mut Type) {
    match ty {
        Type::ImplTrait(opaque) => {
            *ty = Type::Infer(syn::TypeInfer {
                attrs: Vec::new(),
                underscore_token: syn::Token![_](opaque.span()),
            });
        }
        Type::Path(path) => infer_opaque_arguments(&mut path.path),
        Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(infer_opaque),
        Type::Array(array) => infer_opaque(&mut array.elem),
        Type::Slice(slice) => infer_opaque(&mut slice.elem),
        Type::Group(group) => infer_opaque(&mut group.elem),
        Type::Paren(paren) => infer_opaque(&mut paren.elem),
        Type::Reference(reference) => infer_opaque(&mut reference.elem),
        Type::TraitObject(object) => {
            for bound in &mut object.bounds {
                if let TypeParamBound::Trait(bound) = bound {
                    infer_opaque_arguments(&mut bound.path);
                }
            }
        }
        _ => {}
    }
}

fn infer_opaque_arguments(path: &mut Path) {
    for segment in &mut path.segments {
        let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else { continue };
        for argument in &mut arguments.args {
            match argument {
                GenericArgument::Type(ty) => infer_opaque(ty),
                GenericArgument::AssocType(argument) => infer_opaque(&mut argument.ty),
                _ => {}
            }
        }
    }
}
