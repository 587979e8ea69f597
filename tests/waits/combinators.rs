//! `take`, `chain` and `or`.

use std::time::Duration;

use backoff_retry::wait::Wait;
use backoff_retry::{constant, expo, fibo, linear, runtime};

use crate::support::world::{SECOND, ms};

#[test]
fn take_ends_a_generator() {
    assert!(linear().take(3).into_iter().eq([1, 2, 3].map(Duration::from_secs)));
    assert_eq!(expo().take(0).into_iter().next(), None);
    assert_eq!(constant([ms(1)]).take(9).into_iter().count(), 1);
    assert_eq!(expo().take(u32::MAX).next_wait(u32::MAX, &()), Some(Duration::MAX));
    assert_eq!(expo().take(5).take(2).into_iter().count(), 2);
}

/// The second generator starts at its first wait, however late the first one ends.
#[test]
fn chain_continues_with_the_first_wait_of_the_next() {
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
fn or_uses_the_second_generator_only_where_the_first_has_no_wait() {
    let mut odd = runtime(|tries: &u32| (tries % 2 == 1).then_some(ms(5))).or(linear());
    let waits: Vec<_> = (1..=4).filter_map(|tries| odd.next_wait(tries, &tries)).collect();
    assert_eq!(waits, [ms(5), SECOND * 2, ms(5), SECOND * 4]);
    let mut empty = runtime(|(): &()| None::<Duration>);
    assert_eq!(empty.next_wait(1, &()), None);
    // An iterator may follow `or`; it advances only when its wait is used.
    let mut listed = runtime(|tries: &u32| (*tries == 1).then_some(ms(5))).or([ms(8)].into_iter());
    assert_eq!(listed.next_wait(1, &1), Some(ms(5)));
    assert_eq!(listed.next_wait(2, &2), Some(ms(8)));
    assert_eq!(listed.next_wait(3, &3), None);
}
