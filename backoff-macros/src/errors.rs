//! Collects faults, so that one compile reports all of them, each at its own token.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The faults found so far.
#[derive(Default)]
pub(crate) struct Errors(Option<syn::Error>);

impl Errors {
    /// Adds a fault that is reported at `tokens`.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.add(syn::Error::new_spanned(tokens, message));
    }

    /// Adds a fault that is reported at `span`.
    pub(crate) fn at_span(&mut self, span: Span, message: impl std::fmt::Display) {
        self.add(syn::Error::new(span, message));
    }

    pub(crate) fn add(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            None => self.0 = Some(error),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Returns the value, or adds the fault that took its place.
    pub(crate) fn catch<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// Returns `value` if there are no faults, and all faults otherwise.
    pub(crate) fn finish<T>(self, value: T) -> syn::Result<T> {
        self.0.map_or(Ok(value), Err)
    }

    /// Returns the value of `result` if there are no faults, and its fault and all others otherwise.
    pub(crate) fn append_to<T>(self, result: syn::Result<T>) -> syn::Result<T> {
        match (result, self.0) {
            (Ok(value), None) => Ok(value),
            (Err(error), None) | (Ok(_), Some(error)) => Err(error),
            (Err(mut first), Some(others)) => {
                first.combine(others);
                Err(first)
            }
        }
    }

    /// Returns the code that makes the compiler report the faults.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.0.map(|errors| errors.to_compile_error()).unwrap_or_default()
    }
}
