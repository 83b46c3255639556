//! Damping: gains shrink near the ceiling, and trust that was high falls harder.

use crate::rulebook::{Effect, Mood};

/// The mood after an effect; each meter truncated toward zero and kept in 0..=100.
///
/// No relief takes arousal below `floor`; a lower arousal stays where it is.
pub(super) fn damped(mood: Mood, effect: Effect, floor: i32) -> Mood {
    let arousal = if effect.arousal < 0 {
        let relieved = mood.arousal + effect.arousal * (mood.arousal + 30) / 100;
        relieved.max(floor.min(mood.arousal))
    } else {
        mood.arousal + effect.arousal
    };
    let gain = |value: i32, change: i32| {
        if change > 0 { value + change * (110 - value) / 100 } else { value + change }
    };
    let trust = if effect.trust < 0 {
        mood.trust + effect.trust * (50 + mood.trust) / 100
    } else {
        gain(mood.trust, effect.trust)
    };
    Mood {
        arousal: arousal.clamp(0, 100),
        heard: gain(mood.heard, effect.heard).clamp(0, 100),
        trust: trust.clamp(0, 100),
        patience: gain(mood.patience, effect.patience).clamp(0, 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn losing_trust_hurts_more_when_there_was_much_of_it() {
        let lose = |trust| {
            trust - damped(Mood { trust, ..Mood::default() }, Effect { trust: -10, ..Effect::default() }, 0).trust
        };
        assert_eq!(lose(90), 14);
        assert_eq!(lose(20), 7);
    }

    #[test]
    fn relief_never_goes_below_the_floor_nor_lifts_to_it() {
        let relieve = |arousal| {
            damped(Mood { arousal, ..Mood::default() }, Effect { arousal: -20, ..Effect::default() }, 50).arousal
        };
        assert_eq!(relieve(60), 50);
        assert_eq!(relieve(40), 40);
    }

    proptest! {
        #[test]
        fn meters_stay_in_range(m in prop::array::uniform4(0..=100), e in prop::array::uniform4(-200..=200), floor in 0..=100) {
            let mood = Mood { arousal: m[0], heard: m[1], trust: m[2], patience: m[3] };
            let effect = Effect { arousal: e[0], heard: e[1], trust: e[2], patience: e[3] };
            prop_assert!(damped(mood, effect, floor).in_range());
        }
    }
}
