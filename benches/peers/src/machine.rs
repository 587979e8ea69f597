//! When and where it was measured.

use std::fs;
use std::process::Command;
use std::thread;

pub fn line() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let (date, rustc) = (said("date", &["-u", "+%F"]), said("rustc", &["-V"]));
    format!(
        "{date}; {}, {cores} cores; {rustc}; release, opt-level 3, codegen-units 1, no LTO.",
        model.unwrap_or("?")
    )
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    text.unwrap_or_else(|_| "?".to_owned())
}

/// The versions of the crates that are compared, as this package is locked to them.
pub fn versions(names: &[&str]) -> String {
    let lock = include_str!("../Cargo.lock");
    let mut versions = Vec::new();
    for package in lock.split("[[package]]") {
        let field = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key))?;
            Some(line.trim_matches([' ', '=', '"']))
        };
        if let (Some(name), Some(version)) = (field("name"), field("version"))
            && names.contains(&name)
        {
            versions.push(format!("{name} {version}"));
        }
    }
    versions.join(", ")
}
