//! The look in one place: colours, type scale, spacing.
//!
//! Every pair of a text colour and a surface that meet on a screen has a contrast of at least 4.5, every border
//! that says “you can press here” at least 3; a test computes it.

use crate::language::Lang;
use egui::{Color32, CornerRadius, FontFamily, FontId, Shadow};

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// The ground of every screen.
pub const PAPER: Color32 = hex(0x00FA_F6F0);
/// Cards and bars.
pub const CARD: Color32 = hex(0x00FF_FFFF);
/// Wells in a card.
pub const SUNK: Color32 = hex(0x00F3_EDE4);
/// Text.
pub const INK: Color32 = hex(0x002B_2A33);
/// Secondary text, on paper, card and sunk only.
pub const SOFT: Color32 = hex(0x006B_6875);
/// Decoration only.
pub const LINE: Color32 = hex(0x00E5_DDD2);
/// Borders of what can be pressed.
pub const CONTROL: Color32 = hex(0x008A_8375);
/// Primary action and focus.
pub const ACCENT: Color32 = hex(0x002F_6F73);
/// Text on [`ACCENT_TINT`].
pub const ACCENT_DEEP: Color32 = hex(0x0024_5A5D);
/// What is chosen, and what the trainee said.
pub const ACCENT_TINT: Color32 = hex(0x00DD_EBEA);
/// The flag, a broken file, a low bar.
pub const WARM: Color32 = hex(0x00A8_432D);
/// The column under the flag.
pub const WARM_TINT: Color32 = hex(0x00F7_DAD3);
/// Minor warnings.
pub const AMBER: Color32 = hex(0x0086_590C);
/// The ground of [`AMBER`].
pub const AMBER_TINT: Color32 = hex(0x00FB_F1DC);
/// Kept, open.
pub const SAGE: Color32 = hex(0x0046_703A);
/// The strip of an open gate.
pub const SAGE_TINT: Color32 = hex(0x00DC_EAD3);
/// The plot while the gate is open.
pub const SAGE_WASH: Color32 = hex(0x00E9_F1E3);
/// Faults and red lines, always with a mark.
pub const FAULT: Color32 = hex(0x009B_231D);

/// A line of the chart and the text at its end.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// The line.
    pub line: Color32,
    /// Its name.
    pub text: Color32,
}

/// Arousal, heard, trust, patience.
pub const SERIES: [Series; 4] = [
    Series { line: hex(0x00C8_443C), text: hex(0x00B9_3A33) },
    Series { line: hex(0x002E_7FA8), text: hex(0x0022_698D) },
    Series { line: hex(0x005B_4B9A), text: hex(0x005B_4B9A) },
    Series { line: hex(0x00A0_6A12), text: AMBER },
];

/// Fill and text of a pair that belongs together: chips, grades.
#[derive(Clone, Copy, Debug)]
pub struct Tint {
    /// The ground.
    pub fill: Color32,
    /// Text on it, and the block of a chip.
    pub text: Color32,
}

/// Chips of the five families: emotion, inquiry, procedure, solution, closing.
pub const FAMILIES: [Tint; 5] = [
    Tint { fill: hex(0x00FB_E9E4), text: hex(0x008F_3A26) },
    Tint { fill: hex(0x00E3_F0F6), text: hex(0x001D_5C7D) },
    Tint { fill: hex(0x00EC_E8F6), text: hex(0x004A_3C86) },
    Tint { fill: hex(0x00E6_F1EA), text: hex(0x0033_603F) },
    Tint { fill: hex(0x00F1_ECE2), text: hex(0x005F_5440) },
];

/// The chip of a grade, by the total.
#[must_use]
pub const fn grade(total: i32) -> Tint {
    match total {
        90.. => Tint { fill: ACCENT, text: CARD },
        70.. => Tint { fill: SAGE_TINT, text: hex(0x0035_592A) },
        60.. => Tint { fill: hex(0x00F6_DFC0), text: hex(0x006F_4A08) },
        _ => Tint { fill: hex(0x00FB_E9E4), text: hex(0x008F_3A26) },
    }
}

/// What a text is for; decides its size, line height and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The total.
    Score,
    /// Headline, screen title.
    H1,
    /// Smaller headline.
    H2,
    /// Card title.
    H3,
    /// What the customer is saying now.
    SayNow,
    /// What people say.
    Say,
    /// Running text and buttons.
    Body,
    /// The same, bold.
    Strong,
    /// Secondary lines, chips, tables.
    Small,
    /// The same, bold.
    SmallStrong,
    /// Axis numbers and key caps; never a sentence.
    Micro,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 11] = [
        Self::Score,
        Self::H1,
        Self::H2,
        Self::H3,
        Self::SayNow,
        Self::Say,
        Self::Body,
        Self::Strong,
        Self::Small,
        Self::SmallStrong,
        Self::Micro,
    ];

    /// Size in points.
    #[must_use]
    pub const fn size(self) -> f32 {
        match self {
            Self::Score => 72.0,
            Self::H1 => 24.0,
            Self::H2 => 20.0,
            Self::SayNow => 18.0,
            Self::H3 | Self::Say => 16.0,
            Self::Body | Self::Strong => 15.0,
            Self::Small | Self::SmallStrong => 13.0,
            Self::Micro => 12.0,
        }
    }

    /// Distance between two lines in points. Chinese wants more air, and the fonts' own boxes differ.
    #[must_use]
    pub const fn line(self, lang: Lang) -> f32 {
        let (zh, en) = match self {
            Self::Score => (84.0, 84.0),
            Self::H1 => (34.0, 34.0),
            Self::H2 => (28.0, 28.0),
            Self::H3 => (23.0, 23.0),
            Self::SayNow => (28.0, 26.0),
            Self::Say => (26.0, 24.0),
            Self::Body | Self::Strong => (23.0, 21.0),
            Self::Small | Self::SmallStrong => (20.0, 18.0),
            Self::Micro => (16.0, 16.0),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The font.
    #[must_use]
    pub fn font(self) -> FontId {
        let family = match self {
            Self::Score | Self::H1 | Self::H2 | Self::H3 | Self::Strong | Self::SmallStrong => {
                FontFamily::Name(super::fonts::BOLD.into())
            }
            Self::SayNow | Self::Say | Self::Body | Self::Small | Self::Micro => FontFamily::Proportional,
        };
        FontId::new(self.size(), family)
    }
}

/// Radius of a chip.
pub const CHIP: CornerRadius = CornerRadius::same(7);
/// Radius of a field or button.
pub const BUTTON: CornerRadius = CornerRadius::same(10);
/// Radius of a card.
pub const ROUND: CornerRadius = CornerRadius::same(14);

/// Between cards.
pub const GAP: f32 = 16.0;
/// Inside a card.
pub const PAD: f32 = 16.0;
/// Height of the top bar.
pub const TOP: f32 = 56.0;
/// From this width upwards, in points, there is room for columns side by side.
pub const WIDE: f32 = 1_200.0;
/// Content is never wider than this.
pub const WIDEST: f32 = 1_600.0;

/// Margin of a screen of this width.
#[must_use]
pub const fn margin(width: f32) -> f32 {
    if width >= WIDE { 24.0 } else { 20.0 }
}

/// A card lies on the paper.
pub const RESTING: Shadow = Shadow { offset: [0, 1], blur: 3, spread: 0, color: Color32::from_black_alpha(16) };
/// A card under the pointer, and a bubble.
pub const RAISED: Shadow = Shadow { offset: [0, 6], blur: 18, spread: 0, color: Color32::from_black_alpha(36) };

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f32 {
        let channel = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_its_surface() {
        let mut pairs = vec![
            (INK, ACCENT_TINT),
            (ACCENT_DEEP, ACCENT_TINT),
            (CARD, ACCENT),
            (CARD, WARM),
            (INK, WARM_TINT),
            (SAGE, SAGE_TINT),
            (INK, SAGE_TINT),
            (CARD, FAULT),
            (CARD, INK),
            (AMBER, AMBER_TINT),
            (INK, AMBER_TINT),
        ];
        for surface in [PAPER, CARD, SUNK] {
            pairs.extend([INK, SOFT, ACCENT, ACCENT_DEEP, WARM, AMBER, SAGE, FAULT].map(|text| (text, surface)));
        }
        pairs.extend(SERIES.map(|series| (series.text, CARD)));
        pairs.extend(FAMILIES.map(|tint| (tint.text, tint.fill)));
        pairs.extend(FAMILIES.map(|tint| (CARD, tint.text)));
        pairs.extend([95, 85, 75, 65, 30].map(grade).map(|tint| (tint.text, tint.fill)));
        let weak: Vec<_> = pairs.iter().map(|(a, b)| (a, b, contrast(*a, *b))).filter(|pair| pair.2 < 4.5).collect();
        assert!(weak.is_empty(), "{weak:#?}");
    }

    #[test]
    fn every_line_and_border_can_be_seen() {
        let mut pairs = vec![(ACCENT, PAPER), (ACCENT, CARD)];
        pairs.extend([PAPER, CARD, SUNK].map(|surface| (CONTROL, surface)));
        for series in SERIES {
            pairs.extend([CARD, SAGE_WASH].map(|surface| (series.line, surface)));
        }
        let weak: Vec<_> = pairs.iter().map(|(a, b)| (a, b, contrast(*a, *b))).filter(|pair| pair.2 < 3.0).collect();
        assert!(weak.is_empty(), "{weak:#?}");
    }
}
