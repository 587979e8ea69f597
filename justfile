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

# Check no feature at all, each feature alone, pairs that change each other, and all of them.
features: (check "backoff-core") (check "backoff-retry")

[private]
check package:
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features std
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features tokio
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features tracing
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features serde
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features futures-timer
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features test-util
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features tokio,futures-timer
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --no-default-features --features tokio,test-util
    RUSTFLAGS="-D warnings" CARGO_TARGET_DIR="{{ target }}/strict" cargo check -p {{ package }} --all-features

# Check the three library crates with the minimum supported Rust.
msrv:
    CARGO_TARGET_DIR="{{ target }}/msrv" cargo +1.85.0 check -p backoff-core -p backoff-macros -p backoff-retry --all-features

# Test futures-timer's timer without tokio's; the workspace's tests have both.
timers:
    cargo test -p timers-tests --no-default-features

# Run the examples: a client and its server in one process, policies from a file, a runtime other than tokio.
examples:
    cargo run --example http_client
    cargo run --example config --features serde
    cargo run --example smol --no-default-features --features futures-timer

# Compare what a retry costs with what is recorded; on Linux, x86-64, with valgrind.
costs:
    benches/guards/run

# Write the compiler's messages and the expansions that the tests expect anew; read the diff.
bless:
    TRYBUILD=overwrite cargo test --test ui
    BLESS=1 cargo test -p expansion-tests

# Record what a retry costs anew; the commit message says why.
bless-costs:
    benches/guards/run --bless
