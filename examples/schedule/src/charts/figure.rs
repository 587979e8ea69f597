//! A figure: a title, panels side by side, and a legend.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::Drawn;

pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

const SIZE: (u32, u32) = (1180, 440);
const TITLE_HEIGHT: u32 = 56;
const LEGEND_HEIGHT: u32 = 34;

pub(super) const INK: RGBColor = RGBColor(40, 40, 40);
pub(super) const GRID: RGBColor = RGBColor(224, 224, 224);

// Colours of Okabe and Ito, which colour-blind readers can tell apart; in print, shapes and dashes do.
pub(super) const SKY: RGBColor = RGBColor(86, 180, 233);
pub(super) const BLUE: RGBColor = RGBColor(0, 114, 178);
pub(super) const VERMILION: RGBColor = RGBColor(213, 94, 0);
pub(super) const ORANGE: RGBColor = RGBColor(230, 159, 0);

/// The lengths of dashes and gaps of the lines that have this colour.
const DASHES: (RGBColor, &str) = (VERMILION, "7 4");

/// How a series looks in the legend and in the panels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sample {
    Band,
    Line(RGBColor),
    Circle,
    Bar,
}

/// A part of a figure with axes of its own.
pub(super) trait Panel {
    fn draw(&self, area: &Area<'_>) -> Drawn;

    /// The series of the panel, for the legend.
    fn legend(&self) -> Vec<(Sample, &'static str)>;
}

pub(super) struct Figure<'a> {
    pub(super) title: &'a str,
    pub(super) subtitle: String,
    pub(super) panels: &'a [&'a dyn Panel],
}

impl Figure<'_> {
    pub(super) fn to_svg(&self) -> Drawn<String> {
        let mut svg = String::new();
        {
            let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
            root.fill(&WHITE)?;
            let center = i32::try_from(SIZE.0 / 2)?;
            root.draw(&Text::new(self.title, (center, 16), text(16, true, HPos::Center)))?;
            let subtitle = text(12, false, HPos::Center);
            root.draw(&Text::new(self.subtitle.as_str(), (center, 38), subtitle))?;
            let (_, below) = root.split_vertically(TITLE_HEIGHT);
            let (panels, legend) = below.split_vertically(SIZE.1 - TITLE_HEIGHT - LEGEND_HEIGHT);
            for (panel, area) in self.panels.iter().zip(panels.split_evenly((1, self.panels.len())))
            {
                panel.draw(&area)?;
            }
            self.draw_legend(&legend)?;
            root.present()?;
        }
        Ok(add_dashes(&svg))
    }

    /// Draws the series of all panels in a row, each once.
    fn draw_legend(&self, area: &Area<'_>) -> Drawn {
        let mut series = Vec::new();
        for entry in self.panels.iter().flat_map(|panel| panel.legend()) {
            if !series.contains(&entry) {
                series.push(entry);
            }
        }
        let (mut x, y) = (66, 14);
        for (sample, name) in series {
            draw_sample(area, sample, (x, y))?;
            area.draw(&Text::new(name, (x + 46, y), text(13, false, HPos::Left)))?;
            // The backend cannot measure text; seven pixels a character are enough.
            x += 74 + 7 * i32::try_from(name.chars().count())?;
        }
        Ok(())
    }
}

fn draw_sample(area: &Area<'_>, sample: Sample, (x, y): (i32, i32)) -> Drawn {
    let corners = [(x, y - 7), (x + 38, y + 7)];
    match sample {
        Sample::Band => area.draw(&Rectangle::new(corners, band())),
        Sample::Line(color) => {
            area.draw(&PathElement::new(vec![(x, y), (x + 38, y)], color.stroke_width(2)))
        }
        Sample::Circle => area.draw(&Circle::new((x + 19, y), 4, INK)),
        Sample::Bar => area.draw(&Rectangle::new(corners, ORANGE.filled())),
    }?;
    Ok(())
}

/// The filling between two percentiles.
pub(super) fn band() -> ShapeStyle {
    SKY.mix(0.35).filled()
}

/// Returns the style of a text that is `size` pixels high, centered vertically at its position.
pub(super) fn text(size: u32, bold: bool, anchor: HPos) -> TextStyle<'static> {
    let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
    // The backend divides the size by this number.
    let font = FontDesc::new(FontFamily::SansSerif, f64::from(size) * 1.24, style);
    TextStyle::from(font).color(&INK).pos(Pos::new(anchor, VPos::Center))
}

/// Adds the dashes, which plotters would write as an element each.
fn add_dashes(svg: &str) -> String {
    let (RGBColor(red, green, blue), dashes) = DASHES;
    let stroke = format!("stroke=\"#{red:02X}{green:02X}{blue:02X}\"");
    svg.replace(&stroke, &format!("{stroke} stroke-dasharray=\"{dashes}\""))
}
