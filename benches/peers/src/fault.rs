//! The error of the calls where the outcome fits two registers.

pub type Fault = u32;

pub fn fault(n: u32) -> Fault {
    n
}
