//! The files of the documentation that the program writes, or compares with what it would write.

use std::fs;
use std::io;
use std::path::Path;

use crate::charts::Chart;

/// Returns the root of the repository.
pub(crate) fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).expect("the package is in `examples/storm`")
}

/// Reads the document that shows the charts and quotes the tables.
pub(crate) fn document() -> io::Result<String> {
    fs::read_to_string(repository().join("docs/storms.md"))
}

/// Writes the charts, and returns how many.
pub(crate) fn write(directory: &Path, charts: &[Chart]) -> io::Result<usize> {
    fs::create_dir_all(directory)?;
    for chart in charts {
        fs::write(directory.join(chart.name), &chart.svg)?;
    }
    Ok(charts.len())
}

/// Returns a message for each chart in the directory that is not the one given.
pub(crate) fn stale_charts(directory: &Path, charts: &[Chart]) -> Vec<String> {
    let is_stale = |chart: &&Chart| {
        fs::read_to_string(directory.join(chart.name)).ok().as_ref() != Some(&chart.svg)
    };
    let message = |chart: &Chart| {
        let path = directory.join(chart.name);
        format!(
            "`{}` is not the chart that is drawn now; run `cargo run -p storm` to write it",
            path.display()
        )
    };
    charts.iter().filter(is_stale).map(message).collect()
}

/// Returns a message for each of the texts that the document does not contain. Line breaks may be different.
pub(crate) fn stale_texts(document: &str, texts: &[String]) -> Vec<String> {
    let document = words(document);
    let missing = texts.iter().filter(|text| !document.contains(&words(text)));
    missing.map(|text| format!("docs/storms.md does not contain this text:\n{text}")).collect()
}

/// Returns a text with single spaces between its words.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_whatever_its_line_breaks_are() {
        let texts = ["a server\nserves 150".to_owned(), "| expo | 5 |\n| fibo | 3 |\n".to_owned()];
        let document =
            "# Storms\n\nHere a\nserver serves 150 attempts.\n\n| expo | 5 |\n| fibo | 3 |\n";
        assert!(stale_texts(document, &texts).is_empty());
        let stale = stale_texts(&document.replace("| 3 |", "| 4 |"), &texts);
        assert_eq!(stale.len(), 1);
        assert!(stale[0].ends_with(&texts[1]), "{}", stale[0]);
    }

    #[test]
    fn a_chart_that_is_missing_or_different_is_stale() {
        let directory = std::env::temp_dir().join(format!("storm-{}", std::process::id()));
        let charts = ["a.svg", "b.svg"].map(|name| Chart { name, svg: "<svg/>".to_owned() });
        assert_eq!(write(&directory, &charts).unwrap(), 2);
        assert!(stale_charts(&directory, &charts).is_empty());
        fs::write(directory.join("a.svg"), "<svg />").unwrap();
        fs::remove_file(directory.join("b.svg")).unwrap();
        assert_eq!(stale_charts(&directory, &charts).len(), 2);
        fs::remove_dir_all(&directory).unwrap();
    }
}
