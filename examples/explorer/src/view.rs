//! What the page shows.

use schedule::number::{count, thousands, time};
use schedule::rows;
use schedule::study::Study;
use schedule::summary::{Longest, Summary};
use serde::Serialize;

use crate::settings::{Fields, Settings};
use crate::storm::{self, Storm};
use crate::texts;

/// A figure with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: &'static str,
    /// The figure.
    pub value: String,
    /// What a reader has to know.
    pub note: String,
}

/// Everything but the charts.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// What a reader may miss.
    pub notices: Vec<String>,
    /// The figures in words.
    pub facts: Vec<Fact>,
    /// The titles of the table of attempts.
    pub header: [&'static str; 9],
    /// A row for each attempt.
    pub rows: Vec<[String; 9]>,
    /// The attribute.
    pub attribute: String,
    /// The configuration.
    pub configuration: String,
    /// The command that prints the same figures.
    pub command: String,
    /// What that command prints with `--json`.
    pub json: String,
    /// The storm.
    pub storm: StormView,
}

/// The storm without its charts.
#[derive(Clone, Debug, Serialize)]
pub struct StormView {
    /// The clients and the server.
    pub description: String,
    /// How it ends, without the budget and with it.
    pub outcome: [String; 2],
    /// Its length in seconds.
    pub end: usize,
    /// The titles of its table.
    pub header: [&'static str; 6],
    /// Its table.
    pub rows: Vec<[String; 6]>,
}

/// Returns the figures of the settings.
///
/// # Errors
/// If the settings cannot be written, which those of the page always can.
pub fn summarize(settings: &Settings) -> Result<Summary, String> {
    Ok(Study::new(settings.policy.clone(), settings.runs)?.summarize())
}

impl View {
    /// Returns what the page shows.
    ///
    /// # Errors
    /// As [`summarize`].
    pub fn new(
        fields: &Fields,
        settings: &Settings,
        summary: &Summary,
        storm: &Storm,
    ) -> Result<Self, String> {
        let json = serde_json::to_string_pretty(summary).map_err(|error| error.to_string())?;
        Ok(Self {
            notices: notices(summary),
            facts: facts(summary),
            header: rows::HEADER,
            rows: rows::of(summary),
            attribute: texts::attribute(settings)?,
            configuration: texts::configuration(settings)?,
            command: texts::command(fields),
            json: json + "\n",
            storm: StormView {
                description: storm.description(),
                outcome: storm.outcome(),
                end: Storm::end(),
                header: storm::HEADER,
                rows: storm.rows(),
            },
        })
    }
}

fn notices(summary: &Summary) -> Vec<String> {
    let shown = summary.attempts.len();
    let limit = match (summary.has_limit, summary.is_cut) {
        (false, _) => Some(format!(
            "This policy has no limit: it retries for ever. These are the first {shown} attempts. \
             Give it a limit with max_tries or max_time."
        )),
        (true, true) => Some(format!("The policy makes more attempts than these {shown}.")),
        (true, false) => None,
    };
    let jitter = summary
        .is_random_twice()
        .then(|| "The waits of decorrelated are random already; use it with jitter none.".into());
    limit.into_iter().chain(jitter).collect()
}

fn facts(summary: &Summary) -> Vec<Fact> {
    let fact = |name, value, note| Fact { name, value, note };
    let takes = summary.attempt_takes.0;
    let assumed = if takes.is_zero() { "no time".to_owned() } else { time(takes) };
    let (longest, note) = match summary.longest {
        Longest::AtMost(longest) => (time(longest.0), "no call takes longer".to_owned()),
        Longest::OfRuns(longest) => {
            ("not known".into(), format!("the longest of these calls took {}", time(longest.0)))
        }
        Longest::Unknown => ("not known".into(), "there are too many attempts".into()),
        Longest::Endless => ("none".into(), "the policy retries for ever".into()),
    };
    let note = format!("{note}; each attempt takes {assumed}");
    let (usual, spread) = match summary.total {
        Some(total) => {
            let [p5, p50, p95] = [total.p5, total.p50, total.p95].map(|value| time(value.0));
            (p50, format!("5 % of the calls at most {p5}, 95 % at most {p95}"))
        }
        None => ("not known".into(), "not all attempts are simulated".into()),
    };
    let load = &summary.load;
    let clients = thousands(load.clients);
    let (peak, second) = match load.peak_of_retries {
        Some(peak) => (count(peak.attempts), format!("in second {}", peak.second)),
        None => ("0".into(), "there are no retries".into()),
    };
    vec![
        fact("Worst-case total time", longest, note),
        fact("Median total time", usual, spread),
        fact(
            "Average load",
            format!("{} attempts/s", count(load.average)),
            format!(
                "of {clients} clients that start at once, until the last attempt after {} s",
                thousands(load.seconds)
            ),
        ),
        fact(
            "Peak of the retries",
            format!("{peak} in a second"),
            format!(
                "of {clients} clients, {second}; the first attempts, all at once, come in addition"
            ),
        ),
    ]
}
