//! Every condition of a scenario, wherever it stands.

use crate::scenario::{Condition, Scenario};

/// Calls `see` with each of them.
pub(super) fn each(scenario: &Scenario, see: &mut impl FnMut(&Condition)) {
    let mut ask = |when: Option<&Condition>| when.into_iter().for_each(&mut *see);
    for node in &scenario.nodes {
        node.time.iter().for_each(|time| ask(time.when.as_ref()));
        node.says.iter().for_each(|line| ask(line.when.as_ref()));
        for enter in &node.enter {
            ask(enter.when.as_ref());
            enter.quotes.iter().for_each(|quote| ask(quote.when.as_ref()));
        }
        for response in &node.responses {
            response.say.iter().for_each(|say| ask(say.when.as_ref()));
            response.acts.iter().for_each(|acts| ask(acts.when.as_ref()));
            response.reply.iter().for_each(|reply| ask(reply.when.as_ref()));
            response.next.iter().for_each(|next| ask(next.when.as_ref()));
            response.quotes.iter().for_each(|quote| ask(quote.when.as_ref()));
            response.promises.iter().for_each(|promise| ask(promise.when.as_ref()));
        }
    }
    scenario.endings.iter().for_each(|ending| ask(ending.when.as_ref()));
    let keys = &scenario.keys;
    ask(Some(&keys.remedy_best));
    [&keys.remedy_acceptable, &keys.promised, &keys.recorded].into_iter().for_each(|key| ask(key.as_ref()));
}
