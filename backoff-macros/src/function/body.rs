//! The body of the annotated function.

use std::cell::OnceCell;

use proc_macro2::{Group, Span, TokenStream};
use quote::ToTokens;

use super::tokens::FlatTokens;

/// The braces and what is between them, except for inner attributes. It stays raw tokens.
pub(crate) struct Body {
    braces: Group,
    flattened: OnceCell<FlatTokens>,
}

impl Body {
    pub(crate) fn new(braces: Group) -> Self {
        Self { braces, flattened: OnceCell::new() }
    }

    /// Returns where the braces are.
    pub(crate) fn span(&self) -> Span {
        self.braces.span()
    }

    /// Returns what is between the braces.
    pub(crate) fn stream(&self) -> TokenStream {
        self.braces.stream()
    }

    /// Returns the same tokens, flattened at the first call.
    pub(crate) fn flattened(&self) -> &FlatTokens {
        self.flattened.get_or_init(|| FlatTokens::of(self.stream()))
    }

    /// Returns whether a name occurs in it.
    pub(crate) fn mentions(&self, name: &str) -> bool {
        self.flattened().mentions(name)
    }
}

impl ToTokens for Body {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.braces.to_tokens(tokens);
    }
}
