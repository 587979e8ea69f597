//! Instructions a call, counted by callgrind: a program runs every case under it with so many calls and with twice as
//! many, and the difference is the calls'.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use by_hand::counted::{BOUNDARY, COUNTS};

use crate::Attempt;
use crate::contenders::{BARE, CONTENDERS};
use crate::measured::{Group, Measured, Value};

/// Instructions of one contender in one case.
struct Count {
    case: String,
    contender: String,
    per_call: f64,
}

/// What each layer takes beyond the bare call, in the program of this name.
pub(crate) fn measure(group: Group, program: &str) -> Attempt<Vec<Measured>> {
    let counts = counts(program)?;
    let layer = |case: &str, contender: &str| -> Attempt<Value> {
        let of = |contender: &str| {
            let count = counts.iter().find(|one| one.case == case && one.contender == contender);
            count.ok_or_else(|| format!("{program} did not count {case}, {contender}"))
        };
        // Less than a tenth is noise of what happens once.
        let layer = of(contender)?.per_call - of(BARE)?.per_call;
        Ok(Value::Number((layer * 10.0).round() / 10.0))
    };
    let layers = counts.iter().filter(|count| count.contender != BARE).map(|count| {
        let hand = hand_of(&count.contender).map(|hand| layer(&count.case, hand)).transpose()?;
        let name = format!("{}.{}", count.case, count.contender);
        Ok(Measured { group, name, value: layer(&count.case, &count.contender)?, hand })
    });
    layers.collect()
}

/// The loop by hand that a contender is compared with, in both programs.
fn hand_of(contender: &str) -> Option<&'static str> {
    match contender {
        "lean" => Some("hand_lean"),
        "lean_max_time" => Some("hand_lean_max_time"),
        _ => CONTENDERS.iter().find(|known| known.name == contender)?.hand,
    }
}

fn counts(program: &str) -> Attempt<Vec<Count>> {
    let here = env::current_exe()?;
    let folder = Dumps::new(program)?;
    let dump = folder.0.join("dump");
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--dump-line=no"])
        .arg(format!("--callgrind-out-file={}", dump.display()))
        .arg(format!("--dump-before={BOUNDARY}"))
        .arg(here.with_file_name(program))
        .arg("counted")
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    if !run.status.success() {
        let report = String::from_utf8_lossy(&run.stderr);
        return Err(format!("callgrind of {program}: {}\n{report}", run.status).into());
    }
    let lines = String::from_utf8(run.stdout)?;
    lines
        .lines()
        .enumerate()
        .map(|(index, line)| {
            let words: Vec<&str> = line.split(' ').collect();
            let [case, contender, calls] = words[..] else {
                return Err(format!("{program} printed `{line}`").into());
            };
            // Dumps are numbered from 1; the first of each line is of what precedes the calls.
            let total = |nth: usize| total(&dump, index * COUNTS + nth + 1);
            let per_call = (total(2)? - total(1)?) / calls.parse::<f64>()?;
            Ok(Count { case: case.into(), contender: contender.into(), per_call })
        })
        .collect()
}

/// Instructions between two boundaries.
fn total(dump: &Path, number: usize) -> Attempt<f64> {
    let file = dump.with_extension(number.to_string());
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    Ok(total.ok_or("no total in a dump of callgrind")?.trim().parse()?)
}

/// A directory that is removed when it is dropped.
struct Dumps(PathBuf);

impl Dumps {
    fn new(program: &str) -> Attempt<Self> {
        let name = format!("backoff-guards-{program}-{}", process::id());
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Dumps {
    fn drop(&mut self) {
        // What cannot be removed stays in the directory for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}
