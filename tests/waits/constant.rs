//! `constant`: one wait, or a list of waits.

use backoff_retry::constant;
use backoff_retry::wait::Wait;

use crate::arguments::after;
use crate::support::world::{SECOND, ms};

#[test]
fn constant_of_a_list_runs_out_and_of_one_wait_does_not() {
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
