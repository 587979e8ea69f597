//! Case E: what 300 uses cost those who build them. A workspace is generated with a package for each
//! contender, and built in a directory of its own below the target directory.

mod source;

pub use source::{Code, Kind, Varied};

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::contender::Contender;
use crate::rounds::median;
use source::{Templates, source};

pub const USES: usize = 300;

pub struct Built {
    /// CPU seconds of an incremental check.
    pub check: Option<f64>,
    pub bytes_async: Option<f64>,
    pub bytes_sync: Option<f64>,
    pub crates: usize,
}

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
