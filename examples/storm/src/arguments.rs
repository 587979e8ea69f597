//! The command line.

use std::path::PathBuf;

use crate::files;

/// The seed of the charts in `docs/images/`.
const SEED: u32 = 1;

const USAGE: &str = "usage: storm [--seed N] [--out DIR] [--check]

  --seed N   the first seed (default 1)
  --out DIR  the directory of the charts (default docs/images)
  --check    compare the charts and docs/storms.md with what would be written";

/// What the program is asked to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) seed: u32,
    pub(crate) out: PathBuf,
    pub(crate) check: bool,
}

impl Arguments {
    /// Parses arguments, without the name of the program.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut parsed = Self { seed: SEED, out: default_directory(), check: false };
        while let Some(argument) = arguments.next() {
            let mut value =
                || arguments.next().ok_or(format!("`{argument}` requires a value\n{USAGE}"));
            match argument.as_str() {
                "--seed" => parsed.seed = parse_seed(&value()?)?,
                "--out" => parsed.out = value()?.into(),
                "--check" => parsed.check = true,
                _ => return Err(format!("unknown argument `{argument}`\n{USAGE}")),
            }
        }
        if parsed.check && parsed.seed != SEED {
            return Err(format!(
                "`--check` requires seed {SEED}, that of the charts in docs/images"
            ));
        }
        Ok(parsed)
    }
}

fn parse_seed(text: &str) -> Result<u32, String> {
    let error = |_| format!("`--seed` must be a number from 0 to {}, not `{text}`", u32::MAX);
    text.parse().map_err(error)
}

/// Returns `docs/images` of the repository.
pub(crate) fn default_directory() -> PathBuf {
    files::repository().join("docs/images")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Arguments, String> {
        Arguments::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn all_arguments_are_optional() {
        let expected = Arguments { seed: 1, out: default_directory(), check: false };
        assert_eq!(parse(""), Ok(expected));
    }

    #[test]
    fn arguments_have_values() {
        let expected = Arguments { seed: 7, out: "charts".into(), check: false };
        assert_eq!(parse("--seed 7 --out charts"), Ok(expected));
        assert!(parse("--out charts --check").is_ok_and(|arguments| arguments.check));
    }

    #[test]
    fn messages_name_what_is_wrong_and_what_is_allowed() {
        for (line, message) in [
            ("--sed 7", "unknown argument `--sed`\nusage: storm [--seed N] [--out DIR] [--check]"),
            ("--seed", "`--seed` requires a value\nusage: "),
            ("--out", "`--out` requires a value\nusage: "),
            ("--seed x", "`--seed` must be a number from 0 to 4294967295, not `x`"),
            ("--seed -1", "`--seed` must be a number from 0 to 4294967295, not `-1`"),
            ("--check --seed 2", "`--check` requires seed 1, "),
        ] {
            let error = parse(line).unwrap_err();
            assert!(error.starts_with(message), "{line}: {error}");
        }
    }
}
