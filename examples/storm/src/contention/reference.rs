//! The figures of the original experiment, to compare with.

use storm::jitter::Jitter;

use super::{Experiment, Policy, Sample};
use crate::claim::Claim;

/// Means over 100 runs with 100 clients: the completion time in milliseconds, and the attempts, which the article
/// counts as calls.
const REFERENCE: [(Policy, f64, f64); 5] = [
    (Policy::NoWait, 2031.0, 2426.0),
    (Policy::Expo(Jitter::None), 63309.0, 1846.0),
    (Policy::Expo(Jitter::Equal), 6540.0, 813.0),
    (Policy::Expo(Jitter::Full), 4909.0, 796.0),
    (Policy::DecorrelatedOfArticle, 4780.0, 999.0),
];

/// The greatest distance that counts as agreement, in standard errors of the difference. By chance alone, one of the ten
/// figures is further away in one of 1,500 experiments.
const TOLERANCE: f64 = 4.0;

/// Returns what is claimed about the experiment.
pub(crate) fn claims(experiment: &Experiment) -> Vec<Claim> {
    let mut claims: Vec<Claim> =
        REFERENCE.iter().flat_map(|row| agreement(experiment, *row)).collect();
    let [none, full, ours, article] = [
        Policy::Expo(Jitter::None),
        Policy::Expo(Jitter::Full),
        Policy::Decorrelated,
        Policy::DecorrelatedOfArticle,
    ]
    .map(|policy| experiment.last(policy));
    claims.push(Claim::new(
        "full jitter needs less than half of the attempts that `expo` without jitter needs",
        full.attempts.mean < none.attempts.mean / 2.0,
    ));
    claims.push(Claim::new(
        "full jitter needs less than a tenth of the time that `expo` without jitter needs",
        full.time.mean < none.time.mean / 10.0,
    ));
    claims.push(Claim::new(
        "`decorrelated` of the library needs as many attempts as the formula of the article",
        ours.attempts.distance(article.attempts) <= TOLERANCE,
    ));
    claims.push(Claim::new(
        "`decorrelated` of the library needs no more time than the formula of the article",
        ours.time.mean <= article.time.mean,
    ));
    claims
}

/// Compares a policy with the original experiment.
fn agreement(experiment: &Experiment, (policy, time, attempts): (Policy, f64, f64)) -> [Claim; 2] {
    let point = experiment.last(policy);
    let claim = |figure, measured: Sample, mean| {
        // The original had as many runs, whose variance is that of these.
        let distance = measured.distance(Sample { mean, error: measured.error });
        let text = format!(
            "{}: {figure} {:.0}, original {mean}; {distance:.1} standard errors apart, at most {TOLERANCE}",
            policy.name(),
            measured.mean
        );
        Claim::new(text, distance <= TOLERANCE)
    };
    [claim("completion time in ms", point.time, time), claim("attempts", point.attempts, attempts)]
}
