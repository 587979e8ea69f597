use super::{assert_recorded, drawn, repository};

/// The policy of the charts in the documentation.
const POLICY: &str = "expo --factor 100ms --max-value 10s --max-tries 8";

/// Returns the texts of a chart.
fn texts(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("the chart is well-formed");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| Some(node.text()?.trim().to_owned())).collect()
}

fn assert_texts(svg: &str, expected: &[&str]) {
    let texts = texts(svg);
    for expected in expected {
        assert!(texts.iter().any(|text| text == expected), "no `{expected}` in {texts:#?}");
    }
}

#[test]
fn the_charts_of_the_documentation_are_those_that_are_drawn() {
    let images = repository().join("docs/images");
    assert_recorded(&images.join("schedule-expo.svg"), &drawn(POLICY));
    assert_recorded(
        &images.join("schedule-jitter.svg"),
        &drawn(&format!("{POLICY} --each-jitter")),
    );
}

#[test]
fn a_chart_can_be_read_alone() {
    let expected = [
        "Waits of a call that always fails, and the retries of 1,000 clients that start at once",
        "expo(factor = 100ms, max_value = 10s), max_tries = 8, jitter = full_jitter; 10,000 simulated calls",
        "number of the attempt",
        "wait before it, s",
        "time since the first attempt, s",
        "retries in 200 ms, of 1,000 clients",
        "median wait",
        "5 % to 95 % of the calls",
        "longest wait",
        "wait without jitter",
        "retries of 1,000 clients",
    ];
    assert_texts(&drawn(POLICY), &expected);
}

#[test]
fn the_chart_of_jitters_has_a_panel_for_each() {
    let svg = drawn(&format!("{POLICY} --each-jitter"));
    let expected =
        ["no jitter", "full_jitter", "equal_jitter", "random_jitter", "wait without jitter"];
    assert_texts(&svg, &expected);
    let legend = "median wait";
    assert_eq!(
        texts(&svg).iter().filter(|text| *text == legend).count(),
        1,
        "the legend is drawn once"
    );
}

#[test]
fn the_axes_have_the_unit_of_the_waits() {
    assert_texts(&drawn("constant --interval 20ms --max-tries 3"), &["wait before it, ms"]);
    assert_texts(&drawn("constant --interval 1h --max-tries 9"), &["wait before it, min"]);
}

#[test]
fn a_series_that_is_not_drawn_is_not_in_the_legend() {
    let exact = texts(&drawn("expo --max-tries 4 --jitter none"));
    assert!(!exact.iter().any(|text| text == "5 % to 95 % of the calls"));
    let random = texts(&drawn("decorrelated --max-tries 4 --jitter none --runs 100"));
    assert!(!random.iter().any(|text| text == "wait without jitter"));
}

#[test]
fn policies_with_few_or_no_waits_have_charts() {
    for line in [
        "expo --max-tries 1",
        "constant --interval 0s --max-tries 3",
        "expo --attempts 1000 --runs 10",
    ] {
        texts(&drawn(line));
    }
}

#[test]
fn no_text_leaves_the_chart() {
    let longest = "decorrelated --min-value 250ms --max-value 30s --max-tries 12 --max-time 300s --attempt-takes 1500ms";
    for line in [POLICY, &format!("{POLICY} --each-jitter"), &format!("{longest} --runs 10")] {
        let svg = drawn(line);
        let document = roxmltree::Document::parse(&svg).unwrap();
        for text in document.descendants().filter(|node| node.has_tag_name("text")) {
            // Texts along the y axis are rotated.
            if text.attribute("transform").is_some() {
                continue;
            }
            let attribute = |name: &str| text.attribute(name).unwrap().parse::<f64>().unwrap();
            let written = text.text().unwrap_or_default().trim();
            let characters = f64::from(u32::try_from(written.chars().count()).unwrap());
            // The mean width of a character is less than 0.6 of its height.
            let width = 0.6 * characters * attribute("font-size");
            let left = match text.attribute("text-anchor") {
                Some("middle") => attribute("x") - width / 2.0,
                Some("end") => attribute("x") - width,
                _ => attribute("x"),
            };
            assert!(left >= 0.0 && left + width <= 1180.0, "`{line}`: {written}");
        }
    }
}
