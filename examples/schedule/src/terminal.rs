//! The chart that is printed: the waits of each attempt.

use textplots::{Chart, LabelBuilder, LabelFormat, Plot, Shape};

use schedule::spread::{Spread, Time};
use schedule::summary::Summary;
use schedule::unit::Unit;

/// The size in dots; a character has two by four of them.
const SIZE: (u32, u32) = (120, 48);

/// Draws the 5th, 50th and 95th percentile of the waits; nothing if there are fewer than two.
pub(crate) fn chart(summary: &Summary) -> String {
    let waits: Vec<(u32, Spread)> =
        summary.attempts.iter().filter_map(|it| Some((it.number, it.jittered?))).collect();
    let (Some((first, _)), Some((last, _))) = (waits.first(), waits.last()) else {
        return String::new();
    };
    let Some(most) = waits.iter().map(|(_, wait)| wait.p95).max() else { return String::new() };
    if first == last || most.0.is_zero() {
        return String::new();
    }
    let unit = Unit::up_to(most);
    let line = |value: fn(&Spread) -> Time| {
        let point = |(number, wait): &(u32, Spread)| (dot(*number), single(unit.of(value(wait))));
        waits.iter().map(point).collect::<Vec<(f32, f32)>>()
    };
    let lines = [line(|wait| wait.p5), line(|wait| wait.p50), line(|wait| wait.p95)];
    let shapes = lines.each_ref().map(|line| Shape::Lines(line));
    let top = single(unit.of(most));
    let (x, (width, height)) = ((dot(*first), dot(*last)), SIZE);
    let mut chart = Chart::new_with_y_range(width, height, x.0, x.1, 0.0, top);
    let chart = shapes.iter().fold(&mut chart, |chart, shape| chart.lineplot(shape));
    let chart = chart.x_label_format(LabelFormat::Custom(Box::new(|number| format!("{number}"))));
    chart.axis();
    chart.figures();
    let spread = if waits.iter().all(|(_, wait)| wait.is_one_value()) {
        ""
    } else {
        "; from below: 5 %, 50 % and 95 %"
    };
    // Blanks of Braille end most lines.
    let drawn = chart.to_string().replace('\u{2800}', " ");
    let drawn = drawn.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    format!("wait in {} before the attempt with this number{spread}\n{drawn}\n", unit.name)
}

/// Converts the number of an attempt.
fn dot(number: u32) -> f32 {
    // At most 1,000 attempts are shown.
    u16::try_from(number).map_or(f32::INFINITY, f32::from)
}

/// Converts a coordinate. The library draws in single precision.
#[allow(clippy::cast_possible_truncation)]
fn single(coordinate: f64) -> f32 {
    coordinate as f32
}
