//! The code blocks of a documentation, and the tests made of them.

/// Whether a block that contains `backoff_core::` is refused. Until the examples of the core say
/// `backoff_retry::`, the path is translated.
const REFUSE_CORE_PATHS: bool = true;

/// Something wrong with a block.
pub struct Fault {
    /// The line in the file, starting at 1.
    pub line: usize,
    pub message: String,
}

/// What becomes of a block.
#[derive(Clone, Copy)]
enum Kind {
    /// It is compiled and run.
    Run,
    /// It is compiled and run, and passes if it panics.
    ShouldPanic,
    /// It is only compiled: `no_run`.
    Compile,
    /// It is Rust that is not compiled: `ignore`.
    Ignore,
    /// It is not Rust.
    Other,
}

impl Kind {
    /// Reads what follows the opening fence, such as `rust,no_run`.
    fn parse(info: &str) -> Result<Self, String> {
        let mut kind = Self::Run;
        for word in info.split([',', ' ', '\t']).filter(|word| !word.is_empty()) {
            match word {
                "rust" => {}
                "should_panic" => kind = Self::ShouldPanic,
                "no_run" => kind = Self::Compile,
                "ignore" => kind = Self::Ignore,
                "compile_fail" => {
                    return Err("`compile_fail` cannot be checked here; \
                         write a case in tests/ui/fail and mark the block `ignore`"
                        .into());
                }
                _ if word.starts_with("edition")
                    || word.starts_with("ignore-")
                    || matches!(word, "test_harness" | "standalone_crate") =>
                {
                    return Err(format!("`{word}` is not supported here; leave it out"));
                }
                _ => return Ok(Self::Other),
            }
        }
        Ok(kind)
    }
}

/// A block between two fences.
pub struct Block<'a> {
    kind: Kind,
    /// The line of the opening fence, starting at 1. The code starts in the next line.
    line: usize,
    code: Vec<&'a str>,
}

/// Finds the blocks in a file of which `lines` says what each line contributes to the documentation.
pub fn blocks<'a>(lines: impl Iterator<Item = Option<&'a str>>) -> (Vec<Block<'a>>, Vec<Fault>) {
    let mut blocks = Vec::new();
    let mut faults = Vec::new();
    let mut open: Option<(Block<'a>, &'a str)> = None;
    // The end of the file closes nothing either.
    for (text, line) in lines.chain([None]).zip(1..) {
        match (&mut open, text) {
            (None, None) => {}
            (None, Some(text)) => {
                let Some(info) = text.trim_start().strip_prefix("```") else { continue };
                let info = info.trim_start_matches('`');
                let kind = Kind::parse(info).unwrap_or_else(|message| {
                    faults.push(Fault { line, message });
                    Kind::Other
                });
                let fence = &text[..text.len() - info.len()];
                open = Some((Block { kind, line, code: Vec::new() }, fence));
            }
            (Some((_, fence)), Some(text)) if text.trim() == fence.trim_start() => {
                blocks.extend(open.take().map(|(block, _)| block));
            }
            (Some((block, fence)), Some(text)) => {
                let indent = fence.len() - fence.trim_start().len();
                block.code.push(text.get(indent..).unwrap_or(""));
            }
            (Some((block, _)), None) => {
                let message = "the block is not closed; add a line of backticks".into();
                faults.push(Fault { line: block.line, message });
                open = None;
            }
        }
    }
    (blocks, faults)
}

impl Block<'_> {
    /// Whether the block is a test, or would be if it were not marked `ignore`.
    pub fn is_rust(&self) -> bool {
        !matches!(self.kind, Kind::Other)
    }

    /// Writes the block as a test to the `lines` of a file, each line of code where the block has it.
    pub fn write(&self, lines: &mut [String]) -> Vec<Fault> {
        let (attributes, code) = match self.kind {
            Kind::Run => ("#[test]", &self.code[..]),
            Kind::ShouldPanic => ("#[test] #[should_panic]", &self.code[..]),
            Kind::Compile => ("", &self.code[..]),
            Kind::Ignore => ("#[test] #[ignore = \"as in the documentation\"]", &[][..]),
            Kind::Other => return Vec::new(),
        };
        let mut faults = Vec::new();
        let (before, after) = wrapper(code);
        // The index of the line after the opening fence is the number of the opening fence.
        let start = self.line;
        lines[start - 1] = format!("{attributes} fn line_{start}() {{{before}");
        for (index, text) in (start..).zip(code) {
            let text = shown(text);
            if REFUSE_CORE_PATHS && text.contains("backoff_core::") {
                let message = "users do not depend on `backoff_core`; write `backoff_retry::`";
                faults.push(Fault { line: index + 1, message: message.into() });
            }
            lines[index] = text.replace("backoff_core::", "backoff_retry::");
        }
        lines[start + self.code.len()] = format!("{after}}}");
        faults
    }
}

/// Returns what is written before and after the code, by rustdoc's rules: a block may have a `main`, and one
/// that ends in `Ok::<(), E>(())` may use `?`.
fn wrapper(code: &[&str]) -> (&'static str, &'static str) {
    let has_main = |line: &&str| {
        let line = shown(line).trim_start();
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("async ").unwrap_or(line).starts_with("fn main(")
    };
    if code.iter().any(has_main) {
        return ("", "crate::Finished::check(main());");
    }
    let last = code.iter().rev().find(|line| !shown(line).trim().is_empty());
    if last.is_some_and(|line| line.trim_end().ends_with("(())")) {
        return (
            "fn example() -> ::core::result::Result<(), impl ::core::fmt::Debug> {",
            "} example().unwrap();",
        );
    }
    ("", "")
}

/// Returns the line without the mark that hides it in the documentation.
fn shown(line: &str) -> &str {
    let text = line.trim_start();
    match text.strip_prefix('#') {
        Some("") => "",
        Some(rest) if rest.starts_with('#') => rest,
        Some(rest) => rest.strip_prefix(' ').unwrap_or(line),
        None => line,
    }
}
