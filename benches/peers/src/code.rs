//! Case E: what 300 uses cost those who build them. A workspace is generated with a package for each
//! contender, and built in a directory of its own below the target directory.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::contender::Contender;
use crate::rounds::median;

pub const USES: usize = 300;

/// The source of a use. `@` stands for its number, `@root` for the directory of this library.
pub struct Code {
    pub dependencies: &'static str,
    pub top: &'static str,
    /// A function `fetch_@`.
    pub asynchronous: Option<&'static str>,
    /// A function `read_@`.
    pub sync: Option<&'static str>,
    pub varied: Option<Varied>,
}

/// The source of a use whose constants and error differ from use to use. `@TRIES`, `@RETRIES` (one less), `@MILLIS` (of
/// the first wait) and `@FAULT` (the error) stand for what differs.
pub struct Varied {
    pub top: &'static str,
    pub asynchronous: Option<&'static str>,
    pub sync: Option<&'static str>,
}

/// What the uses of a program have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// All but their number.
    Alike,
    /// Neither constants nor errors.
    Varied,
}

/// The source of a use, of either kind.
struct Templates {
    common: &'static str,
    top: &'static str,
    asynchronous: Option<&'static str>,
    sync: Option<&'static str>,
}

impl Kind {
    fn templates(self, code: &Code) -> Option<Templates> {
        match self {
            Self::Alike => Some(Templates {
                common: COMMON,
                top: code.top,
                asynchronous: code.asynchronous,
                sync: code.sync,
            }),
            Self::Varied => code.varied.as_ref().map(|varied| Templates {
                common: COMMON_VARIED,
                top: varied.top,
                asynchronous: varied.asynchronous,
                sync: varied.sync,
            }),
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Alike => "uses",
            Self::Varied => "uses-varied",
        }
    }

    fn main(self, of: &str, uses: usize) -> String {
        let entry = |number: usize| match of {
            "async" => format!("|url| Box::pin(fetch_{number}(url))"),
            _ => format!("read_{number}"),
        };
        let list = |numbers: &mut dyn Iterator<Item = usize>| {
            numbers.map(entry).collect::<Vec<_>>().join(",\n")
        };
        match self {
            Self::Alike => {
                let main = if of == "async" { MAIN_ASYNC } else { MAIN_SYNC };
                main.replace("USES", &list(&mut (0..uses)))
            }
            // A list for each error, so that outcomes are returned as they are.
            Self::Varied => {
                let calls = FAULTS.iter().enumerate().map(|(index, fault)| {
                    let numbers = &mut (0..uses).filter(|number| number % FAULTS.len() == index);
                    format!("run::<{fault}>(&[{}]);", list(numbers))
                });
                let calls = calls.collect::<Vec<_>>().join("\n");
                let main = if of == "async" { MAIN_VARIED_ASYNC } else { MAIN_VARIED_SYNC };
                main.replace("CALLS", &calls)
            }
        }
    }
}

/// Of 8 to 40 bytes; with each, a `Result<u32, _>` is returned through memory.
const FAULTS: [&str; 5] = ["std::io::Error", "Code", "Text", "Context", "Large"];

const COMMON_VARIED: &str = r#"
use std::fmt;

pub trait Fault: fmt::Display + fmt::Debug + 'static { fn new(n: u32) -> Self; }

macro_rules! fault {
    ($name:ident, $inner:ty, |$n:ident| $new:expr) => {
        #[derive(Debug)]
        pub struct $name(pub $inner);
        impl Fault for $name { fn new($n: u32) -> Self { Self($new) } }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{:?}", self.0) }
        }
        impl std::error::Error for $name {}
    };
}

impl Fault for std::io::Error { fn new(n: u32) -> Self { Self::from_raw_os_error(n as i32) } }
fault!(Code, [u64; 2], |n| [n.into(); 2]);
fault!(Text, String, |n| if n == 0 { String::new() } else { "text".into() });
fault!(Context, [u64; 4], |n| [n.into(); 4]);
fault!(Large, [u64; 5], |n| [n.into(); 5]);

#[inline(never)]
pub fn get_now<E: Fault>(url: &str, n: u32) -> Result<u32, E> {
    if std::hint::black_box(url).is_empty() { Err(E::new(n)) } else { Ok(n) }
}

pub async fn get<E: Fault>(url: &str, n: u32) -> Result<u32, E> {
    tokio::task::yield_now().await;
    get_now(url, n)
}
"#;

const MAIN_VARIED_ASYNC: &str = r#"
type Started<E> = std::pin::Pin<Box<dyn Future<Output = Result<u32, E>>>>;

fn run<E>(uses: &[fn(&'static str) -> Started<E>]) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        for start in std::hint::black_box(uses) {
            let _ = start("url").await;
        }
    });
}

fn main() {
CALLS
}
"#;

const MAIN_VARIED_SYNC: &str = r#"
fn run<E>(uses: &[fn(&str) -> Result<u32, E>]) {
    for run in std::hint::black_box(uses) {
        let _ = run("url");
    }
}

fn main() {
CALLS
}
"#;

pub struct Built {
    /// CPU seconds of an incremental check.
    pub check: Option<f64>,
    pub bytes_async: Option<f64>,
    pub bytes_sync: Option<f64>,
    pub crates: usize,
}

const COMMON: &str = r#"
pub type Outcome = Result<u32, u32>;

#[inline(never)]
pub fn get_now(url: &str, n: u32) -> Outcome {
    if std::hint::black_box(url).is_empty() { Err(n) } else { Ok(n) }
}

pub async fn get(url: &str, n: u32) -> Outcome {
    tokio::task::yield_now().await;
    get_now(url, n)
}
"#;

const MAIN_ASYNC: &str = r#"
type Started = std::pin::Pin<Box<dyn Future<Output = Outcome>>>;

fn main() {
    let uses: &[fn(&'static str) -> Started] = &[USES];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        for start in std::hint::black_box(uses) {
            let _ = start("url").await;
        }
    });
}
"#;

const MAIN_SYNC: &str = r#"
fn main() {
    let uses: &[fn(&str) -> Outcome] = &[USES];
    for run in std::hint::black_box(uses) {
        let _ = run("url");
    }
}
"#;

const MANIFEST: &str = r#"[package]
name = "NAME"
version = "0.0.0"
edition = "2024"

[dependencies]
tokio = { version = "1.40", features = ["rt", "time"] }
"#;

const WORKSPACE: &str = r#"[workspace]
members = [MEMBERS]
resolver = "3"

[profile.release]
opt-level = 3
codegen-units = 1
"#;

pub fn measure(contenders: &[Contender], kind: Kind, rounds: usize) -> Vec<Option<Built>> {
    let uses = Uses::generate(contenders, kind);
    let packages: Vec<_> = contenders
        .iter()
        .map(|contender| Some((contender, kind.templates(contender.code.as_ref()?)?)))
        .collect();
    for (contender, _) in packages.iter().flatten() {
        uses.build(contender);
    }
    let mut checks = vec![Vec::new(); contenders.len()];
    for _ in 0..rounds {
        for (package, checks) in packages.iter().zip(&mut checks) {
            checks.extend(package.as_ref().and_then(|(contender, _)| uses.check(contender)));
        }
    }
    let built = packages.iter().zip(checks).map(|(package, checks)| {
        let (contender, code) = package.as_ref()?;
        Some(Built {
            check: median(checks),
            bytes_async: code.asynchronous.and_then(|_| uses.bytes_a_use(contender, "async")),
            bytes_sync: code.sync.and_then(|_| uses.bytes_a_use(contender, "sync")),
            crates: uses.crates(contender),
        })
    });
    built.collect()
}

struct Uses {
    root: PathBuf,
    target: PathBuf,
    kind: Kind,
}

impl Uses {
    fn package(&self, contender: &Contender) -> String {
        let name = contender.name.replace(", ", "-").replace([' ', '_'], "-");
        match self.kind {
            Kind::Alike => format!("use-{name}"),
            Kind::Varied => format!("use-varied-{name}"),
        }
    }

    fn generate(contenders: &[Contender], kind: Kind) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        let target = target.unwrap_or_else(|| here.join("target"));
        let target = std::path::absolute(target).expect("a path");
        let uses =
            Self { root: target.join(kind.folder()), target: target.join("uses-target"), kind };
        let mut members = Vec::new();
        for contender in contenders {
            if let Some(code) = &contender.code
                && let Some(templates) = kind.templates(code)
            {
                uses.write(contender, code, &templates);
                members.push(format!("\"{}\"", uses.package(contender)));
            }
        }
        let workspace = WORKSPACE.replace("MEMBERS", &members.join(", "));
        write(&uses.root.join("Cargo.toml"), &workspace);
        // The versions that this package is locked to.
        write(&uses.root.join("Cargo.lock"), &read(&here.join("Cargo.lock")));
        write(
            &uses.root.join("rust-toolchain.toml"),
            &read(&here.join("../../rust-toolchain.toml")),
        );
        uses
    }

    fn write(&self, contender: &Contender, code: &Code, templates: &Templates) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let name = self.package(contender);
        let folder = self.root.join(&name);
        let dependencies = code.dependencies.replace("@root", &root.display().to_string());
        write(&folder.join("Cargo.toml"), &(MANIFEST.replace("NAME", &name) + &dependencies));
        let checked = templates.asynchronous.or(templates.sync).expect("a use");
        write(&folder.join("src/lib.rs"), &source(templates, checked, USES));
        for (template, of) in [(templates.asynchronous, "async"), (templates.sync, "sync")] {
            let Some(template) = template else { continue };
            for uses in [1, USES] {
                let source = source(templates, template, uses) + &self.kind.main(of, uses);
                write(&folder.join(format!("src/bin/{name}-{of}-{uses}.rs")), &source);
            }
        }
    }

    fn cargo(&self, arguments: &str) -> Command {
        // The shell's `time` has milliseconds; `/proc` has ticks of ten.
        let mut command = Command::new("bash");
        command.arg("-c").arg(format!("TIMEFORMAT='%U %S'; time cargo {arguments}"));
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    fn build(&self, contender: &Contender) {
        let name = self.package(contender);
        for arguments in
            [format!("build -q --release --bins -p {name}"), format!("check -q --lib -p {name}")]
        {
            let output = self.cargo(&arguments).output().expect("bash");
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }

    /// CPU seconds of checking the package again after its file was touched.
    fn check(&self, contender: &Contender) -> Option<f64> {
        let name = self.package(contender);
        let file = self.root.join(&name).join("src/lib.rs");
        fs::File::options()
            .append(true)
            .open(file)
            .ok()?
            .set_modified(std::time::SystemTime::now())
            .ok()?;
        let output = self.cargo(&format!("check -q --lib -p {name}")).output().ok()?;
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        let times = report.lines().next_back()?.split(' ').map(str::parse::<f64>);
        times.sum::<Result<f64, _>>().ok()
    }

    /// What each use after the first adds to the program: its code, data and unwind tables.
    fn bytes_a_use(&self, contender: &Contender, kind: &str) -> Option<f64> {
        let bytes = |uses: usize| {
            let name = format!("{}-{kind}-{uses}", self.package(contender));
            let output = Command::new("size").arg(self.target.join("release").join(name)).output();
            let report = String::from_utf8_lossy(&output.ok()?.stdout).into_owned();
            // Text and data; the third column holds what the linker adds to fill a page.
            let sizes = report.lines().nth(1)?.split_whitespace().take(2);
            sizes.map(str::parse::<f64>).sum::<Result<f64, _>>().ok()
        };
        Some((bytes(USES)? - bytes(1)?) / (USES - 1) as f64)
    }

    /// Crates in the tree, beyond the package, tokio and tokio's one dependency.
    fn crates(&self, contender: &Contender) -> usize {
        let name = self.package(contender);
        let arguments = format!("tree -q -e normal --prefix none -p {name}");
        let output = self.cargo(&arguments).output().expect("bash");
        let tree = String::from_utf8_lossy(&output.stdout).into_owned();
        let crates = tree.lines().filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?.to_owned(), words.next()?.to_owned()))
        });
        let known = [name.as_str(), "tokio", "pin-project-lite"];
        crates.filter(|(name, _)| !known.contains(&name.as_str())).collect::<BTreeSet<_>>().len()
    }
}

fn source(templates: &Templates, template: &str, uses: usize) -> String {
    let functions: Vec<_> = (0..uses).map(|number| one_use(template, number)).collect();
    let Templates { common, top, .. } = templates;
    format!("#![allow(dead_code, unused)]\n{common}\n{top}\n{}\n", functions.join("\n"))
}

/// The constants of all uses of an error differ.
fn one_use(template: &str, number: usize) -> String {
    let tries = 3 + number % 7;
    template
        .replace("@TRIES", &tries.to_string())
        .replace("@RETRIES", &(tries - 1).to_string())
        .replace("@MILLIS", &(50 + 10 * (number % 23)).to_string())
        .replace("@FAULT", FAULTS[number % FAULTS.len()])
        .replace('@', &number.to_string())
}

/// Leaves a file alone that is as it should be, so that nothing is built twice.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
    fs::write(path, text).expect("a file to write to");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
