//! The progress of the simulation, on stderr if that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use schedule::study::Study;
use schedule::summary::Summary;

/// Summarizes a study while a bar shows how many of its calls were made.
pub(crate) fn summarize(study: &Study) -> Summary {
    let bar = ProgressBar::new(study.runs().into()).with_style(style());
    let summary = study.summarize_with(&mut |made| bar.set_position(made.into()));
    bar.finish_and_clear();
    summary
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} calls")
        .expect("the template is valid")
}
