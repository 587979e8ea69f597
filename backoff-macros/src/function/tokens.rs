//! What can be seen of some code without parsing it.

use proc_macro2::{TokenStream, TokenTree};

/// The tokens of some code in their order, those in groups as well. Opening a group calls into the compiler, so code that
/// is searched more than once is flattened once.
pub(crate) struct FlatTokens(Vec<TokenTree>);

impl FlatTokens {
    pub(crate) fn of(tokens: TokenStream) -> Self {
        let mut flat = Vec::new();
        flatten(tokens, &mut flat);
        Self(flat)
    }

    pub(crate) fn as_slice(&self) -> &[TokenTree] {
        &self.0
    }

    /// Returns whether a name occurs, also in a format string, as in `"{name}"`.
    pub(crate) fn mentions(&self, name: &str) -> bool {
        // `r#x` and `x` are one name.
        let plain = |name: &str| name.trim_start_matches("r#").to_owned();
        let name = plain(name);
        let in_string = format!("{{{name}");
        self.0.iter().any(|token| match token {
            TokenTree::Ident(ident) => plain(&ident.to_string()) == name,
            TokenTree::Literal(literal) => literal.to_string().contains(&in_string),
            TokenTree::Group(_) | TokenTree::Punct(_) => false,
        })
    }

    /// Returns whether a literal occurs.
    pub(crate) fn has_literal(&self, text: &str) -> bool {
        self.0.iter().any(|token| match token {
            TokenTree::Literal(literal) => literal.to_string() == text,
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => false,
        })
    }

    /// Returns whether the code may be left before its end. A macro may contain anything.
    pub(crate) fn may_leave(&self) -> bool {
        const LEAVING: [&str; 4] = ["return", "break", "continue", "yield"];
        self.0.iter().any(|token| match token {
            TokenTree::Ident(ident) => LEAVING.contains(&&*ident.to_string()),
            TokenTree::Punct(punct) => matches!(punct.as_char(), '?' | '!'),
            TokenTree::Group(_) | TokenTree::Literal(_) => false,
        })
    }
}

fn flatten(tokens: TokenStream, flat: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => flatten(group.stream(), flat),
            token => flat.push(token),
        }
    }
}
