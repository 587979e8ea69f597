//! One attempt: the user's body, in a closure or an `async` block of its own, so that `?` and `return`
//! end the attempt and not the function; or as it is, where it has nothing of the kind.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, ReturnType, Type};

use crate::Mode;
use crate::function::Function;
use crate::plan::Plan;

/// Binds `out`.
pub(super) fn expand(
    plan: &Plan,
    function: &Function,
    apart: bool,
    arguments: &TokenStream,
) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    let output = Output::of(function);
    // Where the name of the function stands, so that a body that moves an argument is shown there.
    let at = mixed.located_at(function.sig.ident.span());
    if function.sig.asyncness.is_none() {
        let (returns, block) = (output.closure(), block(arguments, &function.body));
        let closure = quote_spanned!(at=> || #returns #block);
        return quote_spanned!(mixed=> let __out = #p::once(#closure););
    }
    if !apart {
        let (ty, block) = (output.annotated(), block(arguments, &function.body));
        let span = mixed.located_at(output.span);
        let never = quote_spanned!(mixed=> #p::never());
        return quote_spanned!(span=> let __out: #ty = if #never { #p::absurd() } else #block;);
    }
    let pin = output.pinned(p);
    let block = block(&quote_spanned!(mixed=> #pin #arguments), &function.body);
    let attempt = quote_spanned!(at=> async #block);
    quote_spanned!(mixed=> let __out = #attempt.await;)
}

/// Whether the body of an `async` function stands in a block of its own.
pub(super) fn stands_apart(function: &Function) -> bool {
    function.sig.asyncness.is_some() && !ends_at_its_end(function.body.stream())
}

/// Whether a body can only be left at its end. It then needs no `async` block of its own, which costs every call some
/// instructions. What cannot be seen, inside a macro, counts as leaving it.
fn ends_at_its_end(body: TokenStream) -> bool {
    const LEAVES: [&str; 4] = ["return", "break", "continue", "yield"];
    body.into_iter().all(|token| match token {
        TokenTree::Ident(ident) => !LEAVES.iter().any(|leaves| ident == leaves),
        TokenTree::Punct(punct) => punct.as_char() != '?' && punct.as_char() != '!',
        TokenTree::Group(group) => ends_at_its_end(group.stream()),
        TokenTree::Literal(_) => true,
    })
}

/// The braces of the attempt keep the user's span, or the coverage map would lose every line between them.
/// What is bound before the body has to outlive the temporaries of its last expression, so the body then
/// stands in braces of its own: with the user's span, rustc would take these for superfluous.
fn block(before: &TokenStream, body: &Group) -> Group {
    let inner = if before.is_empty() {
        body.stream()
    } else {
        let mut nested = Group::new(Delimiter::Brace, body.stream());
        nested.set_span(Span::mixed_site().located_at(body.span()));
        quote_spanned!(Span::mixed_site()=> #before #nested)
    };
    let mut block = Group::new(Delimiter::Brace, inner);
    block.set_span(body.span());
    block
}

/// What is judged under this attribute.
pub(super) fn mode(plan: &Plan) -> TokenStream {
    let p = &plan.p;
    let mixed = Span::mixed_site();
    match plan.mode {
        Mode::Exception => quote_spanned!(mixed=> #p::OnError),
        Mode::Predicate => quote_spanned!(mixed=> #p::OnValue),
    }
}

/// Where the return type stands; the name of the function, where it has none.
pub(super) fn returned_span(function: &Function) -> Span {
    match &function.sig.output {
        ReturnType::Default => function.sig.ident.span(),
        ReturnType::Type(_, ty) => ty.span(),
    }
}

/// The return type, as it can be written inside the function: `impl Trait` becomes `_`.
pub(super) struct Output {
    ty: Option<Type>,
    span: Span,
}

impl Output {
    pub(super) fn of(function: &Function) -> Self {
        let ty = match &function.sig.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => {
                let mut ty = (**ty).clone();
                infer_opaque(&mut ty);
                Some(ty)
            }
        };
        Self { ty, span: returned_span(function) }
    }

    /// The type.
    pub(super) fn annotated(&self) -> TokenStream {
        match &self.ty {
            Some(ty) => ty.to_token_stream(),
            None => quote_spanned!(Span::mixed_site()=> ()),
        }
    }

    /// `-> Type`, where the type says anything at all.
    fn closure(&self) -> TokenStream {
        match &self.ty {
            None | Some(Type::Infer(_)) => TokenStream::new(),
            Some(ty) => quote_spanned!(Span::mixed_site()=> -> #ty),
        }
    }

    /// A typed `return` that is never taken tells an `async` block what it returns, with errors at the
    /// return type and with the coercions that a function's own `return` has.
    fn pinned(&self, p: &Ident) -> TokenStream {
        let ty = self.annotated();
        let span = Span::mixed_site().located_at(self.span);
        quote_spanned! {span=>
            if #p::never() {
                let __returned: #ty = #p::absurd();
                return __returned;
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
        Type::Path(path) => {
            for segment in &mut path.path.segments {
                let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else {
                    continue;
                };
                for argument in &mut arguments.args {
                    if let GenericArgument::Type(ty) = argument {
                        infer_opaque(ty);
                    }
                }
            }
        }
        Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(infer_opaque),
        Type::Array(array) => infer_opaque(&mut array.elem),
        Type::Slice(slice) => infer_opaque(&mut slice.elem),
        Type::Group(group) => infer_opaque(&mut group.elem),
        Type::Paren(paren) => infer_opaque(&mut paren.elem),
        Type::Reference(reference) => infer_opaque(&mut reference.elem),
        _ => {}
    }
}
