//! The frame of a chart: its axes, and where values are in it.

use std::fmt::Write;

use schedule::axis;

/// The space around the area of a chart, in pixels.
const LEFT: f64 = 52.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 42.0;

/// The least width that is drawn; a smaller place scales the chart.
const LEAST_WIDTH: f64 = 240.0;

const HEIGHT: f64 = 260.0;

/// The pixels between two numbers at an axis, at least.
const X_DISTANCE: f64 = 44.0;
const Y_DISTANCE: f64 = 30.0;

/// The same for the numbers of attempts, which are short.
const WHOLE_DISTANCE: f64 = 26.0;

/// An axis.
pub(super) struct Axis {
    /// What is measured, with the unit.
    pub(super) label: String,
    pub(super) start: f64,
    pub(super) end: f64,
    /// Whether only whole numbers stand at it.
    pub(super) is_whole: bool,
}

impl Axis {
    /// Returns an axis from 0 to a round number above `most`.
    pub(super) fn up_to(label: String, most: f64) -> Self {
        Self { label, start: 0.0, end: axis::end(most), is_whole: false }
    }

    /// Returns the round numbers at the axis if it has this length.
    fn marks(&self, length: f64, distance: f64) -> Vec<f64> {
        let distance = if self.is_whole { WHOLE_DISTANCE } else { distance };
        let wanted = (self.end - self.start) * distance / length;
        let step = if self.is_whole { step(wanted).max(1.0) } else { step(wanted) };
        let first = (self.start / step).ceil();
        let marks = (0..1000).map(|index| (first + f64::from(index)) * step);
        marks.take_while(|mark| *mark <= self.end * 1.000_001).collect()
    }
}

/// Returns the least round number that is not less.
fn step(wanted: f64) -> f64 {
    let power = 10f64.powf(wanted.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    steps.into_iter().find(|step| *step >= wanted * 0.999_999).unwrap_or(10.0 * power)
}

/// A chart that is being drawn.
pub(super) struct Frame {
    width: f64,
    x: Axis,
    y: Axis,
    svg: String,
}

impl Frame {
    pub(super) fn new(width: f64, x: Axis, y: Axis) -> Self {
        let width = if width.is_finite() { width.max(LEAST_WIDTH) } else { LEAST_WIDTH };
        Self { width, x, y, svg: String::new() }
    }

    /// Returns where a value of the x axis is.
    pub(super) fn x(&self, value: f64) -> f64 {
        let part = (value - self.x.start) / (self.x.end - self.x.start);
        LEFT + part * (self.width - LEFT - RIGHT)
    }

    /// Returns where a value of the y axis is; at the edge if it is outside.
    pub(super) fn y(&self, value: f64) -> f64 {
        let part = ((value - self.y.start) / (self.y.end - self.y.start)).clamp(0.0, 1.0);
        HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)
    }

    /// Adds a line, or nothing if it has fewer than two points.
    pub(super) fn line(&mut self, class: &str, points: &[(f64, f64)]) {
        if points.len() > 1 {
            let points = self.points(points);
            let _ = write!(self.svg, "<polyline class=\"{class}\" points=\"{points}\"/>");
        }
    }

    /// Adds an area.
    pub(super) fn area(&mut self, class: &str, points: &[(f64, f64)]) {
        let points = self.points(points);
        let _ = write!(self.svg, "<polygon class=\"{class}\" points=\"{points}\"/>");
    }

    /// Adds an upright bar from the x axis.
    pub(super) fn bar(&mut self, class: &str, (start, end): (f64, f64), value: f64) {
        let (left, right, top) = (self.x(start), self.x(end), self.y(value));
        let (width, height) = ((right - left - 1.0).max(0.5), HEIGHT - BOTTOM - top);
        let _ = write!(
            self.svg,
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>"
        );
    }

    /// Adds a circle with a text that pointing at it shows.
    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let (x, y) = (self.x(x), self.y(y));
        let _ = write!(
            self.svg,
            "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"><title>{text}</title></circle>"
        );
    }

    /// Shades a part of the x axis and names it.
    pub(super) fn shade(&mut self, (start, end): (f64, f64), name: &str) {
        if start < end {
            self.bar("shade", (start, end), self.y.end);
            let (x, y) = (self.x(f64::midpoint(start, end)), TOP + 14.0);
            let _ = write!(self.svg, "<text class=\"shaded\" x=\"{x:.1}\" y=\"{y}\">{name}</text>");
        }
    }

    fn points(&self, points: &[(f64, f64)]) -> String {
        let points = points.iter().map(|(x, y)| format!("{:.1},{:.1}", self.x(*x), self.y(*y)));
        points.collect::<Vec<_>>().join(" ")
    }

    /// Returns the chart. `alternative` says in words what it shows.
    pub(super) fn svg(self, alternative: &str) -> String {
        let width = self.width;
        let (grid, series) = (self.axes(), &self.svg);
        format!(
            "<svg role=\"img\" viewBox=\"0 0 {width:.0} {HEIGHT}\" aria-label=\"{alternative}\">{grid}{series}</svg>"
        )
    }

    fn axes(&self) -> String {
        let (mut svg, bottom) = (String::new(), HEIGHT - BOTTOM);
        let (left, right) = (LEFT, self.width - RIGHT);
        for mark in self.y.marks(bottom - TOP, Y_DISTANCE) {
            let (y, text) = (self.y(mark), axis::number(mark));
            let _ = write!(
                svg,
                "<path class=\"grid\" d=\"M{left} {y:.1}H{right:.1}\"/>\
                 <text class=\"y\" x=\"{:.1}\" y=\"{:.1}\">{text}</text>",
                left - 7.0,
                y + 4.0
            );
        }
        for mark in self.x.marks(right - left, X_DISTANCE) {
            let (x, text) = (self.x(mark), axis::number(mark));
            let _ = write!(
                svg,
                "<path class=\"axis\" d=\"M{x:.1} {bottom}v5\"/>\
                 <text class=\"x\" x=\"{x:.1}\" y=\"{}\">{text}</text>",
                bottom + 18.0
            );
        }
        let (x, y) = (f64::midpoint(left, right), HEIGHT - 4.0);
        let _ = write!(
            svg,
            "<path class=\"axis\" d=\"M{left} {bottom}H{right:.1}\"/>\
             <text class=\"x label\" x=\"{x:.1}\" y=\"{y}\">{}</text>\
             <text class=\"label\" x=\"4\" y=\"14\">{}</text>",
            self.x.label, self.y.label
        );
        svg
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_and_neither_few_nor_many() {
        for most in [0.0, 0.002, 1.0, 12.7, 512.0, 1e9] {
            let axis = Axis::up_to(String::new(), most);
            let marks = axis.marks(700.0, X_DISTANCE);
            assert!((6..=16).contains(&marks.len()), "{most}: {marks:?}");
        }
        let attempts = Axis { label: String::new(), start: 1.5, end: 3.5, is_whole: true };
        assert_eq!(attempts.marks(700.0, X_DISTANCE), [2.0, 3.0]);
    }
}
