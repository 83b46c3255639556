//! What the customer thinks but does not say, in practice on demand: one sentence in their own voice.

use crate::language::Text;
use crate::roleplay::{Roleplay, State};
use crate::rulebook::Behaviour;

/// What goes through the customer's head in a state. Says what presses most, never what to do about it.
#[must_use]
pub fn thought(roleplay: &Roleplay<'_>, state: &State) -> Text {
    let mood = state.mood;
    let is_quiet = roleplay.scenario.customer.behaviour == Behaviour::Passive;
    let (zh, en) = if mood.patience <= 15 {
        ("再这么耗下去，我走人了。", "A little more of this and I’m gone.")
    } else if mood.arousal >= 85 {
        ("还跟我讲道理？我现在一句都听不进去。", "Reasons? I can’t take in a word of them now.")
    } else if state.audience > 0 && mood.arousal >= 45 {
        ("这么多人看着，我要是软了，就白闹了。", "Everyone’s watching. If I give in now, it was all for nothing.")
    } else if state.gate_open {
        opened(state)
    } else if is_quiet && mood.heard < 50 {
        (
            "说了又能怎么样？办完赶紧走，下次不来了。",
            "What good would telling them do? Get it done, go, never come back.",
        )
    } else if mood.arousal > roleplay.gate_arousal() {
        ("一肚子火，先让我说完行不行？", "I’m boiling. Can I at least finish?")
    } else if !state.acknowledged {
        ("跟我说了一堆，没有一句是说我的。", "All that talk, and not one word of it about me.")
    } else if mood.trust < 35 {
        ("话是好听，谁知道算不算数。", "Nicely said. Who knows whether it counts.")
    } else {
        ("好像是听进去了一点，真懂了没有？", "Some of it got through. But do they really see it?")
    };
    Text::new(zh, en)
}

fn opened(state: &State) -> (&'static str, &'static str) {
    match (state.tabled, state.asked_expectation) {
        _ if state.mood.trust < 40 => {
            ("他懂我的意思了。可说到做到，还得看看。", "They see what I mean. Whether they’ll do it is another matter.")
        }
        (false, false) => ("总算有人听懂了。那现在怎么办？", "Somebody understands at last. So what happens now?"),
        (false, true) => ("我想要的都说了，看你拿出什么来。", "I’ve said what I’d like. Let’s see what you have."),
        (true, false) => {
            ("办法倒是有了，就是没人问过我想怎么样。", "There’s a way, all right. Nobody has asked what I’d like.")
        }
        (true, true) => ("这么办，我能接受。别再变了就行。", "I can live with that. As long as it stays that way."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::Rulebook;
    use crate::scenario::Library;

    #[test]
    fn a_thought_follows_the_mood_and_never_names_a_move() {
        let library = Library::open(&[]);
        let rulebook = Rulebook::embedded();
        let scenario = library.find("four_quotes").and_then(|entry| entry.scenario.as_ref()).unwrap();
        let roleplay = Roleplay::new(&rulebook, scenario);
        let state = roleplay.begin(&mut ());
        let with = |change: &dyn Fn(&mut State)| {
            let mut state = state;
            change(&mut state);
            thought(&roleplay, &state).zh.unwrap()
        };
        let all = [
            with(&|_| {}),
            with(&|state| state.mood.arousal = 95),
            with(&|state| state.mood.patience = 5),
            with(&|state| state.gate_open = true),
            with(&|state| state.mood.arousal = 20),
        ];
        for (index, one) in all.iter().enumerate() {
            assert!(!all[..index].contains(one), "{one} twice");
        }
    }
}
