//! The cases of `tests/cases.txt`.

use explorer::settings::{Fields, Settings};

const CASES: &str = include_str!("../cases.txt");
const PAGE: &str = include_str!("../../web/index.html");

/// Returns the lines of the cases, and their fields.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, Fields)> {
    let lines = CASES.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| (line, fields(line)))
}

/// Returns the settings of a case.
pub(crate) fn settings(line: &str) -> Settings {
    Settings::read(&fields(line)).unwrap_or_else(|faults| panic!("`{line}`: {faults:#?}"))
}

/// Returns the fields of a case.
pub(crate) fn fields(line: &str) -> Fields {
    let mut words = line.split_whitespace();
    let generator = words.next().expect("a case names a generator");
    let mut fields = initial();
    fields.insert("generator".to_owned(), generator.to_owned());
    for word in words {
        match word.split_once('=') {
            Some((name, value)) => {
                assert!(initial().contains_key(name), "`{line}`: the page has no field `{name}`");
                fields.insert(name.to_owned(), value.to_owned());
            }
            None => clear(&mut fields),
        }
    }
    fields
}

fn clear(fields: &mut Fields) {
    for (name, value) in fields {
        match name.as_str() {
            "generator" => {}
            "jitter" => "full_jitter".clone_into(value),
            "budget" => "false".clone_into(value),
            _ => value.clear(),
        }
    }
}

/// Returns the fields of the page with their initial values.
pub(crate) fn initial() -> Fields {
    let inputs = PAGE.split("<input ").skip(1).filter_map(|tag| {
        let tag = &tag[..tag.find('>')?];
        let checkbox = tag.contains("type=\"checkbox\"").then(|| tag.ends_with("checked"));
        let value = attribute(tag, "value").unwrap_or_default();
        let value = checkbox.map_or(value.to_owned(), |is_checked| is_checked.to_string());
        Some((attribute(tag, "name")?.to_owned(), value))
    });
    let selects = PAGE.split("<select ").skip(1).filter_map(|select| {
        let (tag, rest) = select.split_once('>')?;
        let option = &rest[..rest.find(" selected>")?];
        let value = attribute(&option[option.rfind("<option")?..], "value")?;
        Some((attribute(tag, "name")?.to_owned(), value.to_owned()))
    });
    inputs.chain(selects).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[test]
fn the_page_has_the_fields_of_every_generator() {
    let fields = initial();
    assert_eq!(fields["generator"], "expo");
    assert_eq!(fields["wait.expo.factor"], "100ms");
    assert_eq!(fields["jitter"], "full_jitter");
    assert_eq!(fields["budget"], "true");
    assert_eq!(fields["storm.arrivals"], "open");
    // Each field of a generator is one that the library knows, which reads a number where it wants a time.
    for name in fields.keys().filter(|name| name.starts_with("wait.")) {
        let generator = name.split('.').nth(1).unwrap();
        settings(&format!("{generator} {name}=2"));
    }
}
