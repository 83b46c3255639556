//! What the customer says appears at a steady pace, as if spoken; one key shows all of it.

use crate::language::Lang;
use crate::screens::theme::CHARACTERS;
use egui::{Color32, Galley, Pos2, Rect, Ui, pos2};
use std::sync::Arc;

/// A piece of what happens at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    /// What kind.
    pub(super) kind: BeatKind,
    /// The words.
    pub(super) words: String,
}

/// What kind of piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BeatKind {
    /// Said by the customer.
    Speech,
    /// Where and when, in small letters; there at once.
    Scene,
}

/// Milliseconds of silence between two pieces.
const BREATH: u64 = 450;

fn characters(words: &str) -> u64 {
    words.chars().filter(|c| !c.is_whitespace()).count() as u64
}

fn ms_for(words: &str, lang: Lang) -> u64 {
    let pace = CHARACTERS[lang as usize];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some 10, above 0")]
    let pace = pace as u64;
    characters(words) * 1_000 / pace
}

/// Milliseconds until all of it is shown.
pub(super) fn duration(beats: &[Beat], lang: Lang) -> u64 {
    let spoken = beats.iter().filter(|beat| beat.kind == BeatKind::Speech);
    spoken.map(|beat| ms_for(&beat.words, lang) + BREATH).sum::<u64>().saturating_sub(BREATH)
}

/// How many characters of each piece are shown after so many milliseconds; all of them where `None`.
pub(super) fn shown(beats: &[Beat], lang: Lang, elapsed: Option<u64>) -> Vec<usize> {
    let Some(mut left) = elapsed else { return vec![usize::MAX; beats.len()] };
    let mut is_waiting = false;
    beats
        .iter()
        .map(|beat| {
            if beat.kind == BeatKind::Scene {
                return if is_waiting { 0 } else { usize::MAX };
            }
            let whole = ms_for(&beat.words, lang);
            if is_waiting {
                return 0;
            }
            if left >= whole {
                left = left.saturating_sub(whole + BREATH);
                is_waiting = left == 0;
                return usize::MAX;
            }
            is_waiting = true;
            let share = left * characters(&beat.words) / whole.max(1);
            usize::try_from(share).unwrap_or(usize::MAX)
        })
        .collect()
}

/// Paints the first characters of a text that is laid out whole, so that nothing moves while it grows.
pub(super) fn paint(ui: &Ui, laid: &Arc<Galley>, at: Pos2, colour: Color32, characters: usize) {
    let mut left = characters;
    let clip = ui.clip_rect();
    for row in &laid.rows {
        let inked = |glyph: &&egui::epaint::text::Glyph| !glyph.chr.is_whitespace();
        let count = row.row.glyphs.iter().filter(inked).count();
        let top = at.y + row.pos.y;
        let mut part = Rect::from_min_max(pos2(f32::NEG_INFINITY, top), pos2(f32::INFINITY, top + row.row.size.y));
        if left < count {
            let end = row.row.glyphs.iter().filter(inked).take(left).last();
            let Some(end) = end else { return };
            part.max.x = at.x + row.pos.x + end.pos.x + end.advance_width;
        }
        ui.painter().with_clip_rect(part.intersect(clip)).galley(at, Arc::clone(laid), colour);
        if left < count {
            return;
        }
        left -= count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beats() -> Vec<Beat> {
        let beat = |kind, words: &str| Beat { kind, words: words.to_owned() };
        vec![
            beat(BeatKind::Speech, "行，我记住了。"),
            beat(BeatKind::Scene, "第 2 天"),
            beat(BeatKind::Speech, "给个准数。"),
        ]
    }

    #[test]
    fn it_grows_steadily_and_ends_when_it_says() {
        let beats = beats();
        let whole = duration(&beats, Lang::Zh);
        assert_eq!(shown(&beats, Lang::Zh, Some(0)), [0, 0, 0]);
        let mut last = 0;
        for ms in 0..=whole {
            let shown = shown(&beats, Lang::Zh, Some(ms));
            let sum: usize = shown.iter().zip(&beats).map(|(n, beat)| (*n).min(beat.words.chars().count())).sum();
            assert!(sum >= last, "{ms}");
            last = sum;
        }
        assert_eq!(shown(&beats, Lang::Zh, Some(whole)), [usize::MAX; 3]);
        assert_eq!(shown(&beats, Lang::Zh, None), [usize::MAX; 3]);
    }

    #[test]
    fn the_scene_changes_after_the_reply_and_before_the_next_line() {
        let beats = beats();
        let reply = ms_for(&beats[0].words, Lang::Zh);
        assert_eq!(shown(&beats, Lang::Zh, Some(reply)), [usize::MAX, 0, 0]);
        assert_eq!(shown(&beats, Lang::Zh, Some(reply + BREATH + 1)), [usize::MAX, usize::MAX, 0]);
    }
}
