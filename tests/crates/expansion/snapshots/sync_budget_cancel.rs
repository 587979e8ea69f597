#[on_exception(expo, max_tries = 5, budget = &self.budget, cancel = &STOP)]
fn load(&self, path: &Path) -> Result<Body, Error> {
    read(path)
}
