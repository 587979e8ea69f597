//! What the page shows.

use explorer::charts;
use explorer::storm::Storm;
use explorer::view::{self, View};

use crate::cases;

fn view(line: &str) -> View {
    let settings = cases::settings(line);
    let summary = view::summarize(&settings).unwrap();
    let storm = Storm::new(&settings, 1);
    View::new(&cases::fields(line), &settings, &summary, &storm).unwrap()
}

#[test]
fn figures_are_those_of_the_policy() {
    let shown = view("expo wait.expo.factor=1s max_tries=4 jitter=none budget=false");
    let facts: Vec<(&str, &str)> =
        shown.facts.iter().map(|fact| (fact.name, fact.value.as_str())).collect();
    let expected = [
        ("Worst-case total time", "7 s"),
        ("Median total time", "7 s"),
        ("Average load", "500 attempts/s"),
        ("Peak of the retries", "1,000 in a second"),
    ];
    assert_eq!(facts, expected);
    let rows: Vec<&str> = shown.rows.iter().map(|[_, wait, ..]| wait.as_str()).collect();
    assert_eq!(rows, ["-", "1 s", "2 s", "4 s"]);
    assert!(shown.notices.is_empty());
    assert_eq!(
        shown.command,
        "cargo run -p schedule -- expo --factor 1s --max-value 30s --max-tries 4 --jitter none"
    );
}

#[test]
fn what_a_reader_may_miss_is_said() {
    let endless = view("expo +");
    assert!(endless.notices[0].starts_with("This policy has no limit"), "{:?}", endless.notices);
    assert_eq!(endless.facts[0].value, "none");
    let twice = view("decorrelated + max_tries=4");
    assert!(twice.notices[0].contains("random already"), "{:?}", twice.notices);
    let cut = view("constant + max_tries=101");
    assert_eq!(cut.notices, ["The policy makes more attempts than these 100."]);
}

#[test]
fn no_text_of_the_page_has_a_number_that_is_none() {
    for (line, _) in cases::all() {
        let settings = cases::settings(line);
        let summary = view::summarize(&settings).unwrap();
        let storm = Storm::new(&settings, 1);
        let view = View::new(&cases::fields(line), &settings, &summary, &storm).unwrap();
        for width in [f64::NAN, 0.0, 343.0, 900.0] {
            let texts = [
                serde_json::to_string(&view).unwrap(),
                charts::waits(&summary, width),
                charts::load(&summary, width),
                charts::offered(&storm, width, 100),
                charts::goodput(&storm, width, usize::MAX),
            ];
            for text in texts {
                assert!(!text.contains("NaN") && !text.contains("inf"), "`{line}`: {text}");
            }
        }
    }
}

#[test]
fn charts_are_well_formed_and_say_what_they_show() {
    for (line, _) in cases::all() {
        let settings = cases::settings(line);
        let summary = view::summarize(&settings).unwrap();
        let storm = Storm::new(&settings, 1);
        for svg in [
            charts::waits(&summary, 343.0),
            charts::load(&summary, 343.0),
            charts::offered(&storm, 343.0, 210),
            charts::goodput(&storm, 343.0, 0),
        ] {
            let document = roxmltree::Document::parse(&svg).unwrap();
            let alternative = document.root_element().attribute("aria-label").unwrap();
            assert!(alternative.len() > 20, "`{line}`: {alternative}");
        }
    }
}

#[test]
fn the_waits_are_drawn_where_they_are() {
    let settings = cases::settings("constant + wait.constant.interval=5s,1s jitter=none");
    let svg = charts::waits(&view::summarize(&settings).unwrap(), 466.0);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let circles = document.descendants().filter(|node| node.attribute("class") == Some("exact"));
    let at = |name| move |node: roxmltree::Node<'_, '_>| node.attribute(name).unwrap().to_owned();
    // Attempts 2 and 3 are in the halves of 400 pixels; 6 s are 192 pixels.
    assert_eq!(circles.clone().map(at("cx")).collect::<Vec<_>>(), ["152.0", "352.0"]);
    assert_eq!(circles.map(at("cy")).collect::<Vec<_>>(), ["58.0", "186.0"]);
}
