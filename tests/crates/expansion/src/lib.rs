//! The macro crate once more, as a library: its functions can be called here, outside of a compiler,
//! so that what the attributes write can be looked at. `tests/expansion.rs` does.
//!
//! `build.rs` makes a library of it.
// What is a conversion between two token streams there is none here.
#![allow(clippy::useless_conversion)]
// The two attributes have their documentation in the macro crate.
#![allow(missing_docs)]

include!(concat!(env!("OUT_DIR"), "/macros.rs"));

/// The source of one annotated function, or an `impl` or a trait of one method, with its attributes
/// of this library expanded, the uppermost first, as the compiler does. `p` is short for the path
/// `::backoff_retry::__private`.
///
/// # Panics
///
/// If the source is not Rust.
#[must_use]
pub fn expanded(source: &str) -> String {
    let tokens = source.parse().expect("the source is tokens");
    let short = all(tokens).to_string().replace(":: backoff_retry :: __private", "p");
    prettyplease::unparse(&syn::parse_str(&short).expect("the expansion is Rust"))
}

/// Expands attributes until there are none.
fn all(tokens: TokenStream) -> TokenStream {
    let mut item: syn::Item = match syn::parse2(tokens.clone()) {
        Ok(item) => item,
        // Errors and the item that caused them.
        Err(_) => return tokens,
    };
    if let syn::Item::Impl(block) = &mut item {
        for member in &mut block.items {
            if let syn::ImplItem::Fn(method) = member {
                let expanded = all(method.to_token_stream());
                *member = syn::ImplItem::Verbatim(expanded);
            }
        }
        let whole: syn::ItemImpl = syn::parse_quote!(#block);
        return whole.into_token_stream();
    }
    let syn::Item::Fn(function) = &mut item else { return tokens };
    let ours = |attr: &syn::Attribute| {
        let name = attr.path().segments.last()?.ident.to_string();
        match name.as_str() {
            "on_exception" => Some(Mode::Exception),
            "on_predicate" => Some(Mode::Predicate),
            _ => None,
        }
    };
    let Some((place, mode)) =
        function.attrs.iter().enumerate().find_map(|(place, attr)| Some((place, ours(attr)?)))
    else {
        return tokens;
    };
    let attr = function.attrs.remove(place);
    let args = match attr.meta {
        syn::Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    all(retry(mode, args, function.to_token_stream()))
}
