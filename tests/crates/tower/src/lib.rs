//! Layers and clients that retry: see `tests/`. The examples of the documents are compiled and run here, because only
//! this package has what they depend on.

#[cfg(doctest)]
mod examples {
    #[doc = include_str!("../../../../docs/integrations/tower.md")]
    struct Tower;

    #[doc = include_str!("../../../../docs/integrations/reqwest.md")]
    struct Reqwest;
}
