//! What the program `probes` measures, with and without optimization.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Attempt;
use crate::measured::{Group, Measured, Value};

#[derive(Clone, Copy)]
pub(crate) enum Profile {
    Debug,
    Release,
}

impl Profile {
    /// Where cargo puts programs, beside those of the other profile.
    fn program(self, here: &Path) -> Option<PathBuf> {
        let folder = match self {
            Self::Debug => "debug",
            Self::Release => "release",
        };
        Some(here.parent()?.with_file_name(folder).join("probes"))
    }
}

pub(crate) fn measure(group: Group, profile: Profile) -> Attempt<Vec<Measured>> {
    let program = profile.program(&env::current_exe()?).ok_or("this program is in no folder")?;
    let run = Command::new(&program).arg("measure").output();
    let run = run.map_err(|error| format!("{}: {error}", program.display()))?;
    if !run.status.success() {
        return Err(format!("probes: {}", String::from_utf8_lossy(&run.stderr)).into());
    }
    // `stack` stands for the group of the profile.
    let wanted = match group {
        Group::StackDebug | Group::StackRelease => "stack",
        group => group.name(),
    };
    let mut all = Vec::new();
    for line in String::from_utf8(run.stdout)?.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [of, name, value, hand] = words[..] else {
            return Err(format!("probes printed `{line}`").into());
        };
        if of == wanted {
            let value = Value::parse(value).ok_or("probes printed no number")?;
            all.push(Measured { group, name: name.into(), value, hand: Value::parse(hand) });
        }
    }
    Ok(all)
}
