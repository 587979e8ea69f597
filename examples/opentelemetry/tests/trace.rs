//! The trace has three attempts and two waits.

use opentelemetry_example::traced;

#[tokio::test]
async fn a_trace_shows_the_attempts_and_the_waits_of_a_call() {
    let trace = traced().await.unwrap();
    trace.check().unwrap();
    let tree = trace.to_string();
    let lines: Vec<&str> =
        tree.lines().map(|line| line.split(" (").next().unwrap_or(line)).collect();
    let expected = [
        "handle",
        "  retry function=fetch tries=3 outcome=success",
        "    - Backing off fetch",
        "    - Backing off fetch",
        "    attempt outcome=failure attempt=1 wait=0.02",
        "      - asked the server",
        "    wait seconds=0.02",
        "    attempt outcome=failure attempt=2 wait=0.02",
        "      - asked the server",
        "    wait seconds=0.02",
        "    attempt outcome=success attempt=3",
        "      - asked the server",
    ];
    let without_details = |line: &&str| line.split("(...)").next().unwrap_or_default().to_owned();
    assert_eq!(lines.iter().map(without_details).collect::<Vec<_>>(), expected, "{tree}");
}
