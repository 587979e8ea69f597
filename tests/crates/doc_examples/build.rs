//! Makes a test of each Rust block in the documentation of the library crates.
//!
//! For each file of documentation it writes a Rust file of the same relative path, in which each block keeps its
//! lines and everything else is empty, so that errors and panics name the line where the block has it.
//! Blocks are read and wrapped as rustdoc does. Documentation in `/** */` and `#[doc = ".."]` is not read.

mod block;

use block::Block;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Where the documentation is, relative to the root of the repository.
const SOURCES: [&str; 3] = ["backoff-core/src", "backoff-macros/docs", "src/lib.rs"];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut modules = String::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={}", root.join(source).display());
        for file in files(&root.join(source)) {
            let name = file.strip_prefix(&root).expect("the file is below the root");
            let Some(tests) = tests(name, &file) else { continue };
            let written = out.join(name);
            fs::create_dir_all(written.parent().expect("a file is in a directory"))
                .and_then(|()| fs::write(&written, tests))
                .expect("the tests can be written");
            let module = name.display().to_string().replace(|c: char| !c.is_alphanumeric(), "_");
            writeln!(modules, "#[path = {written:?}] mod {module};").expect("a string takes all");
        }
    }
    fs::write(out.join("examples.rs"), modules).expect("the tests can be written");
}

/// Returns the files at `path`, which is a file or a directory, in the order of their names.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut entries: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries.iter().flat_map(|entry| files(entry)).collect()
}

/// Returns the tests for the blocks of `file`, or `None` if it has no block.
///
/// Reports each fault as an error of the build, with the file's `name` and the line.
fn tests(name: &Path, file: &Path) -> Option<String> {
    let text = fs::read_to_string(file).expect("a source is text");
    let markdown = file.extension().is_some_and(|extension| extension == "md");
    let documentation = text.lines().map(|line| if markdown { Some(line) } else { doc_line(line) });
    let mut lines = vec![String::new(); text.lines().count()];
    let (blocks, mut faults) = block::blocks(documentation);
    for block in &blocks {
        faults.extend(block.write(&mut lines));
    }
    for fault in faults {
        println!("cargo::error={}:{}: {}", name.display(), fault.line, fault.message);
    }
    blocks.iter().any(Block::is_rust).then(|| lines.join("\n") + "\n")
}

/// Returns what a line of Rust contributes to the documentation, if it is a doc comment.
fn doc_line(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?;
    (!text.starts_with('/')).then(|| text.strip_prefix(' ').unwrap_or(text))
}
