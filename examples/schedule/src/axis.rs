//! Ranges of axes, and the numbers at them.

/// Returns the end of an axis from 0: the least round number that leaves some space above `most`.
pub fn end(most: f64) -> f64 {
    let most = most * 1.03;
    if most <= 0.0 {
        return 1.0;
    }
    let mut power = 1.0;
    while power > most {
        power /= 10.0;
    }
    while power * 10.0 < most {
        power *= 10.0;
    }
    let steps = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    steps.into_iter().map(|step| step * power).find(|end| *end >= most).unwrap_or(10.0 * power)
}

/// Formats a number at an axis, without the traces of binary fractions.
pub fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Formats the number of an attempt; nothing between two numbers.
pub fn whole(value: f64) -> String {
    if (value - value.round()).abs() < 1e-6 { format!("{value:.0}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_at_round_numbers_above_the_values() {
        for (most, expected) in [(0.0, 1.0), (0.97, 1.0), (1.0, 1.2), (9.8, 12.0), (250.0, 300.0)] {
            assert!((end(most) - expected).abs() < 1e-9, "{most}: {}", end(most));
        }
        assert!((end(0.0123) - 0.015).abs() < 1e-9);
    }

    #[test]
    fn numbers_have_no_traces_of_binary_fractions() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(20.0), "20");
        assert_eq!(whole(3.0), "3");
        assert_eq!(whole(3.5), "");
    }
}
