//! Tables in markdown.

pub struct Table {
    lines: Vec<Vec<String>>,
}

impl Table {
    pub fn new(head: &[&str]) -> Self {
        Self { lines: vec![head.iter().map(ToString::to_string).collect()] }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.lines.push(cells);
    }

    /// The first column to the left, numbers to the right.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        for (index, cells) in self.lines.iter().enumerate() {
            text += &format!("| {} |\n", cells.join(" | "));
            if index == 0 {
                text += &format!("|---|{}\n", "---:|".repeat(cells.len() - 1));
            }
        }
        text
    }
}

/// A number with so many digits behind the point; a dash for what there is not.
pub fn number(value: Option<f64>, digits: usize) -> String {
    value.map_or_else(
        || "-".to_owned(),
        |value| {
            // Instructions differ by some thousandth where a hash map is seeded.
            let value = if value.abs() < 0.5 / 10f64.powi(digits as i32) { 0.0 } else { value };
            format!("{value:.digits$}")
        },
    )
}
