//! Makes a library of the macro crate.
//!
//! A crate of proc macros exports nothing else, and they run in the compiler alone. Written with the types of
//! `proc_macro2`, the same functions run anywhere.

use std::path::Path;
use std::{env, fs};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../backoff-macros/src");
    let root = root.canonicalize().expect("the macro crate is there");
    println!("cargo::rerun-if-changed={}", root.display());
    let source = fs::read_to_string(root.join("lib.rs")).expect("a source");
    let library: String = source.lines().map(|line| library(line, &root) + "\n").collect();
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("macros.rs"), library).expect("the output can be written");
}

/// One line of the crate's root.
fn library(line: &str, root: &Path) -> String {
    if line.starts_with("//!")
        || line.starts_with("#[proc_macro_attribute]")
        || line.starts_with("#[doc = include_str!")
    {
        return String::new();
    }
    if let Some(name) = line.strip_prefix("mod ").and_then(|line| line.strip_suffix(';')) {
        let file = root.join(name).with_extension("rs");
        let file = if file.exists() { file } else { root.join(name).join("mod.rs") };
        return format!("#[path = {file:?}] mod {name};");
    }
    line.replace("proc_macro::", "proc_macro2::").replace("syn::parse(", "syn::parse2(")
}
