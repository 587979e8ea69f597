impl<T: Clone> Fetch for Service<T> {
    #[on_exception(constant(1s), max_tries = self.tries, log = none)]
    async fn fetch(mut self, needed: u32) -> Result<Self, Failed> {
        self.call(needed).await?;
        Ok(self)
    }
}
