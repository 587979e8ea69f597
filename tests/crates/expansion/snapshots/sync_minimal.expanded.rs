fn read(path: &str) -> io::Result<String> {
    p::plain_loop! {
        in_closure(|| -> io::Result < String > { fs::read_to_string(path) }) returned
        __returned result __returned name "::read" max_tries 5u32 jitter default_jitter
        generator expo
    }
}
