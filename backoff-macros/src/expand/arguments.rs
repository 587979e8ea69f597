//! The arguments of the annotated function, made ready for more than one attempt.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{
    FieldPat, FnArg, Pat, PatIdent, PatOr, PatType, Receiver, ReceiverKind, Token, Type,
    TypeReference,
};

use crate::function::Function;
use crate::plan::Plan;
use crate::signature::{cfgs, mentions};

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
                preparing.cfgs = cfgs(&argument.attrs);
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

/// Where a binding stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It owns what it binds.
    Owned,
    /// Behind a `&` that is written, or it is a reference itself.
    Reference,
    /// Behind a reference that the pattern does not write: it is a reference, unless it says `mut`, in the editions
    /// that allow it there.
    Behind,
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
            (Pat::Ident(binding), Some(_)) => self.binding(binding, Place::Reference),
            (pat, Some(_)) => self.pattern(pat, Place::Behind),
            (pat, None) => self.pattern(pat, Place::Owned),
        }
    }

    /// All bindings of a pattern that takes its value apart.
    fn pattern(&mut self, pat: &mut Pat, place: Place) {
        match pat {
            Pat::Ident(binding) => {
                if let Some((_, inner)) = &mut binding.subpat {
                    self.pattern(inner, place);
                }
                if binding.by_ref.is_none() {
                    self.binding(binding, place);
                }
            }
            Pat::Paren(pat) => self.pattern(&mut pat.pat, place),
            Pat::Reference(pat) => {
                self.pattern(&mut pat.pat, Place::Reference);
                // `&(mut x)` needs its parentheses, `&(x)` does not.
                let bare = match &*pat.pat {
                    Pat::Paren(inner) => Some(inner.pat.clone()),
                    _ => None,
                };
                if let Some(bare) = bare {
                    pat.pat = bare;
                }
            }
            Pat::Slice(pat) => pat.elems.iter_mut().for_each(|pat| self.pattern(pat, place)),
            Pat::Tuple(pat) => pat.elems.iter_mut().for_each(|pat| self.pattern(pat, place)),
            Pat::TupleStruct(pat) => pat.elems.iter_mut().for_each(|pat| self.pattern(pat, place)),
            Pat::Struct(pat) => pat.fields.iter_mut().for_each(|field| self.field(field, place)),
            Pat::Or(pat) => self.cases(pat, place),
            _ => {}
        }
    }

    /// A field may have conditions of its own.
    fn field(&mut self, field: &mut FieldPat, place: Place) {
        let outer = self.cfgs.clone();
        self.cfgs.extend(cfgs(&field.attrs));
        self.pattern(&mut field.pat, place);
        self.cfgs = outer;
    }

    /// All cases bind the same names, which are made ready once.
    fn cases(&mut self, pat: &mut PatOr, place: Place) {
        let mut cases = pat.cases.iter_mut();
        if let Some(first) = cases.next() {
            self.pattern(first, place);
        }
        let (once, each) = (self.prepared.once.clone(), self.prepared.each.clone());
        cases.for_each(|case| self.pattern(case, place));
        *self.prepared = Prepared { once, each };
    }

    fn binding(&mut self, binding: &mut PatIdent, place: Place) {
        let Self { plan, captured, cfgs, .. } = self;
        let (p, name, mutability) = (&plan.p, &binding.ident, binding.mutability);
        let text = name.to_string();
        // A plain name in capitals may be a unit struct, and an unused argument keeps its warning.
        let bare = mutability.is_none() && binding.subpat.is_none();
        let capital = text.starts_with(|c: char| c.is_uppercase());
        if (bare && capital) || !mentions(self.body.clone(), &text) {
            return;
        }
        let span = mixed(name.span());
        let unique = *captured && place == Place::Owned;
        // Without its `mut` such a binding would be a reference, so it keeps it, and is seen to need it.
        let keeps_mut = place == Place::Behind && mutability.is_some();
        if unique || keeps_mut {
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
            if !keeps_mut {
                binding.mutability = None;
            }
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
