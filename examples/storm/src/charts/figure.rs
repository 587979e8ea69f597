//! A figure: a title, one or more panels with lines, and a legend for all of them.

use std::cmp::Reverse;
use std::error::Error;
use std::ops::Range;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::style::{self, Style};

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
pub(crate) type Drawn<T = ()> = Result<T, Box<dyn Error>>;

const LEGEND_WIDTH: u32 = 230;
const TITLE_HEIGHT: u32 = 56;
const INK: RGBColor = RGBColor(40, 40, 40);
const GRID: RGBColor = RGBColor(224, 224, 224);
const SHADE: RGBColor = RGBColor(236, 236, 236);

/// What stands in a file.
#[derive(Debug)]
pub(crate) struct Figure {
    pub(crate) title: &'static str,
    pub(crate) subtitle: String,
    pub(crate) size: (u32, u32),
    /// From left to right.
    pub(crate) panels: Vec<Panel>,
    /// What the grey area is.
    pub(crate) shaded: Option<&'static str>,
}

/// A coordinate system with lines. Every panel of a figure has the same lines.
#[derive(Debug)]
pub(crate) struct Panel {
    pub(crate) x: Axis,
    pub(crate) y: Axis,
    /// The part of the x axis that is grey.
    pub(crate) shaded: Option<Range<f64>>,
    pub(crate) lines: Vec<Line>,
    pub(crate) notes: Vec<Note>,
}

/// A text in a panel, and the place of its center.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) text: &'static str,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// An axis with its unit.
#[derive(Debug)]
pub(crate) struct Axis {
    pub(crate) label: &'static str,
    pub(crate) range: Range<f64>,
    /// The number of labels, at most.
    pub(crate) labels: usize,
    pub(crate) scale: Scale,
}

/// What equal distances on an axis are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Equal differences.
    Linear,
    /// Equal ratios.
    Log,
}

/// A line of a panel, known by the name of its policy.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) points: Vec<(f64, f64)>,
}

impl Figure {
    /// Draws the figure.
    pub(crate) fn to_svg(&self) -> Drawn<String> {
        let mut svg = String::new();
        {
            let root = SVGBackend::with_string(&mut svg, self.size).into_drawing_area();
            root.fill(&WHITE)?;
            let center = i32::try_from(self.size.0 / 2)?;
            root.draw(&Text::new(self.title, (center, 16), text(16, true, HPos::Center)))?;
            let subtitle = (center, 38);
            root.draw(&Text::new(&*self.subtitle, subtitle, text(12, false, HPos::Center)))?;
            let (_, below) = root.split_vertically(TITLE_HEIGHT);
            let (panels, legend) = below.split_horizontally(self.size.0 - LEGEND_WIDTH);
            for (panel, area) in self.panels.iter().zip(panels.split_evenly((1, self.panels.len())))
            {
                panel.draw(&area)?;
            }
            self.draw_legend(&legend)?;
            root.present()?;
        }
        Ok(style::add_dashes(&svg, self.names().map(style::of)))
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.panels.iter().take(1).flat_map(|panel| panel.lines.iter().map(|line| line.name))
    }

    fn draw_legend(&self, area: &Area<'_>) -> Drawn {
        let mut y = 20;
        for name in self.names() {
            let sample = vec![(6, y), (46, y)];
            area.draw(&PathElement::new(sample, stroke(style::of(name))))?;
            area.draw(&Text::new(name, (54, y), text(14, false, HPos::Left)))?;
            y += 24;
        }
        if let Some(shaded) = self.shaded {
            area.draw(&Rectangle::new([(6, y - 7), (46, y + 7)], SHADE.filled()))?;
            area.draw(&Text::new(shaded, (54, y), text(14, false, HPos::Left)))?;
        }
        Ok(())
    }
}

impl Panel {
    fn draw(&self, area: &Area<'_>) -> Drawn {
        let mut chart = ChartBuilder::on(area)
            .margin(6)
            .margin_right(14)
            .x_label_area_size(46)
            .y_label_area_size(66)
            .build_cartesian_2d(self.x.coordinates(), self.y.coordinates())?;
        if let Some(shaded) = &self.shaded {
            let y = self.y.coordinates();
            let corners = [(shaded.start, y.start), (shaded.end, y.end)];
            chart.draw_series([Rectangle::new(corners, SHADE.filled())])?;
        }
        chart
            .configure_mesh()
            .x_labels(self.x.labels)
            .y_labels(self.y.labels)
            .x_label_formatter(&|value| self.x.format(*value))
            .y_label_formatter(&|value| self.y.format(*value))
            .x_desc(self.x.label)
            .y_desc(self.y.label)
            .axis_desc_style(text(14, false, HPos::Center))
            .label_style(text(12, false, HPos::Center))
            .bold_line_style(GRID)
            .max_light_lines(0)
            .axis_style(INK)
            .draw()?;
        // Narrow lines are drawn over wide ones.
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        lines.sort_by_key(|line| Reverse(style::of(line.name).width));
        for line in lines {
            let points = line.points.iter().map(|(x, y)| (self.x.place(*x), self.y.place(*y)));
            chart.draw_series(LineSeries::new(points, stroke(style::of(line.name))))?;
        }
        chart.draw_series(self.notes.iter().map(|note| {
            let place = (self.x.place(note.x), self.y.place(note.y));
            Text::new(note.text, place, text(12, false, HPos::Center))
        }))?;
        Ok(())
    }
}

impl Axis {
    fn coordinates(&self) -> Range<f64> {
        self.place(self.range.start)..self.place(self.range.end)
    }

    fn place(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            Scale::Log => libm::log10(value),
        }
    }

    fn format(&self, coordinate: f64) -> String {
        match self.scale {
            Scale::Linear => format!("{coordinate}"),
            Scale::Log => format!("{}", libm::exp10(coordinate)),
        }
    }
}

fn stroke(style: Style) -> ShapeStyle {
    style.color.stroke_width(style.width)
}

/// Returns the style of a text that is `size` pixels high, centered vertically at its position.
fn text(size: u32, bold: bool, anchor: HPos) -> TextStyle<'static> {
    let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
    // The backend divides the size by this number.
    let font = FontDesc::new(FontFamily::SansSerif, f64::from(size) * 1.24, style);
    TextStyle::from(font).color(&INK).pos(Pos::new(anchor, VPos::Center))
}
