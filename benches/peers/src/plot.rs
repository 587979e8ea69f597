//! The plot: panels in two columns, both axes logarithmic, written as SVG.

use std::fmt::Write;

pub struct Panel {
    pub title: &'static str,
    pub x: &'static str,
    pub series: Vec<Series>,
}

pub struct Series {
    pub name: &'static str,
    pub points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 50.0;
/// A colour for each name, the same in every panel. They are told apart by those who do not see red and
/// green apart, too; the broken line does not hide one that it lies on.
const LOOKS: [(&str, &str, &str); 2] =
    [("hand", "#0072b2", ""), ("ours", "#d55e00", " stroke-dasharray=\"6 4\"")];

const STYLE: &str = "text { font: 12px sans-serif; fill: #222 } \
    .title { font-weight: bold; font-size: 14px } .grid { stroke: #ddd } .frame { stroke: #666; fill: none } \
    .line { fill: none; stroke-width: 2 }";

pub fn svg(panels: &[Panel]) -> String {
    let rows = panels.len().div_ceil(2);
    let (width, height) = (2.0 * WIDTH, rows as f64 * HEIGHT);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\n<style>{STYLE}</style>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    );
    for (index, panel) in panels.iter().enumerate() {
        let (x, y) = ((index % 2) as f64 * WIDTH, (index / 2) as f64 * HEIGHT);
        let _ = writeln!(svg, "<g transform=\"translate({x} {y})\">");
        draw(&mut svg, panel);
        svg.push_str("</g>\n");
    }
    svg + "</svg>\n"
}

/// A logarithmic axis: whole powers of ten at both ends.
struct Axis {
    low: i32,
    high: i32,
    from: f64,
    to: f64,
}

impl Axis {
    fn new(values: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Self {
        let low = values.clone().fold(f64::MAX, f64::min).max(1.0).log10().floor() as i32;
        let high = values.fold(1.0, f64::max).log10().ceil() as i32;
        Self { low, high: high.max(low + 1), from, to }
    }

    fn at(&self, value: f64) -> f64 {
        let part = (value.log10() - f64::from(self.low)) / f64::from(self.high - self.low);
        self.from + part * (self.to - self.from)
    }

    /// The powers of ten, as they are written; twice and five times those too where there are few.
    fn ticks(&self) -> impl Iterator<Item = (f64, String)> {
        let steps: &[f64] = if self.high - self.low > 2 { &[1.0] } else { &[1.0, 2.0, 5.0] };
        let end = 10f64.powi(self.high);
        let powers = (self.low..=self.high).map(|power| 10f64.powi(power));
        let values = powers.flat_map(move |power| steps.iter().map(move |step| step * power));
        values.take_while(move |value| *value <= end).map(|value| (self.at(value), short(value)))
    }
}

fn short(value: f64) -> String {
    match value {
        1e6.. => format!("{} M", value / 1e6),
        1e3.. => format!("{} k", value / 1e3),
        _ => format!("{value}"),
    }
}

fn draw(svg: &mut String, panel: &Panel) {
    let points = || panel.series.iter().flat_map(|series| &series.points);
    let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    let across = Axis::new(points().map(|point| point.0), LEFT, right);
    let up = Axis::new(points().map(|point| point.1), bottom, TOP);
    frame(svg, panel, &across, &up);
    for (index, series) in panel.series.iter().enumerate() {
        let look = LOOKS.iter().find(|look| look.0 == series.name).unwrap_or(&LOOKS[0]);
        let (_, colour, dash) = look;
        let places = series.points.iter().map(|point| (across.at(point.0), up.at(point.1)));
        let path: Vec<_> = places.clone().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let path = path.join(" ");
        let _ =
            writeln!(svg, "<polyline class=\"line\" stroke=\"{colour}\"{dash} points=\"{path}\"/>");
        for (x, y) in places {
            let _ =
                writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>");
        }
        let (x, y) = (LEFT + 20.0 + 90.0 * index as f64, TOP - 12.0);
        let _ = writeln!(
            svg,
            "<line x1=\"{}\" y1=\"{y}\" x2=\"{x}\" y2=\"{y}\" stroke=\"{colour}\" \
             class=\"line\"{dash}/><text x=\"{}\" y=\"{}\">{}</text>",
            x - 20.0,
            x + 6.0,
            y + 4.0,
            series.name
        );
    }
}

fn frame(svg: &mut String, panel: &Panel, across: &Axis, up: &Axis) {
    let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    let _ = writeln!(svg, "<text class=\"title\" x=\"{LEFT}\" y=\"22\">{}</text>", panel.title);
    for (x, label) in across.ticks() {
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{x:.1}\" y1=\"{TOP}\" x2=\"{x:.1}\" y2=\"{bottom}\"/>\
             <text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>",
            bottom + 16.0
        );
    }
    for (y, label) in up.ticks() {
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{right}\" y2=\"{y:.1}\"/>\
             <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
            LEFT - 6.0,
            y + 4.0
        );
    }
    let _ = writeln!(
        svg,
        "<rect class=\"frame\" x=\"{LEFT}\" y=\"{TOP}\" width=\"{}\" height=\"{}\"/>\
         <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
        right - LEFT,
        bottom - TOP,
        f64::midpoint(LEFT, right),
        HEIGHT - 12.0,
        panel.x
    );
}
