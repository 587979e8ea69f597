//! The first programs of the README and of the guide, as a newcomer would try them: their dependencies and their source
//! are taken out of the documents, and make a new package, which is built and run.
//!
//! Three things differ from what a newcomer does. The library is that of this checkout. reqwest is without TLS, whose
//! crates the workspace does not download. And the program of the README talks to a server of this test.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{fs, thread};

const README: &str = include_str!("../../../../README.md");
const GUIDE: &str = include_str!("../../../../docs/guide.md");

fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    root.canonicalize().expect("the root of the workspace")
}

/// Returns the first block of the document that begins with this fence.
fn block<'a>(document: &'a str, fence: &str) -> &'a str {
    let (_, rest) =
        document.split_once(&format!("\n```{fence}\n")).expect("the document has the block");
    rest.split_once("```").expect("the block ends").0
}

/// Replaces what occurs once.
fn replace(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "`{old}` in:\n{text}");
    text.replace(old, new)
}

/// A package in a directory of its own, such as `cargo new` makes.
struct Package(PathBuf);

impl Package {
    fn new(name: &str, dependencies: &str, program: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("src")).expect("a folder");
        let package =
            format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
        let manifest = format!("[workspace]\n\n{package}\n{dependencies}");
        fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
        // The versions that the tests of the workspace have downloaded.
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
        fs::write(folder.join("src/main.rs"), program).expect("a program");
        Self(folder)
    }

    fn cargo(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .args(words)
            .args(["--offline", "--quiet"])
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", self.0.with_file_name("target"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("NO_PROXY", "127.0.0.1")
            .env_remove("RUST_LOG")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .output()
            .expect("cargo runs")
    }

    /// Builds and runs the program, and returns the lines that it prints.
    fn run(&self) -> Vec<String> {
        let Output { status, stdout, stderr } = self.cargo(&["run"]);
        let stdout = String::from_utf8(stdout).expect("the program prints UTF-8");
        assert!(status.success(), "{}{stdout}", String::from_utf8_lossy(&stderr));
        stdout.lines().map(str::to_owned).collect()
    }
}

/// Starts a server that refuses one request and answers the next, and returns its address.
fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let url = format!("http://{}", listener.local_addr().expect("it has an address"));
    thread::spawn(move || {
        for (status, body) in [("503 Service Unavailable", "mud"), ("200 OK", "tea")] {
            let (mut stream, _) = listener.accept().expect("the program connects");
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                stream.read_exact(&mut byte).expect("the program sends a request");
                request.push(byte[0]);
            }
            let head = "connection: close\r\ncontent-length: 3";
            write!(stream, "HTTP/1.1 {status}\r\n{head}\r\n\r\n{body}").expect("the program reads");
        }
    });
    url
}

#[test]
fn the_first_program_of_the_readme_prints_the_retry_and_the_page() {
    let library = format!("backoff-retry = {{ version = \"0.1\", path = '{}' }}", root().display());
    let dependencies = replace(block(README, "toml"), "backoff-retry = \"0.1\"", &library);
    let dependencies = replace(
        &dependencies,
        "reqwest = \"0.13\"",
        "reqwest = { version = \"0.13\", default-features = false }",
    );
    let program = replace(block(README, "rust,no_run"), "https://example.com", &server());
    let lines = Package::new("readme", &dependencies, &program).run();
    let [retry, page] = &lines[..] else { panic!("{lines:#?}") };
    assert!(retry.contains("Backing off fetch(...) for ") && retry.contains("503"), "{retry}");
    assert_eq!(page, "tea");
}

#[test]
fn the_first_program_of_the_guide_prints_what_the_guide_says() {
    let package = Package::new("guide", "", block(GUIDE, "rust"));
    let add: Vec<_> = block(GUIDE, "sh").split_whitespace().collect();
    let ["cargo", "add", "backoff-retry"] = add[..] else { panic!("{add:?}") };
    let path = root().display().to_string();
    let added = package.cargo(&["add", "backoff-retry", "--path", &path]);
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let printed: Vec<_> = package.run().iter().map(|line| without_wait(line)).collect();
    let documented: Vec<_> = block(GUIDE, "text").lines().map(without_wait).collect();
    assert_eq!(printed, documented);
}

/// Removes the wait, which is random, from a line of the log.
fn without_wait(line: &str) -> String {
    match line.split_once(" for ") {
        Some((start, rest)) => {
            format!("{start} for {}", rest.split_once(' ').expect("an error follows").1)
        }
        None => line.to_owned(),
    }
}
