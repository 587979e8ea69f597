//! The links from document to document, and to the other files of the repository: each has a target, and each anchor a
//! heading. Addresses elsewhere are not looked up, except for those of this repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

const REPOSITORY: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/");

/// The documents that rustdoc shows on one page, so that a link of one may name a heading of another.
const REFERENCE: &str = "backoff-macros/docs";

/// The documents of the repository, by their path in it.
fn documents() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = BTreeMap::new();
    let mut directories = vec![root.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy();
            if path.is_dir() {
                // What cargo builds is of others.
                if !name.starts_with('.') && !path.join("CACHEDIR.TAG").exists() && name != "target"
                {
                    directories.push(path);
                }
            } else if name.ends_with(".md") {
                let text = fs::read_to_string(&path).unwrap();
                documents.insert(path.strip_prefix(root).unwrap().to_owned(), text);
            }
        }
    }
    documents
}

/// The lines outside of blocks of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut in_block = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        in_block ^= fence;
        !in_block && !fence
    })
}

/// Removes code within lines.
fn without_code(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once('`') {
        kept += before;
        let ticks = 1 + after.len() - after.trim_start_matches('`').len();
        let end = after[ticks - 1..].split_once(&"`".repeat(ticks));
        rest = end.map_or("", |(_, rest)| rest);
    }
    kept + rest
}

/// The targets of a document's links and pictures, in all forms: `](target)`, `[name]: target`, and `[text][name]` or
/// `[name][]` where there is no such target, which are returned as they are.
fn targets(text: &str) -> Vec<String> {
    let text = without_code(&prose(text).collect::<Vec<_>>().join("\n"));
    let inline = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    let lines = text.lines().filter(|line| line.starts_with('['));
    let defined: BTreeMap<_, _> = lines.filter_map(|line| line[1..].split_once("]: ")).collect();
    let used = text.match_indices("][").filter_map(|(at, _)| {
        let name = text[at + 2..].split_once(']')?.0;
        Some(if name.is_empty() { text[..at].rsplit_once('[')?.1 } else { name })
    });
    let undefined = used.filter(|name| !defined.contains_key(name)).map(|name| format!("[{name}]"));
    let targets = inline.chain(defined.values().map(|target| target.trim())).map(str::to_owned);
    targets.chain(undefined).collect()
}

/// The anchors that GitHub and rustdoc give to the headings of a document.
fn anchors(text: &str) -> Vec<String> {
    let headings = prose(text).filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| -> String {
        let text = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = text.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

/// Resolves `..` without looking at the disk.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                assert!(normal.pop(), "{} leaves the repository", path.display());
            }
            Component::CurDir => {}
            component => normal.push(component),
        }
    }
    normal
}

/// Whether a link of the document `from` has a target.
fn resolves(documents: &BTreeMap<PathBuf, String>, from: &Path, target: &str) -> bool {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = match path.strip_prefix(REPOSITORY) {
        Some(path) => PathBuf::from(path),
        None if path.is_empty() => from.to_owned(),
        None => normal(&from.parent().unwrap().join(path)),
    };
    let is_there = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path).exists();
    let same_page = |other: &Path| {
        other == path
            || (path == from && path.starts_with(REFERENCE) && other.starts_with(REFERENCE))
    };
    let mut pages = documents.iter().filter(|(other, _)| same_page(other));
    is_there
        && (anchor.is_empty() || pages.any(|(_, text)| anchors(text).contains(&anchor.to_owned())))
}

#[test]
fn every_link_has_a_target() {
    let documents = documents();
    let mut links = 0;
    let mut broken = Vec::new();
    for (from, text) in &documents {
        for target in targets(text) {
            let elsewhere = target.contains("://") && !target.starts_with(REPOSITORY);
            // An item, which rustdoc looks up.
            let item = from.starts_with(REFERENCE) && target.contains("::");
            if !elsewhere && !item {
                links += 1;
                if !resolves(&documents, from, &target) {
                    broken.push(format!("{}: {target}", from.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "links without a target:\n{}", broken.join("\n"));
    assert!(links > 100, "only {links} links were found");
}
