//! The examples of the pages for users of other libraries. Only this package has those libraries.

#[cfg(doctest)]
mod examples {
    #[doc = include_str!("../../../../docs/from-tenacity.md")]
    struct Tenacity;

    #[doc = include_str!("../../../../docs/from-stamina.md")]
    struct Stamina;

    #[doc = include_str!("../../../../docs/from-backon.md")]
    struct Backon;

    #[doc = include_str!("../../../../docs/from-tokio-retry.md")]
    struct TokioRetry;

    #[doc = include_str!("../../../../docs/from-backoff.md")]
    struct Backoff;

    #[doc = include_str!("../../../../docs/from-tower.md")]
    struct Tower;
}
