//! What the program states about its figures, and checks.

/// A statement about what was measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) text: String,
    pub(crate) holds: bool,
}

impl Claim {
    pub(crate) fn new(text: impl Into<String>, holds: bool) -> Self {
        Self { text: text.into(), holds }
    }
}
