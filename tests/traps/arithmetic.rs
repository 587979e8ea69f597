//! The generators by themselves: arguments and attempts as extreme as their types allow.

use std::time::Duration;

use backoff_retry::wait::Wait;
use backoff_retry::{constant, decay, decorrelated, expo, fibo, linear, runtime};

use crate::world::{SECOND, ms};

const NANO: Duration = Duration::from_nanos(1);
const DAY: Duration = Duration::from_secs(86_400);

const TIMES: [Duration; 8] =
    [Duration::ZERO, NANO, ms(100), SECOND, DAY, Duration::from_secs(1 << 53), MOST, Duration::MAX];
const MOST: Duration = Duration::new(u64::MAX, 0);

const TRIES: [u32; 14] =
    [0, 1, 2, 3, 33, 34, 64, 65, 94, 1024, 1025, 1 << 31, u32::MAX - 1, u32::MAX];

const NUMBERS: [f64; 9] =
    [f64::MIN_POSITIVE, 1e-9, 0.5, 1.0, 1.000_000_1, 2.0, 3.5, 4_294_967_296.0, f64::MAX];

/// What a generator says after attempt `tries`; none of these generators ever runs out.
fn after(mut wait: impl Wait<()>, tries: u32) -> Duration {
    wait.next_wait(tries, &()).expect("an endless generator")
}

/// Every pair, as a list: loops as deep as the cases are hard to read.
fn pairs<A: Copy, B: Copy>(one: &[A], other: &[B]) -> Vec<(A, B)> {
    one.iter().flat_map(|a| other.iter().map(|b| (*a, *b))).collect()
}

#[test]
fn nothing_panics_and_no_wait_exceeds_max_value() {
    for (first, max) in pairs(&TIMES, &TIMES) {
        for (tries, number) in pairs(&TRIES, &NUMBERS) {
            let grown = expo().base(number).factor(first).max_value(max);
            assert!(after(grown, tries) <= max, "{grown:?} after {tries}");
            let lifted = grown.min_value(first);
            assert_eq!(after(lifted, tries), after(grown, tries).max(first).min(max));
            let decayed = decay().decay_factor(number).initial_value(first).min_value(max);
            assert!(after(decayed, tries) >= max, "{decayed:?} after {tries}");
        }
        for tries in TRIES {
            let stepped = linear().start(first).step(first).max_value(max);
            assert!(after(stepped, tries) <= max, "{stepped:?} after {tries}");
            assert!(after(fibo().max_value(max), tries) <= max);
            let drawn = decorrelated().min_value(first).max_value(max);
            assert!((first.min(max)..=max).contains(&after(drawn, tries)), "{drawn:?}");
            assert!(after(runtime(move |(): &()| first).max_value(max), tries) <= max);
        }
    }
}

#[test]
fn what_grows_never_shrinks_and_ends_at_the_maximum() {
    for first in [NANO, SECOND, MOST] {
        for base in [2.0, 3.5, f64::MAX] {
            let waits = TRIES.map(|tries| after(expo().base(base).factor(first), tries));
            assert!(waits.is_sorted(), "{base} from {first:?}: {waits:?}");
            assert_eq!(waits.last(), Some(&Duration::MAX), "{base} from {first:?}");
        }
        let waits = TRIES.map(|tries| after(linear().start(first).step(SECOND), tries));
        assert!(waits.is_sorted(), "{waits:?}");
    }
    let waits = TRIES.map(|tries| after(fibo(), tries));
    assert!(waits.is_sorted(), "{waits:?}");
    assert_eq!(after(fibo(), 93), Duration::from_secs(12_200_160_415_121_876_738));
    assert_eq!(after(fibo(), u32::MAX), MOST);
    assert_eq!(after(linear().start(DAY).step(Duration::MAX), u32::MAX), Duration::MAX);
}

#[test]
fn what_decays_never_grows_and_ends_at_the_minimum() {
    for number in [1e-9, 0.5, 1.0, f64::MAX] {
        let decayed = decay().initial_value(DAY).decay_factor(number).min_value(NANO);
        let waits = TRIES.map(|tries| after(decayed, tries));
        assert!(waits.is_sorted_by(|earlier, later| earlier >= later), "{number}: {waits:?}");
        assert_eq!(waits[1], DAY, "the first wait is the initial value");
    }
    let ended = decay().initial_value(Duration::MAX).min_value(SECOND);
    assert_eq!(after(ended, u32::MAX), SECOND);
}

/// 100 ms times 3 is 300 ms, and not 300.000012 ms.
#[test]
fn a_whole_base_is_exact() {
    let waits = expo().base(3.0).factor(ms(100)).into_iter().take(20);
    assert!(waits.eq((0..20).map(|n| ms(100 * 3u64.pow(n)))));
    let odd = Duration::new(86_400, 1);
    let waits = expo().base(7.0).factor(odd).into_iter().take(9);
    assert!(waits.eq((0..9).map(|n| odd * 7u32.pow(n))));
}

#[test]
fn a_list_runs_out_and_a_single_wait_does_not() {
    let list = [ms(3), ms(1), ms(2)];
    assert!(constant(list).into_iter().eq(list));
    assert!(constant(&list).into_iter().eq(list));
    assert!(constant(list.as_slice()).into_iter().eq(list));
    assert!(constant(list.to_vec()).into_iter().eq(list));
    for tries in [0, 4, u32::MAX] {
        assert_eq!(constant(list).next_wait(tries, &()), None, "attempt {tries}");
        assert_eq!(after(constant(SECOND), tries), SECOND);
    }
    assert_eq!(constant([]).into_iter().next(), None);
}

#[test]
fn take_ends_a_generator() {
    assert!(linear().take(3).into_iter().eq([1, 2, 3].map(Duration::from_secs)));
    assert_eq!(expo().take(0).into_iter().next(), None);
    assert_eq!(constant([ms(1)]).take(9).into_iter().count(), 1);
    assert_eq!(expo().take(u32::MAX).next_wait(u32::MAX, &()), Some(Duration::MAX));
    assert_eq!(expo().take(5).take(2).into_iter().count(), 2);
}

/// The second generator starts at its first wait, whenever the first one ends.
#[test]
fn chain_goes_on_with_the_first_wait_of_the_next() {
    let seconds = |waits: Vec<Duration>| waits.iter().map(Duration::as_secs).collect::<Vec<_>>();
    let two = linear().take(2).chain(expo().factor(SECOND * 10).take(3));
    assert_eq!(seconds(two.into_iter().collect()), [1, 2, 10, 20, 40]);
    let three = constant([SECOND]).chain(constant([SECOND * 7])).chain(linear());
    assert_eq!(seconds(three.into_iter().take(4).collect()), [1, 7, 1, 2]);
    let nothing_first = expo().take(0).chain(fibo());
    assert_eq!(seconds(nothing_first.into_iter().take(4).collect()), [1, 1, 2, 3]);
    let mut late = constant([SECOND]).chain(linear());
    assert_eq!(late.next_wait(u32::MAX, &()), Some(SECOND));
}

#[test]
fn or_answers_only_where_the_first_is_silent() {
    let mut odd = runtime(|tries: &u32| (tries % 2 == 1).then_some(ms(5))).or(linear());
    let waits: Vec<_> = (1..=4).filter_map(|tries| odd.next_wait(tries, &tries)).collect();
    assert_eq!(waits, [ms(5), SECOND * 2, ms(5), SECOND * 4]);
    let mut silent = runtime(|(): &()| None::<Duration>);
    assert_eq!(silent.next_wait(1, &()), None);
    // An iterator may stand behind `or`; it moves on only when it is asked.
    let mut listed = runtime(|tries: &u32| (*tries == 1).then_some(ms(5))).or([ms(8)].into_iter());
    assert_eq!(listed.next_wait(1, &1), Some(ms(5)));
    assert_eq!(listed.next_wait(2, &2), Some(ms(8)));
    assert_eq!(listed.next_wait(3, &3), None);
}

#[test]
fn a_generator_is_the_sequence_of_its_waits() {
    let mut waits = Vec::new();
    for wait in fibo().take(5) {
        waits.push(wait.as_secs());
    }
    assert_eq!(waits, [1, 1, 2, 3, 5]);
    assert!(expo().into_iter().skip(200).take(3).all(|wait| wait == Duration::MAX));
}
