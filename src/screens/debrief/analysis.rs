//! What could have been: computed once for a conversation, since it searches everything that could still be said.

use crate::audit::{Root, Search, WhatIf, root, what_ifs};
use crate::debrief::Judge;
use crate::roleplay::{Replay, Roleplay};

/// The other sentences of every turn, and where the conversation was lost.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// For every turn, every option of its node in written order.
    pub what_ifs: Vec<Vec<WhatIf>>,
    /// The sentence at which the best that could be reached fell by far.
    pub root: Option<Root>,
}

/// Steps one question may take while somebody waits for the page: some hundredths of a second.
const QUICK: u64 = 50_000;

impl Analysis {
    /// Of a conversation.
    #[must_use]
    pub fn of(judge: &Judge<'_>, replay: &Replay) -> Self {
        let mut search = Search::with_budget(judge, QUICK);
        let what_ifs = what_ifs(&mut search, replay);
        let root = root(&what_ifs);
        Self { what_ifs, root }
    }

    /// The best total that could still be reached after each sentence.
    #[must_use]
    pub fn still(&self) -> Vec<i32> {
        let said = |options: &Vec<WhatIf>| options.iter().find(|option| option.chosen).map_or(0, |o| o.best.total);
        self.what_ifs.iter().map(said).collect()
    }
}

/// The four meters after an option and after each response of the best that can be made of it.
#[must_use]
pub fn course(roleplay: &Roleplay<'_>, option: &WhatIf) -> Vec<[i32; 4]> {
    let mut moods = vec![option.after.mood];
    let mut state = option.next;
    for response in &option.best.path {
        if state.over.is_some() {
            break;
        }
        let mut after = state;
        let target = roleplay.respond(&mut after, *response, &mut ());
        moods.push(after.mood);
        state = after;
        if let Some(target) = target {
            roleplay.proceed(&mut state, target, &mut ());
        }
    }
    moods.iter().map(|mood| [mood.arousal, mood.heard, mood.trust, mood.patience]).collect()
}
