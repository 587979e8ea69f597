//! The format of the recorded cases: one JSON object a line, times in seconds.

use std::collections::HashMap;

use serde::Deserialize;

/// A recorded case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    /// Outermost first.
    pub(crate) layers: Vec<Layer>,
    pub(crate) script: Vec<Step>,
    pub(crate) expect: Expect,
}

/// One attribute.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Layer {
    pub(crate) name: String,
    pub(crate) on: On,
    pub(crate) wait: Wait,
    pub(crate) async_handlers: bool,
    pub(crate) max_tries: Option<u32>,
    pub(crate) max_time: Option<f64>,
    pub(crate) jitter: Option<Jitter>,
    pub(crate) handler_takes: HashMap<String, f64>,
    #[serde(default)]
    pub(crate) errors: Vec<String>,
    #[serde(default)]
    pub(crate) giveup_codes: Vec<i64>,
    pub(crate) raise_on_giveup: Option<bool>,
    #[serde(default)]
    pub(crate) retry_values: Vec<i64>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum On {
    Exception,
    Predicate,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "gen", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Wait {
    Expo { base: f64, factor: f64, max_value: Option<f64> },
    Fibo { max_value: Option<f64> },
    Constant { interval: Interval },
    Decay { initial_value: f64, decay_factor: f64, min_value: Option<f64> },
    Runtime {},
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Interval {
    One(f64),
    List(Vec<f64>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Jitter {
    pub(crate) kind: JitterKind,
    pub(crate) draws: Vec<f64>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum JitterKind {
    Full,
    Random,
}

/// What one attempt does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    pub(crate) takes: f64,
    pub(crate) raises: Option<String>,
    #[serde(default)]
    pub(crate) code: i64,
    pub(crate) returns: Option<i64>,
    pub(crate) retry_after: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expect {
    pub(crate) events: Vec<Event>,
    pub(crate) calls: usize,
    pub(crate) result: Ended,
    pub(crate) finished_at: f64,
}

/// An event, as recorded or as seen.
// The names are those of the format.
#[allow(clippy::struct_field_names)]
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    pub(crate) event: String,
    pub(crate) layer: String,
    pub(crate) tries: u32,
    pub(crate) elapsed: Option<f64>,
    pub(crate) wait: Option<f64>,
    pub(crate) error: Option<String>,
    pub(crate) code: Option<i64>,
    pub(crate) value: Option<i64>,
}

/// The result of the call.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ended {
    pub(crate) value: Option<i64>,
    pub(crate) error: Option<String>,
    pub(crate) code: Option<i64>,
    #[serde(default)]
    pub(crate) none: bool,
}
