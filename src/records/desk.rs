//! From the store to what is computed: the only place where progress and reports touch the database.

use super::progress::{Offer, Played, Progress, progress};
use super::runs::{Run, Which};
use super::shelf::Shelf;
use super::store::Store;
use super::trouble::Trouble;
use crate::scenario::Library;

/// The cases of a library as progress sees them.
#[must_use]
pub fn offers(library: &Library) -> Vec<Offer> {
    library
        .scenarios()
        .map(|scenario| Offer {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            level: scenario.level,
            behaviour: scenario.customer.behaviour,
            // No case can be played in changed form yet; see `Start::variant`.
            has_variants: false,
        })
        .collect()
}

impl Store {
    /// Replays runs; those whose text this program cannot read are left out.
    #[must_use]
    pub fn played(&self, runs: &[Run]) -> Vec<Played> {
        let mut shelf = Shelf::default();
        shelf.fetch(self, runs.iter().map(|run| run.texts));
        let judges = shelf.judges(runs.iter().map(|run| run.texts));
        runs.iter().filter_map(|run| Played::of(judges.get(&run.texts)?, run)).collect()
    }

    /// The progress of a trainee.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn progress(&self, trainee: i64, library: &[Offer]) -> Result<Progress, Trouble> {
        let mut runs = self.runs(&Which { trainee: Some(trainee), ..Which::default() })?;
        runs.retain(Run::counts);
        Ok(progress(&self.played(&runs), library, (self.clock)().day()))
    }
}
