//! Scenarios and rulebooks as they were when they were played, read once each.

use super::rows::text_hash;
use super::store::Store;
use crate::debrief::Judge;
use crate::roleplay::Roleplay;
use crate::rulebook::Rulebook;
use crate::scenario::{Entry, Library, Scenario};
use crate::source::Source;
use std::collections::BTreeMap;

/// Texts of the records, read as what they are. A text that this program cannot read any more is remembered as
/// such.
#[derive(Debug, Default)]
pub struct Shelf<'l> {
    /// Cases that are read already, by the hash of their text.
    library: BTreeMap<[u8; 32], &'l Scenario>,
    scenarios: BTreeMap<i64, Option<Scenario>>,
    rulebooks: BTreeMap<i64, Option<Rulebook>>,
}

impl<'l> Shelf<'l> {
    /// A shelf beside a library: what is written there word for word is not read again.
    #[must_use]
    pub fn beside(library: &'l Library) -> Self {
        let known = |entry: &'l Entry| Some((text_hash(&entry.source.text), entry.scenario.as_ref()?));
        Self { library: library.entries().iter().filter_map(known).collect(), ..Self::default() }
    }

    /// Takes the texts of these numbers from the store, where they are not here yet.
    pub fn fetch(&mut self, store: &Store, texts: impl IntoIterator<Item = (i64, i64)>) {
        for (scenario, rulebook) in texts {
            let library = &self.library;
            self.scenarios.entry(scenario).or_insert_with(|| {
                let hash: Option<[u8; 32]> = store.hash(scenario).ok().and_then(|hash| hash.try_into().ok());
                if let Some(known) = hash.and_then(|hash| library.get(&hash)) {
                    return Some((*known).clone());
                }
                let text = store.text(scenario).ok()?;
                Scenario::load(&Source::new("scenario", text)).ok()
            });
            self.rulebooks.entry(rulebook).or_insert_with(|| {
                let text = store.text(rulebook).ok()?;
                Rulebook::load(&Source::new("rulebook", text)).ok()
            });
        }
    }

    /// The judge of a pair of texts; `None` if one of them cannot be read.
    #[must_use]
    pub fn judge(&self, (scenario, rulebook): (i64, i64)) -> Option<Judge<'_>> {
        let scenario = self.scenarios.get(&scenario)?.as_ref()?;
        let rulebook = self.rulebooks.get(&rulebook)?.as_ref()?;
        Some(Judge::new(Roleplay::new(rulebook, scenario)))
    }

    /// The judges of all pairs, so that each is made once.
    #[must_use]
    pub fn judges(&self, pairs: impl IntoIterator<Item = (i64, i64)>) -> BTreeMap<(i64, i64), Judge<'_>> {
        let mut judges = BTreeMap::new();
        for pair in pairs {
            if !judges.contains_key(&pair)
                && let Some(judge) = self.judge(pair)
            {
                judges.insert(pair, judge);
            }
        }
        judges
    }
}
