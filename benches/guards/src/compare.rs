//! What was measured against what is recorded.

use std::collections::BTreeSet;

use crate::baseline::Baseline;
use crate::measured::{Group, Measured, Value};

/// Of instructions, so much may go either way: the larger of the two.
const SHARE: f64 = 0.02;
const FEW: f64 = 2.0;

const HINT: &str = "
`benches/guards/run --bless` records what was measured. Do so only with a reason in the commit message, and never
for an allocation.";

/// Everything that is not as recorded, as one message.
pub(crate) fn compare(measured: &[Measured], baseline: &Baseline) -> Result<(), String> {
    let mut faults: Vec<String> =
        measured.iter().filter_map(|one| fault(one, baseline.0.get(&one.key()))).collect();
    let keys: BTreeSet<String> = measured.iter().map(Measured::key).collect();
    let gone = baseline.0.iter().filter(|(key, _)| !keys.contains(*key));
    faults.extend(gone.map(|(key, was)| format!("{key}: was {was}, is no longer measured")));
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!(
        "\nNot as recorded in benches/guards/baseline.toml:\n{}\n{HINT}",
        faults.join("\n")
    ))
}

fn fault(one: &Measured, was: Option<&Value>) -> Option<String> {
    let (key, is) = (one.key(), &one.value);
    if allocates(one) {
        return Some(format!("{key}: was 0, is {is}; a call must not allocate"));
    }
    let Some(was) = was else {
        return Some(format!("{key}: was not recorded, is {is}"));
    };
    if is_same(one.group, was, is) {
        return None;
    }
    let verdict = match (is.is_more_than(was), was.is_more_than(is)) {
        (Some(true), _) => "worse",
        (_, Some(true)) => "better; record it, or the gain can be lost unnoticed",
        _ => "other than before",
    };
    Some(format!("{key}: was {was}, is {is}{}; {verdict}", share(was, is)))
}

fn is_same(group: Group, was: &Value, is: &Value) -> bool {
    match (was, is) {
        (Value::Number(was), Value::Number(is))
            if matches!(group, Group::Instructions | Group::Varied) =>
        {
            (is - was).abs() <= FEW.max(was.abs() * SHARE)
        }
        _ => was == is,
    }
}

fn share(was: &Value, is: &Value) -> String {
    match (was, is) {
        (Value::Number(was), Value::Number(is)) if *was != 0.0 => {
            format!(" ({:+.1} %)", (is - was) / was * 100.0)
        }
        _ => String::new(),
    }
}

fn allocates(one: &Measured) -> bool {
    one.group == Group::Allocations && one.value != Value::Number(0.0)
}

/// Asked before anything is recorded.
pub(crate) fn allocates_nothing(measured: &[Measured]) -> Result<(), String> {
    let faults: Vec<String> = measured
        .iter()
        .filter(|one| allocates(one))
        .map(|one| format!("{}: was 0, is {}", one.key(), one.value))
        .collect();
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!(
        "\nA call must not allocate, so nothing was recorded; find the allocation:\n{}",
        faults.join("\n")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAS: &str = "[instructions]\na = 11\nb = 1000\n[bytes]\nc = 136\n[crates]\nd = \"x y\"\n";

    fn fault_of(group: Group, name: &str, is: &str) -> Option<String> {
        let value = Value::parse(is).unwrap();
        let one = Measured { group, name: name.into(), value, hand: None };
        fault(&one, Baseline::parse(WAS).unwrap().0.get(&one.key()))
    }

    #[test]
    fn instructions_may_differ_a_little() {
        assert_eq!(fault_of(Group::Instructions, "a", "13"), None);
        assert_eq!(fault_of(Group::Instructions, "b", "980"), None);
        let worse = fault_of(Group::Instructions, "a", "13.1").unwrap();
        assert_eq!(worse, "instructions.a: was 11, is 13.1 (+19.1 %); worse");
        assert!(fault_of(Group::Instructions, "b", "979").unwrap().contains("better"));
    }

    #[test]
    fn all_else_may_not() {
        assert_eq!(fault_of(Group::Bytes, "c", "136"), None);
        assert!(fault_of(Group::Bytes, "c", "137").unwrap().contains("worse"));
        assert_eq!(fault_of(Group::Crates, "d", "\"x y\""), None);
        assert!(fault_of(Group::Crates, "d", "\"x z\"").unwrap().contains("other"));
        assert!(fault_of(Group::Bytes, "new", "1").unwrap().contains("was not recorded"));
    }

    #[test]
    fn an_allocation_fails_whatever_is_recorded() {
        let value = Value::Number(1.0);
        let one = Measured { group: Group::Allocations, name: "a".into(), value, hand: None };
        assert!(fault(&one, Some(&Value::Number(1.0))).is_some());
        assert!(allocates_nothing(&[one]).is_err());
    }

    #[test]
    fn what_is_no_longer_measured_is_a_fault() {
        assert!(compare(&[], &Baseline::parse(WAS).unwrap()).unwrap_err().contains("no longer"));
    }
}
