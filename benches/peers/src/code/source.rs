//! The source of the generated packages.

/// The source of a use. `@` stands for its number, `@root` for the directory of this library.
pub struct Code {
    pub dependencies: &'static str,
    pub top: &'static str,
    /// A function `fetch_@`.
    pub asynchronous: Option<&'static str>,
    /// A function `read_@`.
    pub sync: Option<&'static str>,
    pub varied: Option<Varied>,
}

/// The source of a use whose constants and error differ from use to use. `@TRIES`, `@RETRIES` (one less), `@MILLIS` (of
/// the first wait) and `@FAULT` (the error) stand for what differs.
pub struct Varied {
    pub top: &'static str,
    pub asynchronous: Option<&'static str>,
    pub sync: Option<&'static str>,
}

/// What the uses of a program have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// All but their number.
    Alike,
    /// Neither constants nor errors.
    Varied,
}

/// The source of a use, of either kind.
pub(super) struct Templates {
    common: &'static str,
    top: &'static str,
    pub(super) asynchronous: Option<&'static str>,
    pub(super) sync: Option<&'static str>,
}

impl Kind {
    pub(super) fn templates(self, code: &Code) -> Option<Templates> {
        match self {
            Self::Alike => Some(Templates {
                common: COMMON,
                top: code.top,
                asynchronous: code.asynchronous,
                sync: code.sync,
            }),
            Self::Varied => code.varied.as_ref().map(|varied| Templates {
                common: COMMON_VARIED,
                top: varied.top,
                asynchronous: varied.asynchronous,
                sync: varied.sync,
            }),
        }
    }

    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Alike => "uses",
            Self::Varied => "uses-varied",
        }
    }

    pub(super) fn main(self, of: &str, uses: usize) -> String {
        let entry = |number: usize| match of {
            "async" => format!("|url| Box::pin(fetch_{number}(url))"),
            _ => format!("read_{number}"),
        };
        let list = |numbers: &mut dyn Iterator<Item = usize>| {
            numbers.map(entry).collect::<Vec<_>>().join(",\n")
        };
        match self {
            Self::Alike => {
                let main = if of == "async" { MAIN_ASYNC } else { MAIN_SYNC };
                main.replace("USES", &list(&mut (0..uses)))
            }
            // A list for each error, so that outcomes are returned as they are.
            Self::Varied => {
                let calls = FAULTS.iter().enumerate().map(|(index, fault)| {
                    let numbers = &mut (0..uses).filter(|number| number % FAULTS.len() == index);
                    format!("run::<{fault}>(&[{}]);", list(numbers))
                });
                let calls = calls.collect::<Vec<_>>().join("\n");
                let main = if of == "async" { MAIN_VARIED_ASYNC } else { MAIN_VARIED_SYNC };
                main.replace("CALLS", &calls)
            }
        }
    }
}

/// Of 8 to 40 bytes; with each, a `Result<u32, _>` is returned through memory.
const FAULTS: [&str; 5] = ["std::io::Error", "Code", "Text", "Context", "Large"];

const COMMON_VARIED: &str = r#"
use std::fmt;

pub trait Fault: fmt::Display + fmt::Debug + 'static { fn new(n: u32) -> Self; }

macro_rules! fault {
    ($name:ident, $inner:ty, |$n:ident| $new:expr) => {
        #[derive(Debug)]
        pub struct $name(pub $inner);
        impl Fault for $name { fn new($n: u32) -> Self { Self($new) } }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{:?}", self.0) }
        }
        impl std::error::Error for $name {}
    };
}

impl Fault for std::io::Error { fn new(n: u32) -> Self { Self::from_raw_os_error(n as i32) } }
fault!(Code, [u64; 2], |n| [n.into(); 2]);
fault!(Text, String, |n| if n == 0 { String::new() } else { "text".into() });
fault!(Context, [u64; 4], |n| [n.into(); 4]);
fault!(Large, [u64; 5], |n| [n.into(); 5]);

#[inline(never)]
pub fn get_now<E: Fault>(url: &str, n: u32) -> Result<u32, E> {
    if std::hint::black_box(url).is_empty() { Err(E::new(n)) } else { Ok(n) }
}

pub async fn get<E: Fault>(url: &str, n: u32) -> Result<u32, E> {
    tokio::task::yield_now().await;
    get_now(url, n)
}
"#;

const MAIN_VARIED_ASYNC: &str = r#"
type Started<E> = std::pin::Pin<Box<dyn Future<Output = Result<u32, E>>>>;

fn run<E>(uses: &[fn(&'static str) -> Started<E>]) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        for start in std::hint::black_box(uses) {
            let _ = start("url").await;
        }
    });
}

fn main() {
CALLS
}
"#;

const MAIN_VARIED_SYNC: &str = r#"
fn run<E>(uses: &[fn(&str) -> Result<u32, E>]) {
    for run in std::hint::black_box(uses) {
        let _ = run("url");
    }
}

fn main() {
CALLS
}
"#;

const COMMON: &str = r#"
pub type Outcome = Result<u32, u32>;

#[inline(never)]
pub fn get_now(url: &str, n: u32) -> Outcome {
    if std::hint::black_box(url).is_empty() { Err(n) } else { Ok(n) }
}

pub async fn get(url: &str, n: u32) -> Outcome {
    tokio::task::yield_now().await;
    get_now(url, n)
}
"#;

const MAIN_ASYNC: &str = r#"
type Started = std::pin::Pin<Box<dyn Future<Output = Outcome>>>;

fn main() {
    let uses: &[fn(&'static str) -> Started] = &[USES];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        for start in std::hint::black_box(uses) {
            let _ = start("url").await;
        }
    });
}
"#;

const MAIN_SYNC: &str = r#"
fn main() {
    let uses: &[fn(&str) -> Outcome] = &[USES];
    for run in std::hint::black_box(uses) {
        let _ = run("url");
    }
}
"#;

/// Returns the functions of a package: so many uses of a template, and what they call.
pub(super) fn source(templates: &Templates, template: &str, uses: usize) -> String {
    let functions: Vec<_> = (0..uses).map(|number| one_use(template, number)).collect();
    let Templates { common, top, .. } = templates;
    format!("#![allow(dead_code, unused)]\n{common}\n{top}\n{}\n", functions.join("\n"))
}

/// The constants of all uses of an error differ.
fn one_use(template: &str, number: usize) -> String {
    let tries = 3 + number % 7;
    template
        .replace("@TRIES", &tries.to_string())
        .replace("@RETRIES", &(tries - 1).to_string())
        .replace("@MILLIS", &(50 + 10 * (number % 23)).to_string())
        .replace("@FAULT", FAULTS[number % FAULTS.len()])
        .replace('@', &number.to_string())
}
