//! Everything at one glance.

use crate::baseline::Baseline;
use crate::measured::{Measured, Value};

/// `key | hand | ours | baseline`, and a mark where a loop written by hand costs less: a goal that is not met,
/// and not a fault.
pub(crate) fn print(measured: &[Measured], baseline: &Baseline) {
    let width = measured.iter().map(|one| one.key().len()).max().unwrap_or_default();
    println!("{:width$} | {:>8} | {:>8} | {:>8} |", "key", "hand", "ours", "baseline");
    let (mut goals, mut met) = (0, 0);
    for one in measured {
        let was = baseline.0.get(&one.key());
        let mark = if one.is_over_hand() { "over hand" } else { "" };
        goals += usize::from(one.hand.is_some());
        met += usize::from(one.hand.is_some() && mark.is_empty());
        let (hand, was) = (cell(one.hand.as_ref()), cell(was));
        let is = cell(Some(&one.value));
        println!("{:width$} | {hand:>8} | {is:>8} | {was:>8} | {mark}", one.key());
        if let Value::Names(names) = &one.value {
            println!("{:width$} |   {}", "", names.join(" "));
        }
    }
    println!("At most what a loop written by hand costs: {met} of {goals}.");
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None => "-".into(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Names(names)) => format!("{} names", names.len()),
    }
}
