//! What may stand in the place of the filter, and arguments as functions.

use std::fmt;

use backoff_retry::{Details, constant, on_exception};

use crate::support::send;

#[derive(Debug, PartialEq)]
struct Failed(u32);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("failed")
    }
}

impl std::error::Error for Failed {}

fn only(code: u32) -> impl Fn(&Failed) -> bool {
    move |error| error.0 == code
}

#[on_exception(constant(0s), only(3), max_tries = 2)]
fn by_call(calls: &mut u32, code: u32) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed(code))
}

trait Transient: Sized {
    fn transient(&self) -> bool;
}

impl Transient for Failed {
    fn transient(&self) -> bool {
        self.0 == 3
    }
}

#[on_exception(constant(0s), <Failed as Transient>::transient, max_tries = 2)]
fn by_qualified_path(calls: &mut u32, code: u32) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed(code))
}

struct Service {
    code: u32,
    filter: fn(&Failed) -> bool,
}

impl Service {
    fn filter(&self) -> impl Fn(&Failed) -> bool {
        only(self.code)
    }

    #[on_exception(constant(0s), self.filter(), max_tries = 2)]
    fn by_method(&self, calls: &mut u32, code: u32) -> Result<(), Failed> {
        *calls += 1;
        Err(Failed(code))
    }

    #[on_exception(constant(0s), self.filter, max_tries = 2)]
    fn by_field(&self, calls: &mut u32, code: u32) -> Result<(), Failed> {
        *calls += 1;
        Err(Failed(code))
    }
}

/// The argument is neither `Copy` nor a reference.
#[on_exception(constant(0s), filter, max_tries = 2)]
fn by_argument(calls: &mut u32, code: u32, filter: impl Fn(&Failed) -> bool) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed(code))
}

#[on_exception(constant(0s), &filter, max_tries = 2)]
fn by_reference(
    calls: &mut u32,
    code: u32,
    filter: impl Fn(&Failed) -> bool,
) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed(code))
}

#[on_exception(constant(0s), filter, max_tries = 2)]
fn by_mutable_argument(
    calls: &mut u32,
    code: u32,
    mut filter: impl FnMut(&Failed) -> bool,
) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed(code))
}

#[on_exception(constant(0s), filter, max_tries = 2)]
fn by_mutable_reference(
    calls: &mut u32,
    code: u32,
    filter: &mut dyn FnMut(&Failed) -> bool,
) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed(code))
}

type Call<'c> = &'c dyn Fn(&mut u32, u32) -> Result<(), Failed>;

#[test]
fn a_filter_is_any_expression_that_makes_a_function() {
    let attempts = |code: u32, call: Call<'_>| {
        let mut calls = 0;
        assert_eq!(call(&mut calls, code), Err(Failed(code)));
        calls
    };
    let service = Service { code: 3, filter: Failed::transient };
    let owned = String::from("3");
    let filter = |error: &Failed| error.0.to_string() == owned;
    let cases: [(&str, Call<'_>); 8] = [
        ("call", &by_call),
        ("qualified path", &by_qualified_path),
        ("method", &|calls, code| service.by_method(calls, code)),
        ("field", &|calls, code| service.by_field(calls, code)),
        ("argument", &|calls, code| by_argument(calls, code, filter)),
        ("reference", &|calls, code| by_reference(calls, code, filter)),
        ("mutable argument", &|calls, code| by_mutable_argument(calls, code, &filter)),
        ("mutable reference", &|calls, code| by_mutable_reference(calls, code, &mut &filter)),
    ];
    for (name, call) in cases {
        assert_eq!(attempts(3, call), 2, "{name}");
        assert_eq!(attempts(4, call), 1, "{name}");
    }
}

/// A closure that is still to be written compiles.
#[on_exception(constant(0s), |_| todo!(), giveup = |_| unimplemented!("later"))]
fn unwritten() -> Result<u32, Failed> {
    Ok(1)
}

#[test]
fn a_filter_that_panics_compiles() {
    assert_eq!(unwritten(), Ok(1));
}

both! {
    #[on_exception(constant(0s), max_tries = 3, giveup = giveup, on_backoff = handler, on_try = [tried, |_| ()])]
    fn handled / handled_later(
        giveup: impl Fn(&Failed) -> bool + Send + Sync,
        handler: impl Fn(&Details<'_, Failed>) + Send + Sync,
        tried: impl Fn(&Details<'_>) + Send + Sync
    ) -> Result<(), Failed> {
        Err(Failed(1))
    }
}

#[tokio::test(start_paused = true)]
async fn an_argument_may_be_a_handler() {
    let log = std::sync::Mutex::new(String::new());
    let owned = String::from("b");
    let push = |text: &str| log.lock().expect("not poisoned").push_str(text);
    let giveup = |_: &Failed| {
        push("g");
        false
    };
    assert!(handled(giveup, |_| push(&owned), |_| push("t")).is_err());
    let later = send(handled_later(giveup, |_| push(&owned), |_| push("t")));
    assert!(later.await.is_err());
    assert_eq!(*log.lock().expect("not poisoned"), "tgbtgbtgtgbtgbtg");
}

/// The handler has a variable of the name of an argument.
#[on_exception(constant(0s), max_tries = 2, on_backoff = |_| { let mut calls = 1; calls += 1; assert_eq!(calls, 2); })]
fn shadowing(mut calls: u32) -> Result<(), Failed> {
    calls += 1;
    Err(Failed(calls))
}

macro_rules! passed_on {
    ($name:ident, $filter:expr, $handler:expr) => {
        #[on_exception(constant(0s), $filter, on_backoff = $handler, max_tries = 2)]
        fn $name(calls: &mut u32) -> Result<(), Failed> {
            *calls += 1;
            Err(Failed(*calls))
        }
    };
}

passed_on!(closures, |error| error.0 > 0, |details| assert_eq!(details.tries, 1));
passed_on!(paths, Failed::is_positive, tell);
passed_on!(calls, all(&[Failed::is_positive]), tell);

impl Failed {
    fn is_positive(&self) -> bool {
        self.0 > 0
    }
}

fn all(filters: &'static [fn(&Failed) -> bool]) -> impl Fn(&Failed) -> bool {
    move |error| filters.iter().all(|filter| filter(error))
}

fn tell<E>(details: &Details<'_, E>) {
    assert_eq!(details.tries, 1);
}

#[test]
fn a_macro_may_pass_on_filters_and_handlers() {
    assert_eq!(shadowing(1), Err(Failed(2)));
    for function in [closures, paths, calls] {
        assert_eq!(function(&mut 0), Err(Failed(2)));
    }
}

#[allow(non_snake_case)]
mod Kinds {
    pub(super) type Failure = super::Failed;
}

/// Both segments are capitalized, as those of a variant are.
#[on_exception(constant(0s), (Kinds::Failure,), max_tries = 2)]
fn by_capitalized_path(calls: &mut u32) -> Result<(), Failed> {
    *calls += 1;
    Err(Failed(1))
}

trait Backend {
    type Fault: std::error::Error + 'static;
    type Error: std::error::Error + 'static;

    fn fault(&self) -> Self::Fault;

    #[on_exception(constant(0s), Self::Fault, max_tries = 2)]
    fn by_associated_type(&self, calls: &mut u32) -> Result<(), Self::Fault> {
        *calls += 1;
        Err(self.fault())
    }
}

impl Backend for u32 {
    type Fault = Failed;
    type Error = Failed;

    fn fault(&self) -> Failed {
        Failed(*self)
    }
}

#[on_exception(constant(0s), B::Fault, max_tries = 2)]
fn by_type_of_parameter<B: Backend>(backend: &B, calls: &mut u32) -> Result<(), B::Fault> {
    *calls += 1;
    Err(backend.fault())
}

struct Client<B>(B);

impl<B: Backend<Error = Failed>> Client<B> {
    #[on_exception(constant(0s), B::Error, max_tries = 2)]
    fn by_error_of_parameter(&self, calls: &mut u32) -> Result<(), Failed> {
        *calls += 1;
        Err(Failed(u32::from(self.0.fault().to_string().is_empty())))
    }
}

#[test]
fn a_path_of_capitalized_names_may_be_a_type() {
    let mut calls = 0;
    assert!(by_capitalized_path(&mut calls).is_err());
    assert!(1.by_associated_type(&mut calls).is_err());
    assert!(by_type_of_parameter(&1, &mut calls).is_err());
    assert!(Client(1).by_error_of_parameter(&mut calls).is_err());
    assert_eq!(calls, 8);
}
