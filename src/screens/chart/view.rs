//! What the curve shows, as plain data.

use super::place_of;
use crate::audit::Root;
use crate::debrief::{Judge, climb, meter_name};
use crate::language::Lang;
use crate::roleplay::Replay;
use crate::rulebook::Mood;
use crate::screens::evidence_words::mark_of;
use crate::screens::widgets::Mark;
use crate::screens::words;

/// Everything the curve shows.
#[derive(Clone, Debug)]
pub(in crate::screens) struct ChartView {
    /// Position in sentences (0 is the start, a half is a message between two) and the four meters.
    pub points: Vec<(f32, [i32; 4])>,
    /// What each sentence was.
    pub marks: Vec<Mark>,
    /// How each sentence begins.
    pub beginnings: Vec<String>,
    /// The gate at the start and after each sentence.
    pub gates: Vec<bool>,
    /// The sentence (from 0) from which it climbed.
    pub climb: Option<usize>,
    /// The sentence at which it was lost.
    pub root: Option<usize>,
    /// The best total that could still be reached after each sentence.
    pub still: Vec<i32>,
    /// Messages that moved the mood: index of the point, and in words if it was by much.
    pub news: Vec<(usize, Option<String>)>,
    /// How the customer left.
    pub left: Option<String>,
    /// The whole in words, for who cannot see it.
    pub told: String,
}

/// A message of the story moves arousal at least so much before it gets a point of its own, and by twice as much
/// before it gets words.
const NEWS: i32 = 10;

/// So much of a sentence shows under the pointer.
const BEGINNING: usize = 24;

const fn meters(mood: Mood) -> [i32; 4] {
    [mood.arousal, mood.heard, mood.trust, mood.patience]
}

impl ChartView {
    /// The curve of a replay.
    pub fn new(judge: &Judge<'_>, replay: &Replay, still: &[i32], root: Option<Root>, lang: Lang) -> Self {
        let roleplay = judge.roleplay();
        let scenario = roleplay.scenario;
        let mut points = vec![(0.0, meters(replay.start.mood))];
        let mut news = Vec::new();
        let mut gates = vec![replay.start.gate_open];
        let mut last = replay.start.mood;
        for (index, turn) in replay.turns.iter().enumerate() {
            let by = (turn.before.mood.arousal - last.arousal).abs();
            if by >= NEWS && index > 0 {
                let title = scenario.node(turn.before.node).title.get(lang);
                let words =
                    (by >= 2 * NEWS && !title.is_empty()).then(|| words::NEWS_IS.with(lang, &[("title", title)]));
                news.push((points.len(), words));
                points.push((place_of(index) + 0.5, meters(turn.before.mood)));
            }
            points.push((place_of(index + 1), meters(turn.after.mood)));
            gates.push(turn.after.gate_open);
            last = turn.after.mood;
        }
        let end = replay.now(&roleplay);
        let left = end
            .walked_out()
            .map(|_| words::left(scenario.customer.pronoun, scenario.node(end.node).channel).get(lang).to_owned());
        let values = meters(last);
        let told: Vec<String> =
            (0..4).map(|index| format!("{} {}", meter_name(index).get(lang), values[index])).collect();
        let beginning = |words: &str| {
            let head: String = words.chars().take(BEGINNING).collect();
            if head.len() < words.len() { format!("{head}……") } else { head }
        };
        Self {
            points,
            marks: replay.turns.iter().map(|turn| mark_of(roleplay.rulebook, turn)).collect(),
            beginnings: replay
                .turns
                .iter()
                .map(|turn| beginning(roleplay.words(&turn.before, turn.response).get(lang)))
                .collect(),
            gates,
            climb: climb(replay),
            root: root.map(|root| root.turn),
            still: still.to_vec(),
            news,
            left,
            told: told.join(lang.pick("，", ", ")),
        }
    }
}
