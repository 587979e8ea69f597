//! What the future of a call returns: the result, or the report.

use super::report::Report;

/// What the future of a call returns: the result, or the report.
#[doc(hidden)]
pub trait FutureOutput<R> {
    /// The type of what the future returns.
    type Output;

    /// Takes it from the report.
    fn from_report(report: Report<R>) -> Self::Output;
}

/// The future returns the result.
#[derive(Debug)]
#[doc(hidden)]
pub enum ResultOutput {}

impl<R> FutureOutput<R> for ResultOutput {
    type Output = R;

    #[inline]
    fn from_report(report: Report<R>) -> R {
        report.result
    }
}

/// The future returns the report.
#[derive(Debug)]
#[doc(hidden)]
pub enum ReportOutput {}

impl<R> FutureOutput<R> for ReportOutput {
    type Output = Report<R>;

    #[inline]
    fn from_report(report: Report<R>) -> Report<R> {
        report
    }
}
