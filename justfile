# The commands of .ci/run, one by one; `just ci` runs all of them as CI does.

target := env("CARGO_TARGET_DIR", "target")

# List the recipes.
default:
    @just --list

# Everything that CI runs.
ci:
    .ci/run

# All tests, the README's code blocks included.
test:
    cargo test --workspace

# Check the formatting.
fmt:
    cargo fmt --all --check

# Lint everything.
clippy:
    cargo clippy --workspace --all-targets --all-features -- -D warnings

# Build the documentation.
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features

# Check no feature at all, each feature alone, and all of them.
features: (check "backoff-core") (check "backoff-retry")

[private]
check package:
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features std
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features tokio
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features tracing
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --all-features

# Check the three library crates with the minimum supported Rust.
msrv:
    CARGO_TARGET_DIR="{{ target }}/msrv" cargo +1.85.0 check -p backoff-core -p backoff-macros -p backoff-retry --all-features

# An HTTP client that retries, with its server, in one process.
example:
    cargo run --example http_client

# Write the compiler's messages and the expansions that the tests expect anew; read the diff.
bless:
    TRYBUILD=overwrite cargo test --test ui
    BLESS=1 cargo test -p expansion-tests
