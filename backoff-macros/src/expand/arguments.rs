//! The arguments of the annotated function, prepared for more than one attempt.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{FieldPat, FnArg, Pat, PatIdent, PatOr, PatType, Receiver, Token, Type, TypeReference};

use super::attempt::Capture;
use super::context::Module;
use crate::function::signature::{cfgs, is_owned};
use crate::function::{Body, Function};
use crate::plan::Plan;

/// Prepares the arguments for more than one attempt.
///
/// ```text
/// async fn f(a: String, mut n: u32, conn: &mut Conn)      // async fn f(mut a: String, mut n: u32, ..)
///                                                         // at the head of each attempt:
/// let _ = &mut a;                                         // unique capture: a shared one needs `Sync`
/// let _ = &mut n; let mut n = fresh(&n);                  // each attempt starts with what was passed
/// let conn = &mut *conn;                                  // so that an inner `async move` may take it
/// ```
///
/// An argument that the body does not mention is left alone, so that rustc still warns about it.
pub(super) fn prepare(
    plan: &Plan,
    p: Module,
    function: &mut Function,
    capture: Capture,
) -> Prepared {
    let Function { sig, body, owned, .. } = function;
    let mut prepared = Prepared::default();
    if capture == Capture::AsyncBlock {
        for (name, is_mut) in owned.iter() {
            prepared.capture(name, *is_mut);
        }
    }
    for argument in &mut sig.inputs {
        let mut preparing =
            Preparing { plan, p, capture, body, cfgs: TokenStream::new(), prepared: &mut prepared };
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

/// The code that prepares the arguments.
#[derive(Default)]
pub(super) struct Prepared {
    /// Before the first attempt.
    pub(super) once: TokenStream,
    /// At the head of each attempt.
    pub(super) each: TokenStream,
}

impl Prepared {
    /// Makes the `async` block of an attempt capture a variable around the function uniquely.
    fn capture(&mut self, name: &Ident, is_mut: bool) {
        let span = mixed(name.span());
        if !is_mut {
            self.once.extend(quote_spanned!(span=> let mut #name = #name;));
        }
        self.each.extend(quote_spanned!(span=> let _ = &mut #name;));
    }
}

/// Where a binding is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Not behind a reference: it owns what it binds.
    Owned,
    /// Behind a `&` in the pattern, or a reference itself.
    Reference,
    /// Behind a reference that is not in the pattern. It binds a reference, unless it is `mut`, in the editions that
    /// allow that.
    BehindReference,
}

struct Preparing<'a> {
    plan: &'a Plan,
    p: Module,
    capture: Capture,
    body: &'a Body,
    /// The `cfg` attributes of the argument.
    cfgs: TokenStream,
    prepared: &'a mut Prepared,
}

impl Preparing<'_> {
    fn receiver(&mut self, receiver: &mut Receiver) {
        let by_value = is_owned(receiver);
        let this = receiver.self_token;
        if self.capture == Capture::AsyncBlock && by_value && self.body.mentions("self") {
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
            (pat, Some(_)) => self.pattern(pat, Place::BehindReference),
            (Pat::Ident(binding), None) if binding.subpat.is_none() => {
                let is_unit_struct = is_named(&argument.ty, &binding.ident);
                if !is_unit_struct && binding.by_ref.is_none() {
                    self.binding(binding, Place::Owned);
                }
            }
            (pat, None) => self.pattern(pat, Place::Owned),
        }
    }

    /// Prepares all bindings of a pattern.
    fn pattern(&mut self, pat: &mut Pat, place: Place) {
        match pat {
            Pat::Ident(binding) => {
                if let Some((_, inner)) = &mut binding.subpat {
                    self.pattern(inner, place);
                }
                let is_bare = binding.mutability.is_none() && binding.subpat.is_none();
                // A plain name in capitals may be a unit struct.
                let may_be_struct =
                    is_bare && binding.ident.to_string().starts_with(char::is_uppercase);
                if binding.by_ref.is_none() && !may_be_struct {
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

    /// Prepares a field, which may have `cfg` attributes of its own.
    fn field(&mut self, field: &mut FieldPat, place: Place) {
        let outer = self.cfgs.clone();
        self.cfgs.extend(cfgs(&field.attrs));
        self.pattern(&mut field.pat, place);
        self.cfgs = outer;
    }

    /// Prepares an or-pattern. All alternatives bind the same names, which are prepared once.
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
        let Self { plan, p, capture, cfgs, .. } = self;
        let (name, mutability) = (&binding.ident, binding.mutability);
        let unique = *capture == Capture::AsyncBlock && place == Place::Owned;
        // Without `mut` such a binding would be a reference. Using it as `mut` keeps rustc from warning.
        let keeps_mut = place == Place::BehindReference && mutability.is_some();
        let is_cloned = plan.clone.contains(name);
        let is_needed = unique || mutability.is_some() || is_cloned;
        // An unused argument keeps its warning.
        if !is_needed || !self.body.mentions(&name.to_string()) {
            return;
        }
        let span = mixed(name.span());
        if unique || keeps_mut {
            self.prepared.each.extend(quote_spanned!(span=> #cfgs let _ = &mut #name;));
        }
        let own = if is_cloned {
            if *capture == Capture::ClosureOrNone {
                // Moved, or clippy would report that a reference is enough.
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
        if self.body.mentions(&name.to_string()) && binding.by_ref.is_none() {
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

/// Returns whether the last segment of a type is this name.
fn is_named(ty: &Type, name: &Ident) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == *name),
        Type::Group(group) => is_named(&group.elem, name),
        Type::Paren(paren) => is_named(&paren.elem, name),
        _ => false,
    }
}

fn reference(ty: &Type) -> Option<&TypeReference> {
    match ty {
        Type::Reference(reference) => Some(reference),
        Type::Group(group) => reference(&group.elem),
        Type::Paren(paren) => reference(&paren.elem),
        _ => None,
    }
}
