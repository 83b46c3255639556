//! What one would see: the face in words.

use crate::language::Text;
use crate::rulebook::{Behaviour, Mood};
use crate::scenario::{Channel, Pronoun};

/// Who is looked at, and how.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// How they show dissatisfaction.
    pub behaviour: Behaviour,
    /// 他 or 她.
    pub pronoun: Pronoun,
    /// On the phone one hears; in writing one reads.
    pub channel: Channel,
}

/// A sentence or two on what one would see or hear. No numbers, no names of feelings: signs.
#[must_use]
pub fn face(look: Look, mood: Mood) -> Text {
    let (zh, en) = match look.channel {
        Channel::FaceToFace if look.behaviour == Behaviour::Passive => quiet(mood),
        Channel::FaceToFace => seen(mood),
        Channel::Phone => heard(look.behaviour, mood),
        Channel::Text => read(mood),
    };
    let (zh_who, en_who, en_his) = match look.pronoun {
        Pronoun::He => ("他", "He", "his"),
        Pronoun::She => ("她", "She", "her"),
    };
    let time = match (mood.patience, look.channel) {
        (..=12, Channel::FaceToFace) => Some(("已经半转过身去", "is half turned to leave")),
        (..=12, _) => Some(("随时会断掉", "may be gone any moment")),
        (13..=28, Channel::FaceToFace) => Some(("又看了一眼时间", "looks at the time again")),
        (13..=28, _) => Some(("催得更紧了", "is pressing for time")),
        _ => None,
    };
    let mut text = Text::new(format!("{zh_who}{zh}"), format!("{en_who} {en}"));
    if let (Some((zh, en)), Some(zh_text), Some(en_text)) = (time, text.zh.as_mut(), text.en.as_mut()) {
        *zh_text += &format!("，{zh}");
        *en_text += &format!("; {} {en}", en_who.to_lowercase());
    }
    Text::new(text.zh.unwrap_or_default() + "。", text.en.unwrap_or_default().replace("{his}", en_his) + ".")
}

/// The five bands of someone who shows it.
fn seen(mood: Mood) -> (&'static str, &'static str) {
    match (mood.arousal, mood.heard, mood.trust) {
        (95.., ..) => ("涨红了脸，手指着你，声音发抖", "is red in the face, pointing at you, {his} voice shaking"),
        (70.., ..) => ("眉头压得很低，嘴唇绷紧，身子往前倾", "has {his} brows down and lips tight, leaning forward"),
        (45.., ..) => ("皱着眉，抱起了胳膊", "is frowning, arms folded"),
        (25.., 55.., _) => ("眉头松开了些，看着你说话", "has let {his} brow go a little and looks at you"),
        (25.., ..) => ("嘴角绷着，眼睛盯着你", "has a set mouth and keeps {his} eyes on you"),
        (_, 55.., 60..) => ("神色松了下来，听得进话", "looks at ease and is listening"),
        (_, 55.., _) => ("平静地看着你，等着看你怎么做", "looks at you calmly, waiting to see what you do"),
        _ => ("没什么表情，看着别处", "shows little and looks elsewhere"),
    }
}

/// Someone who never gets loud: only shorter answers, eyes away, a faster “fine”.
fn quiet(mood: Mood) -> (&'static str, &'static str) {
    match (mood.heard, mood.trust) {
        (65.., 65..) => ("肩膀放下来了，看着你，话也多了", "has let {his} shoulders down, looks at you and says more"),
        (50.., _) => ("抬起头看了看你，像是要说什么", "looks up at you as if about to say something"),
        (35.., _) => ("客气地笑了笑，眼睛没有看你", "gives a polite smile that does not reach you"),
        _ => ("说着“没事”，眼睛看着门口", "says it’s fine, eyes on the door"),
    }
}

fn heard(behaviour: Behaviour, mood: Mood) -> (&'static str, &'static str) {
    if behaviour == Behaviour::Passive {
        return match mood.heard {
            50.. => ("的声音近了些，话也长了", "sounds closer and says more"),
            _ => ("的回答越来越短", "gives shorter and shorter answers"),
        };
    }
    match (mood.arousal, mood.heard) {
        (95.., _) => ("在电话里吼了起来", "is shouting down the line"),
        (70.., _) => ("嗓门很大，一句赶着一句", "is loud, one sentence on top of the next"),
        (45.., _) => ("语气很冲，出气声听得见", "sounds sharp; you can hear the breathing"),
        (25.., _) => ("语气绷着，停顿很短", "sounds tense, with short pauses"),
        (_, 55..) => ("语气缓下来了，肯听你说完", "sounds calmer and lets you finish"),
        _ => ("淡淡地应着", "answers flatly"),
    }
}

fn read(mood: Mood) -> (&'static str, &'static str) {
    match mood.arousal {
        70.. => ("一连发来几条，全是感叹号", "sends several lines in a row, all exclamation marks"),
        45.. => ("回得很快，句句带刺", "answers fast, every line barbed"),
        25.. => ("回得简短，不带称呼", "answers briefly, without a greeting"),
        _ => ("回得平和，话说完整了", "answers evenly, in whole sentences"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;

    #[test]
    fn the_five_bands_and_the_two_silences_look_different() {
        let look = Look { behaviour: Behaviour::Voicer, pronoun: Pronoun::He, channel: Channel::FaceToFace };
        let mood = |arousal, heard, trust| Mood { arousal, heard, trust, patience: 60 };
        let mut faces: Vec<String> =
            [10, 30, 50, 80, 97].iter().map(|a| face(look, mood(*a, 30, 40)).get(Lang::En).to_owned()).collect();
        let passive = Look { behaviour: Behaviour::Passive, ..look };
        faces.push(face(passive, mood(10, 20, 40)).get(Lang::En).to_owned());
        faces.push(face(passive, mood(10, 80, 80)).get(Lang::En).to_owned());
        let count = faces.len();
        faces.sort();
        faces.dedup();
        assert_eq!(faces.len(), count, "{faces:?}");
    }
}
