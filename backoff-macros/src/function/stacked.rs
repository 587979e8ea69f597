//! Stacked attributes: the upper one is the outer one, as with Python's decorators.
//!
//! The compiler expands the upper attribute first, which would make it the inner one. So an attribute with others of
//! its kind below it moves behind them, with a mark, and the next one is expanded first:
//!
//! ```text
//! #[on_predicate(a)]                  #[on_exception(b)]
//! #[on_exception(b)]        =>        #[::backoff_retry::on_predicate(@outer a)]
//! fn f() { .. }                       fn f() { .. }
//! ```

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::{Attribute, Meta, parse_quote_spanned};

use crate::Mode;
use crate::errors::Errors;
use crate::expand;
use crate::function::{Body, Function};
use crate::parse::Args;

/// Removes the mark from the arguments, and returns whether there was one.
pub(crate) fn take_mark(args: TokenStream) -> (TokenStream, bool) {
    if is_marked(&args) { (args.into_iter().skip(2).collect(), true) } else { (args, false) }
}

fn is_marked(args: &TokenStream) -> bool {
    let mut tokens = args.clone().into_iter();
    matches!(tokens.next(), Some(TokenTree::Punct(at)) if at.as_char() == '@')
        && matches!(tokens.next(), Some(TokenTree::Ident(outer)) if outer == "outer")
}

/// Returns the function with this attribute behind the others, if there are any to be expanded before it.
pub(crate) fn step_behind(
    mode: Mode,
    args: &TokenStream,
    function: &Function,
) -> Option<TokenStream> {
    let last = function.attrs.iter().rposition(is_unmarked)?;
    // Its faults are reported when it is expanded.
    let parsed = Args::parse(args.clone(), mode, None, &mut Errors::default());
    let krate = expand::crate_path(parsed.crate_path());
    let name = syn::Ident::new(mode.attribute(), Span::mixed_site());
    let span = Span::mixed_site();
    let marked: Attribute = parse_quote_spanned!(span=> #[#krate::#name(@outer #args)]);
    let (before, behind) = function.attrs.split_at(last + 1);
    let Function { vis, sig, body, .. } = function;
    let rest = quote_spanned!(span=> #(#behind)* #vis #sig #body);
    Some(quote_spanned!(span=> #(#before)* #marked #rest))
}

/// Returns whether a body is an expansion of one of the attributes: it calls the template of the loop. Without a mark, the
/// attribute above did not recognise this one, and was expanded first.
pub(crate) fn is_expanded(body: &Body) -> bool {
    let is_one_of = |token: &TokenTree, names: &[&str]| match token {
        TokenTree::Ident(ident) => names.contains(&&*ident.to_string()),
        _ => false,
    };
    // `__private::plain_loop!`, of which `::` is two tokens.
    body.flattened().as_slice().windows(5).any(|window| {
        matches!(&window[4], TokenTree::Punct(bang) if bang.as_char() == '!')
            && is_one_of(&window[0], &["__backoff", "__private"])
            && is_one_of(&window[3], &["retry_loop", "plain_loop", "plain_async_loop"])
    })
}

/// Returns the message about stacked attributes that would nest in the wrong order.
pub(crate) fn renamed(mode: Mode) -> String {
    let name = mode.attribute();
    format!(
        "stacked attributes must be written by their own names, or the upper one would be the inner one; write \
         `#[{name}]` here"
    )
}

/// Returns whether an attribute is one of this library's that has not been moved yet.
fn is_unmarked(attr: &Attribute) -> bool {
    let Some(name) = attr.path().segments.last() else { return false };
    let ours = name.ident == "on_exception" || name.ident == "on_predicate";
    let marked = matches!(&attr.meta, Meta::List(args) if is_marked(&args.tokens));
    ours && !marked
}
