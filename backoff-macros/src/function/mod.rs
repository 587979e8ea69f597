//! The annotated function: its head is parsed, its body stays raw tokens.
//!
//! A body that is still being typed does not parse. Since it is passed on unread, rustc reports its faults, and the
//! function exists for its callers meanwhile.

mod body;
pub(crate) mod future;
mod owned;
pub(crate) mod signature;
pub(crate) mod stacked;
pub(crate) mod tokens;

pub(crate) use body::Body;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Ident, Signature, Token, Visibility};

/// A function with a body.
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    /// Its inner attributes are in `attrs`.
    pub(crate) body: Body,
    /// The variables around a body that is an `async move` block, which the block owns without binding them, and whether
    /// they are `mut`.
    pub(crate) owned: Owned,
}

/// Variables, and whether they are `mut`.
pub(crate) type Owned = Vec<(Ident, bool)>;

impl Function {
    pub(crate) fn parse(item: TokenStream) -> syn::Result<Self> {
        let mut tokens: Vec<_> = item.into_iter().collect();
        let taken = tokens.last_mut().and_then(take_body);
        let (attrs, vis, sig, body) = parts.parse2(tokens.into_iter().collect())?;
        let (inner, body) = lift_inner_attributes(Body::new(taken.unwrap_or(body)))?;
        let attrs = [attrs, inner].concat();
        Ok(Self { attrs, vis, sig, body, owned: Owned::new() })
    }
}

/// Takes the body from the end of a function, and leaves empty braces: the parser would copy each token of it.
fn take_body(last: &mut TokenTree) -> Option<Group> {
    let TokenTree::Group(group) = last else { return None };
    let body = braces(group.clone());
    if body.delimiter() != Delimiter::Brace {
        return None;
    }
    let mut empty = Group::new(Delimiter::Brace, TokenStream::new());
    // There the parser reports what is missing before a body.
    empty.set_span(body.span_open());
    *group = empty;
    Some(body)
}

/// Parses the parts of a function. The body is an empty one if it was taken.
fn parts(input: ParseStream) -> syn::Result<(Vec<Attribute>, Visibility, Signature, Group)> {
    let attrs = input.call(Attribute::parse_outer)?;
    let vis = input.parse()?;
    let sig: Signature = input
        .parse()
        .map_err(|error| syn::Error::new(error.span(), format!("expected a function: {error}")))?;
    if input.peek(Token![;]) {
        return Err(syn::Error::new_spanned(
            &sig.ident,
            "a method without a body cannot be retried; write the attribute on the method of each `impl`, or give \
             this one a body",
        ));
    }
    match input.parse()? {
        TokenTree::Group(group) => Ok((attrs, vis, sig, braces(group))),
        other => Err(syn::Error::new_spanned(other, "expected the function's body")),
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { attrs, vis, sig, body, owned: _ } = self;
        tokens.append_all(attrs);
        vis.to_tokens(tokens);
        sig.to_tokens(tokens);
        body.to_tokens(tokens);
    }
}

/// Unwraps a body that a `macro_rules!` passes on as `$body:block`, in invisible delimiters.
fn braces(group: Group) -> Group {
    if group.delimiter() != Delimiter::None {
        return group;
    }
    let mut inner = group.stream().into_iter();
    match (inner.next(), inner.next()) {
        (Some(TokenTree::Group(inner)), None) => braces(inner),
        _ => group,
    }
}

/// Makes outer attributes of the `#![..]` at the head of a body, since rustc accepts those nowhere else.
fn lift_inner_attributes(body: Body) -> syn::Result<(Vec<Attribute>, Body)> {
    let is_punct = |token: &TokenTree, char| matches!(token, TokenTree::Punct(punct) if punct.as_char() == char);
    match body.flattened().as_slice() {
        // If they are in an inner block, the parser finds none at the head.
        [hash, bang, ..] if is_punct(hash, '#') && is_punct(bang, '!') => {}
        _ => return Ok((Vec::new(), body)),
    }
    let split = |input: ParseStream| {
        let mut attrs = input.call(Attribute::parse_inner)?;
        for attr in &mut attrs {
            attr.style = syn::AttrStyle::Outer;
        }
        Ok((attrs, input.parse::<TokenStream>()?))
    };
    let (attrs, rest) = split.parse2(body.stream())?;
    let mut stripped = Group::new(Delimiter::Brace, rest);
    stripped.set_span(body.span());
    Ok((attrs, Body::new(stripped)))
}
