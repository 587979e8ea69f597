#[on_exception(expo, max_tries = 5, span)]
fn read(path: &str) -> io::Result<String> {
    fs::read_to_string(path)
}
