//! The looks of the lines. Colours are those of Okabe and Ito, which colour-blind readers can tell apart; the dashes
//! tell lines apart in a black and white print.

use plotters::style::RGBColor;

const BLACK: RGBColor = RGBColor(34, 34, 34);
const ORANGE: RGBColor = RGBColor(230, 159, 0);
const SKY: RGBColor = RGBColor(86, 180, 233);
const GREEN: RGBColor = RGBColor(0, 158, 115);
const BLUE: RGBColor = RGBColor(0, 114, 178);
const VERMILION: RGBColor = RGBColor(213, 94, 0);
const PURPLE: RGBColor = RGBColor(204, 121, 167);
const GREY: RGBColor = RGBColor(128, 128, 128);

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) color: RGBColor,
    pub(crate) width: u32,
    /// The lengths of dashes and gaps in pixels, as in `stroke-dasharray`; empty for a solid line.
    pub(crate) dashes: &'static str,
}

/// Returns the style of a policy. Lines of one chart have different colours.
///
/// # Panics
/// If no policy has this name.
pub(crate) fn of(name: &str) -> Style {
    let (color, width, dashes) = match name {
        "no retry" | "no wait" => (BLACK, 2, "2 4"),
        "constant(100ms)" => (VERMILION, 5, "14 5"),
        "expo, no jitter" => (ORANGE, 2, "12 4"),
        "expo, full jitter" => (BLUE, 2, ""),
        "expo, equal jitter" => (SKY, 2, "7 4"),
        "expo, random jitter" => (PURPLE, 2, "12 3 3 3"),
        "decorrelated" => (GREY, 2, "4 2"),
        "decorrelated, AWS" => (VERMILION, 2, "12 3 3 3"),
        "expo, full jitter, budget" => (GREEN, 5, ""),
        _ => panic!("`{name}` has no style; add one to `style::of`"),
    };
    Style { color, width, dashes }
}

/// Adds the dashes to a chart, which plotters cannot draw as such: it would write each dash as an element of its own.
/// Lines are known by their colours.
pub(crate) fn add_dashes(svg: &str, styles: impl IntoIterator<Item = Style>) -> String {
    let mut svg = svg.to_owned();
    for Style { color: RGBColor(red, green, blue), dashes, .. } in styles {
        if !dashes.is_empty() {
            let stroke = format!("stroke=\"#{red:02X}{green:02X}{blue:02X}\"");
            svg = svg.replace(&stroke, &format!("{stroke} stroke-dasharray=\"{dashes}\""));
        }
    }
    svg
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use plotters::style::Color;

    use super::*;
    use crate::{brownout, contention};

    #[test]
    fn lines_of_a_chart_have_different_colours() {
        let brownout = brownout::Policy::all(5).map(|policy| policy.name);
        let contention = contention::Policy::ALL.map(contention::Policy::name);
        for names in [&brownout[..], &contention[..]] {
            let colors: HashSet<_> = names.iter().map(|name| of(name).color.rgb()).collect();
            assert_eq!(colors.len(), names.len());
        }
    }

    #[test]
    fn dashes_go_to_the_lines_of_a_colour() {
        let svg = "<polyline stroke=\"#222222\"/><polyline stroke=\"#0072B2\"/>";
        let styles = ["no retry", "expo, full jitter"].map(of);
        let expected =
            "<polyline stroke=\"#222222\" stroke-dasharray=\"2 4\"/><polyline stroke=\"#0072B2\"/>";
        assert_eq!(add_dashes(svg, styles), expected);
    }
}
