//! How strongly a move works on this customer, this time.

use super::Roleplay;
use super::state::State;
use crate::rulebook::{Effect, Family, Move, Points};
use crate::source::Vocabulary as _;

impl Roleplay<'_> {
    /// The four numbers of a move before damping: type and motive percentages, boosts, repetition and delivery,
    /// truncated toward zero at every step.
    pub(super) fn move_effect(&self, act: Move, state: &State, emotion_percent: i32) -> Effect {
        let rule = &self.rulebook.moves[act];
        let is_emotion = rule.family == Family::Emotion;
        let boost = self.behaviour.boosts[act] * self.motive.boosts[act] / 100;
        let repetition = &self.rulebook.repetition;
        let uses = usize::from(state.uses[act.index()]).min(3);
        let repeated = if is_emotion { repetition.emotion[uses] } else { repetition.other[uses] };
        let delivered = if is_emotion { emotion_percent } else { 100 };
        let finish = |value: i32, percent: i32| value * percent / 100 * boost / 100 * repeated / 100 * delivered / 100;
        let base = rule.effect;
        Effect {
            arousal: finish(base.arousal, self.arousal_percent(base.arousal)),
            heard: finish(base.heard, if base.heard > 0 { self.behaviour.heard_gain } else { 100 }),
            trust: finish(base.trust, if is_emotion && base.trust > 0 { self.motive.trust_from_emotion } else { 100 }),
            patience: finish(base.patience, 100),
        }
    }

    /// The points of a move, weakened by repetition.
    pub(super) fn move_points(&self, act: Move, state: &State) -> Points {
        let uses = usize::from(state.uses[act.index()]).min(3);
        let percent = self.rulebook.repetition.points[uses];
        self.rulebook.moves[act].points.map(|points| points * percent / 100)
    }

    /// Whether repetition leaves less of a move than the first time.
    pub(super) fn is_worn(&self, act: Move, state: &State) -> bool {
        let uses = usize::from(state.uses[act.index()]).min(3);
        let repetition = &self.rulebook.repetition;
        let scale =
            if self.rulebook.moves[act].family == Family::Emotion { repetition.emotion } else { repetition.other };
        scale[uses] < 100
    }

    /// A rise of arousal with the anger gain of the type; everything else as it stands.
    pub(super) fn with_anger(&self, effect: Effect) -> Effect {
        let percent = if effect.arousal > 0 { self.behaviour.anger_gain } else { 100 };
        Effect { arousal: effect.arousal * percent / 100, ..effect }
    }

    fn arousal_percent(&self, arousal: i32) -> i32 {
        if arousal < 0 { self.behaviour.relief } else { self.behaviour.anger_gain }
    }
}
