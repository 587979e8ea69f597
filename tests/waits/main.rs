//! Wait generators: one file a generator; `any` holds the properties of all of them.
#![deny(warnings)]
#![allow(missing_docs)]

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod arguments;

mod any;
mod closures;
mod combinators;
mod constant;
mod decay;
mod decorrelated;
mod evaluation;
mod expo;
mod fibo;
mod iterators;
mod linear;
mod parentheses;
mod runtime;
