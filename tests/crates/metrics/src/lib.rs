//! Metrics: see `tests/`. The examples of the document are compiled and run here, because only this package has what they
//! depend on.

#[cfg(doctest)]
mod examples {
    #[doc = include_str!("../../../../docs/integrations/metrics.md")]
    struct Metrics;
}
