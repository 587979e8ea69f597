//! Puts the compiled explorer, its style and its scripts into one HTML file, which opens from a disk.
//!
//! ```sh
//! page explorer.wasm web index.html
//! ```
//!
//! In `index.html` of the second argument, `/* include: style.css */` stands for a file of that directory, and
//! `/* wasm-bindgen */` for the module and the script that loads it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen_cli_support::Bindgen;

const INCLUDE: &str = "/* include: ";
const END: &str = " */";
const MODULE: &str = "/* wasm-bindgen */";

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result {
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [wasm, web, page] = paths.as_slice() else {
        return Err("usage: page WASM DIRECTORY PAGE".into());
    };
    let html = read(&web.join("index.html"))?;
    let html = include(&html, |name| read(&web.join(name)))?;
    // Last: nothing is looked for in what the compiler made.
    let html = html.replacen(MODULE, &module(wasm)?, 1);
    fs::write(page, &html).map_err(|error| format!("`{}`: {error}", page.display()))?;
    println!("{} KB in {}", html.len().div_ceil(1000), page.display());
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    Ok(fs::read_to_string(path).map_err(|error| format!("`{}`: {error}", path.display()))?)
}

/// Replaces each include by what `read` returns for its name.
fn include(html: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut parts = html.split(INCLUDE);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(END).ok_or("an include has no end")?;
        let text = read(name)?;
        // A script or style ends at the first end tag, wherever it stands.
        if text.contains("</script") || text.contains("</style") {
            return Err(format!("`{name}` has an end tag, which would end its element").into());
        }
        whole += text.trim_end();
        whole += after;
    }
    Ok(whole)
}

/// Returns a script that defines `wasm_bindgen` and loads the module. Modules of JavaScript do not load from a disk.
fn module(wasm: &Path) -> Result<String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).no_modules(true)?.typescript(false);
    let mut output = bindgen.generate_output()?;
    let bytes = STANDARD.encode(output.wasm_mut().emit_wasm());
    let load = format!(
        "wasm_bindgen.initSync({{ module: Uint8Array.from(atob('{bytes}'), (c) => c.charCodeAt(0)) }});"
    );
    Ok(format!("{}\n{load}", output.js()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_are_replaced_by_files() {
        let file = |name: &str| Ok(format!("[{name}]\n"));
        let html = include("<style>/* include: a.css */</style>/* include: b.js */.", file);
        assert_eq!(html.unwrap(), "<style>[a.css]</style>[b.js].");
        assert!(include("/* include: a.css", file).is_err());
        assert!(include("/* include: a.js */", |_| Ok("'</script>'".to_owned())).is_err());
    }
}
