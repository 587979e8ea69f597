//! `crate = ..`: the path to the library, and what the expansion expects to find in the user's crate.

use std::time::Duration;

use backoff_retry::{constant, on_exception};

use crate::support::world::{World, now};

/// The library under another name, with another default jitter to tell it by: every wait becomes zero.
mod renamed {
    pub(crate) mod __private {
        pub(crate) use backoff_retry::__private::*;

        pub(crate) fn default_jitter(_: std::time::Duration) -> std::time::Duration {
            std::time::Duration::ZERO
        }
    }
}

both! {
    #[on_exception(constant, max_tries = 3, clock = world, crate = renamed)]
    fn with_renamed/with_renamed_async(world: &World) -> Result<(), String> { world.fail() }
}

/// An expansion with a hard-coded path breaks where the dependency is renamed. That no path names the library by
/// its own name is tested in a crate that renames it.
#[test]
fn crate_changes_the_paths_of_the_expansion() {
    for world in [
        World::default().also(|world| with_renamed(world).unwrap_err()),
        World::default().also(|world| now(with_renamed_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [Duration::ZERO; 2]);
    }
}

/// In another library logging worked only if the user's crate had a feature of the same name, or depended on
/// `tracing`: `cfg` in quoted code tests the features of the user's crate. This package has features of the same
/// names, so this test reads the snapshots of the expansion instead.
#[test]
fn the_expansion_tests_no_feature_and_does_not_name_tracing() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/crates/expansion/snapshots");
    let mut files = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines() {
            // An argument's own `#[cfg]` is the user's.
            let tests_a_feature = line.contains("cfg!") || line.contains("feature");
            assert!(!tests_a_feature && !line.contains("tracing"), "{line}");
        }
        files += 1;
    }
    assert!(files >= 12, "the snapshots of the expansion have moved");
}
