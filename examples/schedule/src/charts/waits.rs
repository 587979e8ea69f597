//! The waits before each attempt.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;
use schedule::axis;
use schedule::spread::{Spread, Time};
use schedule::summary::Summary;
use schedule::unit::Unit;

use super::Drawn;
use super::figure::{Area, BLUE, GRID, INK, Panel, Sample, VERMILION, band, text};

/// How many circles there may be before they touch each other.
const CIRCLES: usize = 30;

/// The space for the labels of the y axis, in pixels.
const LABEL_WIDTH: i32 = 60;

const CAPTION_HEIGHT: i32 = 28;

pub(super) struct WaitPanel<'a> {
    summary: &'a Summary,
    /// The longest wait of all panels of the figure.
    longest: Time,
    caption: Option<String>,
    unit: Unit,
}

impl<'a> WaitPanel<'a> {
    pub(super) fn new(summary: &'a Summary, longest: Time, caption: Option<String>) -> Self {
        Self { summary, longest, caption, unit: Unit::up_to(longest) }
    }

    fn points(&self, value: fn(&Spread) -> Time) -> Vec<(f64, f64)> {
        let attempts = self.summary.attempts.iter();
        let point = |number: u32, wait: Spread| (number.into(), self.unit.of(value(&wait)));
        attempts.filter_map(|it| Some(point(it.number, it.jittered?))).collect()
    }

    fn exact(&self) -> Vec<(f64, f64)> {
        let attempts = self.summary.attempts.iter();
        attempts.filter_map(|it| Some((it.number.into(), self.unit.of(it.wait?)))).collect()
    }
}

impl Panel for WaitPanel<'_> {
    fn draw(&self, area: &Area<'_>) -> Drawn {
        let last = self.summary.attempts.len().max(2);
        let last = u32::try_from(last).map_or(f64::INFINITY, f64::from);
        let mut builder = ChartBuilder::on(area);
        builder.margin(6).margin_right(14).x_label_area_size(46).y_label_area_size(LABEL_WIDTH);
        if let Some(caption) = &self.caption {
            builder.margin_top(CAPTION_HEIGHT);
            let width = i32::try_from(area.dim_in_pixel().0)?;
            let place = ((LABEL_WIDTH + width) / 2, CAPTION_HEIGHT / 2);
            area.draw(&Text::new(caption.as_str(), place, text(14, true, HPos::Center)))?;
        }
        let end = axis::end(self.unit.of(self.longest));
        let mut chart = builder.build_cartesian_2d(1.5..last + 0.5, 0.0..end)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .x_labels(if last <= 12.0 { 12 } else { 8 })
            .y_labels(7)
            .x_label_formatter(&|value| axis::whole(*value))
            .y_label_formatter(&|value| axis::number(*value))
            .x_desc("number of the attempt")
            .y_desc(format!("wait before it, {}", self.unit.name))
            .axis_desc_style(text(14, false, HPos::Center))
            .label_style(text(12, false, HPos::Center))
            .bold_line_style(GRID)
            .max_light_lines(0)
            .axis_style(INK)
            .draw()?;
        if self.summary.has_spread() {
            let below = self.points(|wait| wait.p5);
            let above = self.points(|wait| wait.p95);
            let outline: Vec<_> = below.into_iter().chain(above.into_iter().rev()).collect();
            chart.draw_series([Polygon::new(outline, band())])?;
            let longest = self.points(|wait| wait.max);
            chart.draw_series(LineSeries::new(longest, VERMILION.stroke_width(2)))?;
        }
        let median = self.points(|wait| wait.p50);
        chart.draw_series(LineSeries::new(median, BLUE.stroke_width(2)))?;
        if self.summary.attempts.len() <= CIRCLES {
            chart.draw_series(self.exact().into_iter().map(|at| Circle::new(at, 4, INK)))?;
        }
        Ok(())
    }

    fn legend(&self) -> Vec<(Sample, &'static str)> {
        let random =
            [(Sample::Band, "5 % to 95 % of the calls"), (Sample::Line(VERMILION), "longest wait")];
        let mut legend = vec![(Sample::Line(BLUE), "median wait")];
        if self.summary.has_spread() {
            legend.extend(random);
        }
        if !self.exact().is_empty() && self.summary.attempts.len() <= CIRCLES {
            legend.push((Sample::Circle, "wait without jitter"));
        }
        legend
    }
}
