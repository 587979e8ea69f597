//! Tables in Markdown, as they stand in `docs/storms.md`.

/// Writes a table. The first `left` columns are aligned to the left, the others to the right.
pub(crate) fn markdown<const N: usize>(
    left: usize,
    header: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = line(header);
    table.push('|');
    table += &"---|".repeat(left);
    table += &"---:|".repeat(N - left);
    table.push('\n');
    for row in rows {
        table += &line(row.each_ref().map(String::as_str));
    }
    table
}

fn line<const N: usize>(cells: [&str; N]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_aligned_to_the_left_and_numbers_to_the_right() {
        let rows = [["expo", "5"], ["fibo", "3"]].map(|row| row.map(str::to_owned));
        let table = markdown(1, ["name", "calls"], rows);
        assert_eq!(table, "| name | calls |\n|---|---:|\n| expo | 5 |\n| fibo | 3 |\n");
    }
}
