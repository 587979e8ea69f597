//! The load on the server against time.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;
use schedule::axis;
use schedule::load::Load;
use schedule::number;
use schedule::spread::Time;
use schedule::unit::Unit;

use super::Drawn;
use super::figure::{Area, GRID, INK, ORANGE, Panel, Sample, text};

pub(super) struct LoadPanel<'a> {
    load: &'a Load,
    unit: Unit,
}

impl<'a> LoadPanel<'a> {
    pub(super) fn new(load: &'a Load) -> Self {
        let bins = u32::try_from(load.retries.counts.len()).unwrap_or(u32::MAX);
        let end = load.retries.width.0.saturating_mul(bins);
        Self { load, unit: Unit::up_to(Time(end)) }
    }

    fn bars(&self) -> impl Iterator<Item = [(f64, f64); 2]> {
        let width = self.unit.of(self.load.retries.width);
        self.load.retries.counts.iter().zip(0u32..).filter(|(count, _)| **count > 0.0).map(
            move |(count, index)| {
                let left = f64::from(index) * width;
                [(left, 0.0), (left + width, *count)]
            },
        )
    }
}

impl Panel for LoadPanel<'_> {
    fn draw(&self, area: &Area<'_>) -> Drawn {
        let retries = &self.load.retries;
        let bins = u32::try_from(retries.counts.len()).map_or(f64::INFINITY, f64::from);
        let x_end = axis::end(self.unit.of(retries.width) * bins);
        let y_end = axis::end(retries.counts.iter().copied().fold(0.0, f64::max));
        let mut chart = ChartBuilder::on(area)
            .margin(6)
            .margin_right(24)
            .x_label_area_size(46)
            .y_label_area_size(66)
            .build_cartesian_2d(0.0..x_end, 0.0..y_end)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .x_labels(8)
            .y_labels(7)
            .x_label_formatter(&|value| axis::number(*value))
            .y_label_formatter(&|value| axis::number(*value))
            .x_desc(format!("time since the first attempt, {}", self.unit.name))
            .y_desc(format!("retries in {}, of 1,000 clients", number::time(retries.width.0)))
            .axis_desc_style(text(14, false, HPos::Center))
            .label_style(text(12, false, HPos::Center))
            .bold_line_style(GRID)
            .max_light_lines(0)
            .axis_style(INK)
            .draw()?;
        chart.draw_series(self.bars().map(|bar| Rectangle::new(bar, ORANGE.filled())))?;
        Ok(())
    }

    fn legend(&self) -> Vec<(Sample, &'static str)> {
        vec![(Sample::Bar, "retries of 1,000 clients")]
    }
}
