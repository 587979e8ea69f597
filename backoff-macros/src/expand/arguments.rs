//! The arguments of the annotated function, made ready for more than one attempt.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{FnArg, Pat, PatIdent, PatType, Receiver, ReceiverKind, Token, Type, TypeReference};

use crate::function::Function;
use crate::plan::Plan;
use crate::signature::mentions;

/// Makes the arguments ready to be used by more than one attempt.
///
/// ```text
/// async fn f(a: String, mut n: u32, conn: &mut Conn)      // async fn f(mut a: String, mut n: u32, ..)
///                                                         // at the head of each attempt:
/// let _ = &mut a;                                         // unique capture: a shared one needs `Sync`
/// let _ = &mut n; let mut n = fresh(&n);                  // each attempt starts with what was passed
/// let conn = &mut *conn;                                  // so that an inner `async move` may take it
/// ```
///
/// An argument that the body does not mention is left alone, so that rustc's own warning stands.
pub(super) fn prepare(plan: &Plan, function: &mut Function, captured: bool) -> Prepared {
    let mut prepared = Prepared::default();
    for argument in &mut function.sig.inputs {
        let mut preparing = Preparing {
            plan,
            captured,
            body: function.body.stream(),
            cfgs: TokenStream::new(),
            prepared: &mut prepared,
        };
        match argument {
            FnArg::Receiver(receiver) => preparing.receiver(receiver),
            FnArg::Typed(argument) => {
                for attr in argument.attrs.iter().filter(|attr| attr.path().is_ident("cfg")) {
                    attr.to_tokens(&mut preparing.cfgs);
                }
                preparing.typed(argument);
            }
        }
    }
    prepared
}

/// What is done to the arguments.
#[derive(Default)]
pub(super) struct Prepared {
    /// Before the first attempt.
    pub(super) once: TokenStream,
    /// At the head of each attempt.
    pub(super) each: TokenStream,
}

struct Preparing<'a> {
    plan: &'a Plan,
    /// Whether the body stands in an `async` block, which captures what it uses.
    captured: bool,
    body: TokenStream,
    /// The conditions under which the argument exists.
    cfgs: TokenStream,
    prepared: &'a mut Prepared,
}

impl Preparing<'_> {
    fn receiver(&mut self, receiver: &mut Receiver) {
        let by_value = matches!(receiver.kind, ReceiverKind::Value);
        let this = receiver.self_token;
        if self.captured && by_value && mentions(self.body.clone(), "self") {
            receiver.mutability.get_or_insert_with(Default::default);
            self.prepared.each.extend(quote_spanned!(mixed(this.span)=> let _ = &mut #this;));
        }
    }

    fn typed(&mut self, argument: &mut PatType) {
        match (&mut *argument.pat, reference(&argument.ty)) {
            (Pat::Ident(binding), Some(reference)) if reference.mutability.is_some() => {
                self.reborrow(binding);
            }
            (Pat::Ident(binding), Some(_)) => self.binding(binding, false),
            // What a pattern binds behind a reference is a reference, unless it says `mut`.
            (pat, Some(_)) => self.pattern(pat, false),
            (pat, None) => self.pattern(pat, true),
        }
    }

    /// All bindings of a pattern that takes its value apart.
    fn pattern(&mut self, pat: &mut Pat, owned: bool) {
        match pat {
            Pat::Ident(binding) => {
                if let Some((_, inner)) = &mut binding.subpat {
                    self.pattern(inner, owned);
                }
                if binding.by_ref.is_none() && (owned || binding.mutability.is_some()) {
                    self.binding(binding, owned);
                }
            }
            Pat::Paren(pat) => self.pattern(&mut pat.pat, owned),
            Pat::Reference(pat) => {
                self.pattern(&mut pat.pat, false);
                // `&(mut x)` needs its parentheses, `&(x)` does not.
                let bare = match &*pat.pat {
                    Pat::Paren(inner) => Some(inner.pat.clone()),
                    _ => None,
                };
                if let Some(bare) = bare {
                    pat.pat = bare;
                }
            }
            Pat::Slice(pat) => pat.elems.iter_mut().for_each(|pat| self.pattern(pat, owned)),
            Pat::Tuple(pat) => pat.elems.iter_mut().for_each(|pat| self.pattern(pat, owned)),
            Pat::TupleStruct(pat) => pat.elems.iter_mut().for_each(|pat| self.pattern(pat, owned)),
            Pat::Struct(pat) => {
                pat.fields.iter_mut().for_each(|field| self.pattern(&mut field.pat, owned));
            }
            _ => {}
        }
    }

    fn binding(&mut self, binding: &mut PatIdent, owned: bool) {
        let Self { plan, captured, cfgs, .. } = self;
        let (p, name, mutability) = (&plan.p, &binding.ident, binding.mutability);
        let text = name.to_string();
        // An unused argument keeps its warning; a name in capitals may be a unit struct.
        if !mentions(self.body.clone(), &text) || text.starts_with(|c: char| c.is_uppercase()) {
            return;
        }
        let span = mixed(name.span());
        let unique = *captured && owned;
        if unique {
            self.prepared.each.extend(quote_spanned!(span=> #cfgs let _ = &mut #name;));
        }
        let own = if plan.clone.contains(name) {
            if !*captured {
                // Taken by value, or clippy would say that a reference is enough.
                self.prepared.once.extend(quote_spanned!(span=> #cfgs let #name = #name;));
            }
            Some(quote_spanned!(span=> #p::dup(&#name)))
        } else if mutability.is_some() && !plan.lend.contains(name) {
            Some(quote_spanned!(span=> (&#p::Fresh(&#name)).__backoff_fresh()))
        } else {
            None
        };
        if let Some(own) = own {
            self.prepared.each.extend(quote_spanned!(span=> #cfgs let #mutability #name = #own;));
            binding.mutability = None;
        }
        if unique {
            binding.mutability.get_or_insert_with(|| Token![mut](span));
        }
    }

    fn reborrow(&mut self, binding: &mut PatIdent) {
        let (name, mutability, cfgs) = (&binding.ident, binding.mutability, &self.cfgs);
        if mentions(self.body.clone(), &name.to_string()) && binding.by_ref.is_none() {
            let span = mixed(name.span());
            self.prepared
                .each
                .extend(quote_spanned!(span=> #cfgs let #mutability #name = &mut *#name;));
            binding.mutability = None;
        }
    }
}

fn mixed(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

fn reference(ty: &Type) -> Option<&TypeReference> {
    match ty {
        Type::Reference(reference) => Some(reference),
        Type::Group(group) => reference(&group.elem),
        Type::Paren(paren) => reference(&paren.elem),
        _ => None,
    }
}
