//! The page: what its scripts call.

use wasm_bindgen::prelude::wasm_bindgen;

use schedule::summary::Summary;

use crate::charts;
use crate::settings::{Fields, Settings};
use crate::storm::Storm;
use crate::view::{self, View};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}

/// What the page shows at the moment.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Explorer {
    shown: Option<(Summary, Storm)>,
}

#[wasm_bindgen]
impl Explorer {
    /// Makes an explorer that shows nothing.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        std::panic::set_hook(Box::new(|panic| error(&panic.to_string())));
        Self::default()
    }

    /// Reads the fields, which are an object in JSON. Returns what is to be shown as `{ "view": .. }`, or what is wrong
    /// as `{ "faults": { field: message } }`, in which case everything stays as it was.
    ///
    /// `seed` is that of the clients of the storm. The waits always have that of `schedule`, so that the figures agree.
    pub fn set(&mut self, fields: &str, seed: u32) -> Result<String, String> {
        let fields: Fields = serde_json::from_str(fields).map_err(|error| error.to_string())?;
        let answer = match Settings::read(&fields) {
            Err(faults) => serde_json::json!({ "faults": faults }),
            Ok(settings) => {
                let summary = view::summarize(&settings)?;
                let storm = Storm::new(&settings, seed.into());
                let view = View::new(&fields, &settings, &summary, &storm)?;
                self.shown = Some((summary, storm));
                serde_json::json!({ "view": view })
            }
        };
        Ok(answer.to_string())
    }

    /// Draws the waits.
    pub fn waits(&self, width: f64) -> String {
        self.shown.as_ref().map(|(summary, _)| charts::waits(summary, width)).unwrap_or_default()
    }

    /// Draws the load of 1,000 clients.
    pub fn load(&self, width: f64) -> String {
        self.shown.as_ref().map(|(summary, _)| charts::load(summary, width)).unwrap_or_default()
    }

    /// Draws the offered load of the storm up to a second.
    pub fn offered(&self, width: f64, second: usize) -> String {
        self.draw(|storm| charts::offered(storm, width, second))
    }

    /// Draws the goodput of the storm up to a second.
    pub fn goodput(&self, width: f64, second: usize) -> String {
        self.draw(|storm| charts::goodput(storm, width, second))
    }

    /// Returns what is seen at a second of the storm, in JSON.
    pub fn moment(&self, second: usize) -> String {
        self.draw(|storm| serde_json::json!(storm.moment(second)).to_string())
    }

    fn draw(&self, draw: impl Fn(&Storm) -> String) -> String {
        self.shown.as_ref().map(|(_, storm)| draw(storm)).unwrap_or_default()
    }
}
