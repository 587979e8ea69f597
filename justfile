# Shorter ways to say what .ci/run does; the commands stand there. `.ci/run --list` describes the steps.

# List the recipes.
default:
    @just --list

# Everything that CI runs.
ci:
    .ci/run

# These steps of CI, such as `just run tests clippy`.
run +steps:
    .ci/run {{ steps }}

# All tests, and the Rust blocks of the documentation.
test:
    .ci/run tests

# Check the formatting.
fmt:
    .ci/run format

# Lint everything.
clippy:
    .ci/run clippy

# Build the documentation.
doc:
    .ci/run docs

# Check no feature at all, each feature alone, pairs that change each other, and all of them.
features:
    .ci/run features

# Check the libraries with the minimum supported Rust.
msrv:
    .ci/run msrv

# Check the libraries with the lowest versions of dependencies that they declare.
minimal-versions:
    .ci/run minimal-versions

# Test futures-timer's timer without tokio's; the workspace's tests have both.
timers:
    .ci/run timers

# Run the examples: a client and its server in one process, policies from a file, a runtime other than tokio.
examples:
    .ci/run examples

# Retry against SQLite, PostgreSQL and Redis, whose servers are killed.
services:
    .ci/run services

# Compare the public items with docs/public-api.
api:
    .ci/run public-api

# Compare what a retry costs with what is recorded; on Linux, x86-64, with valgrind.
costs:
    .ci/run costs

# Check the libraries for targets without an operating system or 64-bit atomics.
targets:
    .ci/run targets

# Write the compiler's messages and the expansions that the tests expect anew; read the diff.
bless:
    .ci/run --bless tests

# Record the public items anew; the diff is the change that users see.
bless-api:
    .ci/run --bless public-api

# Record what a retry costs anew; the commit message says why.
bless-costs:
    .ci/run --bless costs
