//! Bytes of futures, around a small one and around one of 1 KiB.

use std::future::IntoFuture;
use std::time::Duration;

use backoff_retry::{Policy, decorrelated, expo, full_jitter, on_exception};
use tokio::time::{Instant, sleep};

use crate::measured::{Group, Measured};
use crate::work::{Client, Outcome, Url, get, get_large};

static POLICY: Policy = Policy::new(expo()).max_tries(5);
const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

/// Bytes, and by hand.
type Sizes = Vec<(&'static str, usize, usize)>;

macro_rules! around {
    ($get:ident) => {{
        async fn by_hand(client: &Client, url: &Url) -> Outcome {
            let mut tries = 0;
            loop {
                tries += 1;
                match $get(client, url).await {
                    Err(_) if tries < 5 => {}
                    outcome => return outcome,
                }
                sleep(full_jitter(SECOND * (1 << (tries - 1)))).await;
            }
        }

        async fn by_hand_tries(client: &Client, url: &Url, max_tries: u32) -> Outcome {
            let mut tries = 0;
            loop {
                tries += 1;
                match $get(client, url).await {
                    Err(_) if tries < max_tries => {}
                    outcome => return outcome,
                }
                sleep(full_jitter(SECOND * (1 << (tries - 1)))).await;
            }
        }

        async fn by_hand_max_time(client: &Client, url: &Url) -> Outcome {
            let start = Instant::now();
            let mut tries = 0;
            loop {
                tries += 1;
                let outcome = $get(client, url).await;
                let elapsed = start.elapsed();
                if outcome.is_ok() || tries >= 5 || elapsed >= MINUTE {
                    return outcome;
                }
                let wait = full_jitter(SECOND * (1 << (tries - 1)));
                sleep(wait.min(MINUTE.saturating_sub(elapsed))).await;
            }
        }

        #[on_exception(expo, max_tries = 5)]
        async fn ours(client: &Client, url: &Url) -> Outcome {
            $get(client, url).await
        }

        #[on_exception(decorrelated, max_tries = 5)]
        async fn stateful(client: &Client, url: &Url) -> Outcome {
            $get(client, url).await
        }

        #[on_exception(expo, max_tries = max_tries)]
        async fn run_time_tries(client: &Client, url: &Url, max_tries: u32) -> Outcome {
            $get(client, url).await
        }

        #[on_exception(expo, max_tries = 5, max_time = 60s)]
        async fn max_time(client: &Client, url: &Url) -> Outcome {
            $get(client, url).await
        }

        #[on_exception(expo, max_tries = 5, on_backoff = |_| {}, on_giveup = |_| {})]
        async fn handlers(client: &Client, url: &Url) -> Outcome {
            $get(client, url).await
        }

        #[cfg(feature = "spans")]
        #[on_exception(expo, max_tries = 5, span)]
        async fn span(client: &Client, url: &Url) -> Outcome {
            $get(client, url).await
        }

        #[on_exception(&POLICY)]
        async fn static_policy(client: &Client, url: &Url) -> Outcome {
            $get(client, url).await
        }

        #[on_exception(policy)]
        async fn policy_by_reference(client: &Client, url: &Url, policy: &Policy) -> Outcome {
            $get(client, url).await
        }

        let (client, url) = (&Client, &Url(1));
        let hand = size_of_val(&by_hand(client, url));
        let sizes: Sizes = vec![
            ("hand", hand, hand),
            ("ours", size_of_val(&ours(client, url)), hand),
            ("stateful", size_of_val(&stateful(client, url)), hand),
            (
                "run_time_tries",
                size_of_val(&run_time_tries(client, url, 5)),
                size_of_val(&by_hand_tries(client, url, 5)),
            ),
            (
                "max_time",
                size_of_val(&max_time(client, url)),
                size_of_val(&by_hand_max_time(client, url)),
            ),
            ("handlers", size_of_val(&handlers(client, url)), hand),
            #[cfg(feature = "spans")]
            ("span", size_of_val(&span(client, url)), hand),
            ("policy", size_of_val(&static_policy(client, url)), hand),
            ("policy_by_reference", size_of_val(&policy_by_reference(client, url, &POLICY)), hand),
            ("closure", size_of_val(&POLICY.call(|| $get(client, url)).into_future()), hand),
        ];
        sizes
    }};
}

pub(crate) fn measure() -> Vec<Measured> {
    let small = around!(get);
    let large = around!(get_large);
    [("small", small), ("1_kib", large)]
        .into_iter()
        .flat_map(|(around, sizes)| {
            sizes.into_iter().map(move |(name, size, hand)| Measured {
                group: Group::Bytes,
                name: format!("{around}.{name}"),
                value: size.into(),
                hand: (name != "hand").then(|| hand.into()),
            })
        })
        .collect()
}
