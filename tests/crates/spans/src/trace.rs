//! What was recorded of one test.

use std::collections::HashMap;
use std::fmt::Write;
use std::thread::ThreadId;

use crate::layer::{Fields, Step, What};

/// What was recorded of one test.
#[derive(Debug)]
pub struct Trace {
    root: u64,
    steps: Vec<Step>,
}

impl Trace {
    /// Takes what was recorded, and checks what is true of all spans: each is entered in its parent, is left as often as
    /// it is entered, by the same thread and in the reverse order, is closed once, and is not used after that.
    pub(crate) fn new(root: u64, steps: Vec<Step>) -> Self {
        let mut entered: HashMap<ThreadId, Vec<u64>> = HashMap::new();
        let mut closed = Vec::new();
        for step in &steps {
            let key = *step.path.last().expect("a step is below a span");
            assert!(!closed.contains(&key), "{key} is used after it was closed: {step:?}");
            let stack = entered.entry(step.thread).or_default();
            match step.what {
                What::Entered => {
                    let parent = step.path.iter().rev().nth(1);
                    assert!(
                        parent.is_none_or(|it| stack.contains(it)),
                        "not in its parent: {step:?}"
                    );
                    stack.push(key);
                }
                What::Left => assert_eq!(stack.pop(), Some(key), "left out of order: {step:?}"),
                What::Closed => closed.push(key),
                What::Opened(..) | What::Recorded(_) | What::Event(..) => {}
            }
        }
        assert!(entered.values().all(Vec::is_empty), "not left: {entered:?}");
        let opened = steps.iter().filter(|step| matches!(step.what, What::Opened(..))).count();
        assert_eq!(closed.len(), opened, "spans that were not closed");
        Self { root, steps }
    }

    /// Writes the spans and events as a tree, with their fields; those of this library without their target. The field
    /// `elapsed` is left out.
    #[must_use]
    pub fn tree(&self) -> String {
        let mut tree = String::new();
        self.write_below(self.root, 0, &mut tree);
        tree
    }

    fn write_below(&self, parent: u64, depth: usize, tree: &mut String) {
        for (at, step) in self.steps.iter().enumerate() {
            let indent = "  ".repeat(depth);
            match (&step.what, &step.path[..]) {
                (What::Event(about, fields), [.., around]) if *around == parent => {
                    let library = if about.target() == "backoff_retry" { "* " } else { "" };
                    let message = fields.0.iter().find(|(name, _)| *name == "message");
                    let message = message.map_or("", |(_, text)| text);
                    writeln!(tree, "{indent}{library}{message:?}").unwrap();
                }
                (What::Opened(about, fields), [.., around, key]) if *around == parent => {
                    write!(tree, "{indent}{}", about.name()).unwrap();
                    write_fields(fields, tree);
                    for later in &self.steps[at..] {
                        match &later.what {
                            What::Recorded(fields) if later.path.last() == Some(key) => {
                                write_fields(fields, tree);
                            }
                            _ => {}
                        }
                    }
                    tree.push('\n');
                    self.write_below(*key, depth + 1, tree);
                }
                _ => {}
            }
        }
    }

    /// Writes what happened to the spans of that name, in order: `+` opened, `>` entered, `<` left, `-` closed.
    #[must_use]
    pub fn steps(&self, name: &str) -> String {
        let named =
            |step: &&Step| matches!(step.what, What::Opened(about, _) if about.name() == name);
        let keys: Vec<_> = self.steps.iter().filter(named).map(|it| it.path.last()).collect();
        let of_name = self.steps.iter().filter(|step| keys.contains(&step.path.last()));
        of_name
            .filter_map(|step| match step.what {
                What::Opened(..) => Some('+'),
                What::Entered => Some('>'),
                What::Left => Some('<'),
                What::Closed => Some('-'),
                What::Recorded(_) | What::Event(..) => None,
            })
            .collect()
    }

    /// Returns whether all spans of that name were closed before that event.
    ///
    /// # Panics
    /// If there is no such event.
    #[must_use]
    pub fn ends_before(&self, name: &str, event: &str) -> bool {
        let is_event = |step: &Step| match &step.what {
            What::Event(_, Fields(fields)) => fields.iter().any(|(_, text)| text == event),
            _ => false,
        };
        let at = self.steps.iter().position(is_event).expect("the event was logged");
        let before = Self { root: self.root, steps: self.steps[..at].to_vec() };
        before.steps(name) == self.steps(name) && before.steps(name).ends_with('-')
    }

    /// Returns the target and the level of each span.
    #[must_use]
    pub fn targets_and_levels(&self) -> Vec<String> {
        let about = self.steps.iter().filter_map(|step| match step.what {
            What::Opened(about, _) => Some(format!("{} {}", about.target(), about.level())),
            _ => None,
        });
        about.collect()
    }
}

fn write_fields(Fields(fields): &Fields, tree: &mut String) {
    for (name, text) in fields {
        write!(tree, " {name}={text}").unwrap();
    }
}
