//! The command line.
//!
//! Times and numbers stay text here: the library's reader of configurations checks them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use schedule::config;
use schedule::study::Runs;

/// Prints and draws the waits of a retry policy, and the load that it puts on a server that fails.
///
/// The policy is a generator with its parameters, or a file in the format of the library. Times have a unit, such as
/// 250ms, 0.5s or 5min.
#[derive(Debug, Parser)]
#[command(name = "schedule", arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) generator: Option<Generator>,
    #[command(flatten)]
    pub(crate) policy: PolicyArguments,
    #[command(flatten)]
    pub(crate) runs: RunArguments,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// A wait generator and its parameters.
#[derive(Debug, Subcommand)]
pub(crate) enum Generator {
    /// Exponential waits: factor, factor * base, factor * base^2, ..
    Expo {
        /// The ratio of two waits [default: 2]
        #[arg(long, allow_hyphen_values = true)]
        base: Option<String>,
        /// The first wait [default: 1s]
        #[arg(long, allow_hyphen_values = true)]
        factor: Option<String>,
        /// The longest wait [default: none]
        #[arg(long, allow_hyphen_values = true)]
        max_value: Option<String>,
        /// The shortest wait [default: 0s]
        #[arg(long, allow_hyphen_values = true)]
        min_value: Option<String>,
    },
    /// Fibonacci waits: 1 s, 1 s, 2 s, 3 s, 5 s, ..
    Fibo {
        /// The longest wait [default: none]
        #[arg(long, allow_hyphen_values = true)]
        max_value: Option<String>,
    },
    /// The same wait every time, or a list of waits
    Constant {
        /// The wait, or several with commas between them, one for each retry [default: 1s]
        #[arg(long, value_delimiter = ',', allow_hyphen_values = true)]
        interval: Vec<String>,
    },
    /// Linear waits: start, start + step, start + 2 * step, ..
    Linear {
        /// The first wait [default: 1s]
        #[arg(long, allow_hyphen_values = true)]
        start: Option<String>,
        /// The difference of two waits [default: 1s]
        #[arg(long, allow_hyphen_values = true)]
        step: Option<String>,
        /// The longest wait [default: none]
        #[arg(long, allow_hyphen_values = true)]
        max_value: Option<String>,
    },
    /// Waits that become shorter
    Decay {
        /// The first wait [default: 1s]
        #[arg(long, allow_hyphen_values = true)]
        initial_value: Option<String>,
        /// How fast the waits become shorter [default: 1]
        #[arg(long, allow_hyphen_values = true)]
        decay_factor: Option<String>,
        /// The shortest wait [default: 0s]
        #[arg(long, allow_hyphen_values = true)]
        min_value: Option<String>,
    },
    /// Random waits that depend on the wait before; use it with --jitter none
    Decorrelated {
        /// The shortest wait [default: 1s]
        #[arg(long, allow_hyphen_values = true)]
        min_value: Option<String>,
        /// The longest wait [default: none]
        #[arg(long, allow_hyphen_values = true)]
        max_value: Option<String>,
    },
    /// Waits that the outcome names; they cannot be shown
    Runtime,
}

/// What is the same for every generator.
#[derive(Args, Debug)]
pub(crate) struct PolicyArguments {
    /// A TOML file with a policy, in place of a generator
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The table of the file that is the policy, such as "database" or "clients.users"
    #[arg(long, global = true, value_name = "NAME", requires = "config")]
    pub(crate) table: Option<String>,
    /// The number of attempts, including the first [default: no limit]
    #[arg(long, global = true, value_name = "N", allow_hyphen_values = true)]
    pub(crate) max_tries: Option<String>,
    /// The time after which no further attempt starts [default: no limit]
    #[arg(long, global = true, value_name = "TIME", allow_hyphen_values = true)]
    pub(crate) max_time: Option<String>,
    /// `full_jitter`, `equal_jitter`, `random_jitter` or none [default: `full_jitter`]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) jitter: Option<String>,
}

/// How calls are simulated.
#[derive(Args, Debug)]
pub(crate) struct RunArguments {
    /// How many calls are simulated, each of which fails
    #[arg(long, global = true, value_name = "N", default_value_t = Runs::DEFAULT.calls)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) runs: u32,
    /// The seed of the random waits
    #[arg(long, global = true, value_name = "N", default_value_t = Runs::DEFAULT.seed)]
    pub(crate) seed: u64,
    /// The number of attempts to show [default: 10 without a limit, otherwise at most 100]
    #[arg(long, global = true, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) attempts: Option<u32>,
    /// How long each attempt takes
    #[arg(long, global = true, value_name = "TIME", default_value = "0s")]
    #[arg(allow_hyphen_values = true)]
    pub(crate) attempt_takes: String,
}

impl RunArguments {
    pub(crate) fn read(&self) -> Result<Runs, String> {
        let attempt_takes = config::time("--attempt-takes", &self.attempt_takes)?;
        Ok(Runs { calls: self.runs, seed: self.seed, attempts: self.attempts, attempt_takes })
    }
}

/// What is written, and how.
#[derive(Args, Debug)]
pub(crate) struct Output {
    /// Prints the figures as JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Draws the waits and the load to a file
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// Draws the waits with each jitter to the file of --svg, in place of the waits and the load
    #[arg(long, global = true, requires = "svg")]
    pub(crate) each_jitter: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn settings_can_stand_before_and_after_the_generator() {
        for line in ["schedule --seed 7 expo --base 3", "schedule expo --base 3 --seed 7"] {
            let arguments = Arguments::try_parse_from(line.split(' ')).unwrap();
            assert_eq!(arguments.runs.seed, 7, "{line}");
            assert!(matches!(arguments.generator, Some(Generator::Expo { base: Some(_), .. })));
        }
    }
}
