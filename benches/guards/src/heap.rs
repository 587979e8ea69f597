//! An allocator that counts.
#![allow(unsafe_code)] // `GlobalAlloc` has no safe form.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

static ALLOCATIONS: AtomicU32 = AtomicU32::new(0);

#[global_allocator]
static COUNTING: Counting = Counting;

struct Counting;

// SAFETY: the system's allocator does all of it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        // SAFETY: the caller has promised what is asked for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller has promised what is asked for.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// How often memory is asked for in the meantime.
pub(crate) fn allocations(work: impl FnOnce()) -> u32 {
    let before = ALLOCATIONS.load(Relaxed);
    work();
    ALLOCATIONS.load(Relaxed) - before
}
