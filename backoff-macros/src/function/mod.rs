//! The annotated function: its head is parsed, its body stays raw tokens.
//!
//! A body that is still being typed does not parse. Since it is passed on unread, rustc reports its faults, and the
//! function exists for its callers meanwhile.

pub(crate) mod future;
mod owned;
pub(crate) mod signature;
pub(crate) mod stacked;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Signature, Token, Visibility};

/// A function with a body.
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    /// The braces and what is between them, except for inner attributes, which are in `attrs`.
    pub(crate) body: Group,
    /// The variables around a body that is an `async move` block, which the block owns without binding them, and whether
    /// they are `mut`.
    pub(crate) owned: Owned,
}

/// Variables, and whether they are `mut`.
pub(crate) type Owned = Vec<(Ident, bool)>;

impl Parse for Function {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let sig: Signature = input.parse().map_err(|error| {
            syn::Error::new(error.span(), format!("expected a function: {error}"))
        })?;
        if input.peek(Token![;]) {
            return Err(syn::Error::new_spanned(
                &sig.ident,
                "a method without a body cannot be retried; write the attribute on the method of each `impl`, or \
                 give this one a body",
            ));
        }
        let body = match input.parse()? {
            TokenTree::Group(group) => braces(group),
            other => return Err(syn::Error::new_spanned(other, "expected the function's body")),
        };
        let (inner, body) = lift_inner_attributes(body)?;
        Ok(Self { attrs: [attrs, inner].concat(), vis, sig, body, owned: Owned::new() })
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
    let mut inner = group.stream().into_iter();
    match (group.delimiter(), inner.next(), inner.next()) {
        (Delimiter::None, Some(TokenTree::Group(inner)), None) => braces(inner),
        _ => group,
    }
}

/// Makes outer attributes of the `#![..]` at the head of a body, since rustc accepts those nowhere else.
fn lift_inner_attributes(body: Group) -> syn::Result<(Vec<Attribute>, Group)> {
    let mut starts = body.stream().into_iter();
    if !matches!(starts.next(), Some(TokenTree::Punct(hash)) if hash.as_char() == '#')
        || !matches!(starts.next(), Some(TokenTree::Punct(bang)) if bang.as_char() == '!')
    {
        return Ok((Vec::new(), body));
    }
    let split = |input: ParseStream| {
        let mut attrs = input.call(Attribute::parse_inner)?;
        for attr in &mut attrs {
            attr.style = syn::AttrStyle::Outer;
        }
        Ok((attrs, input.parse::<TokenStream>()?))
    };
    let (attrs, rest) = syn::parse::Parser::parse2(split, body.stream())?;
    let mut stripped = Group::new(Delimiter::Brace, rest);
    stripped.set_span(body.span());
    Ok((attrs, stripped))
}
