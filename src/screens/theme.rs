//! The look in one place: colours, type scale, spacing, motion.
//!
//! Every pair of a text colour and a surface that meet on a screen has a contrast of at least 4.5, every border
//! that says “you can press here” at least 3, in all four palettes; tests compute it.

use super::fonts::BOLD;
use crate::language::Lang;
use crate::scenario::Setting;
use egui::{Color32, CornerRadius, FontFamily, FontId, Shadow};

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const WHITE: Color32 = hex(0x00FF_FFFF);

/// A line of the chart and the text at its end.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// The line.
    pub line: Color32,
    /// Its name.
    pub text: Color32,
}

/// Fill and text of a pair that belongs together: chips, grades, notes.
#[derive(Clone, Copy, Debug)]
pub struct Tint {
    /// The ground.
    pub fill: Color32,
    /// Text on it, and the block of a chip.
    pub text: Color32,
}

/// All colours by what they are for.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// The ground of every screen.
    pub paper: Color32,
    /// Cards and bars.
    pub card: Color32,
    /// Wells in a card.
    pub sunk: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text, on paper, card and sunk only.
    pub soft: Color32,
    /// Decoration only.
    pub line: Color32,
    /// Borders of what can be pressed.
    pub control: Color32,
    /// Primary action and focus.
    pub accent: Color32,
    /// Text on [`accent_tint`](Self::accent_tint).
    pub accent_deep: Color32,
    /// What is chosen, and what the trainee said.
    pub accent_tint: Color32,
    /// The flag, a broken file, a low bar.
    pub warm: Color32,
    /// The column under the flag.
    pub warm_tint: Color32,
    /// Due, minor warnings.
    pub amber: Color32,
    /// The ground of [`amber`](Self::amber).
    pub amber_tint: Color32,
    /// Kept, mastered, open.
    pub sage: Color32,
    /// The strip of an open gate.
    pub sage_tint: Color32,
    /// The plot while the gate is open.
    pub sage_wash: Color32,
    /// Faults and red lines, always with a mark.
    pub fault: Color32,
    /// The ground of what cannot be pressed now.
    pub off: Color32,
    /// Text on it.
    pub off_text: Color32,
    /// Text on accent, warm, fault and ink.
    pub bright: Color32,
    /// The paper of the notebook.
    pub note: Color32,
    /// Its ruling.
    pub note_line: Color32,
    /// Arousal, heard, trust, patience.
    pub series: [Series; 4],
    /// Chips of the five families: emotion, inquiry, procedure, solution, closing.
    pub families: [Tint; 5],
    /// Chips of the grades: not yet, once more, pass and good, distinction.
    pub grades: [Tint; 4],
    /// Cells of the heat map: below 45, from 45, 60, 70, 80. The two ends hold in every kind of colour vision.
    pub heat: [Tint; 5],
    /// Added to the width of every line of a chart.
    pub heavier: f32,
    /// Tints are white, with a border in the colour of their text.
    pub is_high: bool,
}

const SERIES: [Series; 4] = [
    Series { line: hex(0x00C8_443C), text: hex(0x00B9_3A33) },
    Series { line: hex(0x002E_7FA8), text: hex(0x0022_698D) },
    Series { line: hex(0x005B_4B9A), text: hex(0x005B_4B9A) },
    Series { line: hex(0x00A0_6A12), text: hex(0x0086_590C) },
];

/// Told apart by who sees no red, no green or no blue: by lightness first, hue second.
const SERIES_SAFE: [Series; 4] = [
    Series { line: hex(0x00D5_5E00), text: hex(0x00A2_4700) },
    Series { line: hex(0x000A_7BC0), text: hex(0x0000_5F95) },
    Series { line: hex(0x0045_206E), text: hex(0x0045_206E) },
    Series { line: hex(0x006A_6A3A), text: hex(0x0055_552C) },
];

const STANDARD: Palette = Palette {
    paper: hex(0x00FA_F6F0),
    card: WHITE,
    sunk: hex(0x00F3_EDE4),
    ink: hex(0x002B_2A33),
    soft: hex(0x006B_6875),
    line: hex(0x00E5_DDD2),
    control: hex(0x008A_8375),
    accent: hex(0x002F_6F73),
    accent_deep: hex(0x0024_5A5D),
    accent_tint: hex(0x00DD_EBEA),
    warm: hex(0x00A8_432D),
    warm_tint: hex(0x00F7_DAD3),
    amber: hex(0x0086_590C),
    amber_tint: hex(0x00FB_F1DC),
    sage: hex(0x0046_703A),
    sage_tint: hex(0x00DC_EAD3),
    sage_wash: hex(0x00E9_F1E3),
    fault: hex(0x009B_231D),
    off: hex(0x00E9_E2D8),
    off_text: hex(0x005F_5C69),
    bright: WHITE,
    note: hex(0x00FF_FDF0),
    note_line: hex(0x00E3_E0D2),
    series: SERIES,
    families: [
        Tint { fill: hex(0x00FB_E9E4), text: hex(0x008F_3A26) },
        Tint { fill: hex(0x00E3_F0F6), text: hex(0x001D_5C7D) },
        Tint { fill: hex(0x00EC_E8F6), text: hex(0x004A_3C86) },
        Tint { fill: hex(0x00E6_F1EA), text: hex(0x0033_603F) },
        Tint { fill: hex(0x00F1_ECE2), text: hex(0x005F_5440) },
    ],
    grades: [
        Tint { fill: hex(0x00FB_E9E4), text: hex(0x008F_3A26) },
        Tint { fill: hex(0x00F6_DFC0), text: hex(0x006F_4A08) },
        Tint { fill: hex(0x00DC_EAD3), text: hex(0x0035_592A) },
        Tint { fill: hex(0x002F_6F73), text: WHITE },
    ],
    heat: [
        Tint { fill: hex(0x00A8_432D), text: WHITE },
        Tint { fill: hex(0x00E9_B9A6), text: hex(0x002B_2A33) },
        Tint { fill: hex(0x00F3_EDE4), text: hex(0x002B_2A33) },
        Tint { fill: hex(0x00BF_D9D6), text: hex(0x002B_2A33) },
        Tint { fill: hex(0x002F_6F73), text: WHITE },
    ],
    heavier: 0.0,
    is_high: false,
};

const SAFE: Palette = Palette { series: SERIES_SAFE, ..STANDARD };

/// White grounds, no grey text, borders where there were tints.
const fn high(base: Palette) -> Palette {
    let mut families = base.families;
    let mut index = 0;
    while index < families.len() {
        families[index].fill = WHITE;
        index += 1;
    }
    let [fail, resit, pass, top] = base.grades;
    let [lowest, low, middle, high, highest] = base.heat;
    Palette {
        paper: WHITE,
        sunk: WHITE,
        soft: base.ink,
        line: base.soft,
        control: base.ink,
        accent_tint: WHITE,
        warm_tint: WHITE,
        amber_tint: WHITE,
        sage_tint: WHITE,
        sage_wash: WHITE,
        off_text: base.ink,
        note: WHITE,
        families,
        grades: [Tint { fill: WHITE, ..fail }, Tint { fill: WHITE, ..resit }, Tint { fill: WHITE, ..pass }, top],
        heat: [
            lowest,
            Tint { fill: WHITE, ..low },
            Tint { fill: WHITE, ..middle },
            Tint { fill: WHITE, ..high },
            highest,
        ],
        heavier: 1.0,
        is_high: true,
        ..base
    }
}

/// Standard, for every colour vision, high contrast, both.
static PALETTES: [Palette; 4] = [STANDARD, SAFE, high(STANDARD), high(SAFE)];

/// The ground of every screen, for what has no look at hand.
pub const PAPER: Color32 = STANDARD.paper;

impl Palette {
    /// The chip of a grade, by the total.
    #[must_use]
    pub const fn grade(&self, total: i32) -> Tint {
        match total {
            90.. => self.grades[3],
            70.. => self.grades[2],
            60.. => self.grades[1],
            _ => self.grades[0],
        }
    }
}

/// Everything that decides how a screen looks at one moment: language, size, colours, motion.
///
/// Its colours are at hand as its own fields.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// The size of text and of everything one presses, 1 to 2.
    pub scale: f32,
    /// Nothing moves by itself.
    pub is_still: bool,
    colours: &'static Palette,
}

impl std::ops::Deref for Look {
    type Target = Palette;

    fn deref(&self) -> &Palette {
        self.colours
    }
}

impl Look {
    /// A look; `scale` is kept within 1 to 2.
    #[must_use]
    pub fn new(lang: Lang, scale: f32, is_high: bool, is_safe: bool, is_still: bool) -> Self {
        let palette = usize::from(is_high) * 2 + usize::from(is_safe);
        Self { lang, scale: scale.clamp(1.0, 2.0), is_still, colours: &PALETTES[palette] }
    }

    /// The standard look in a language.
    #[must_use]
    pub fn plain(lang: Lang) -> Self {
        Self::new(lang, 1.0, false, false, false)
    }

    /// The same in a language.
    #[must_use]
    pub const fn in_lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// The same for a wall, where everything is so many times as large.
    #[must_use]
    pub fn enlarged(self, by: f32) -> Self {
        Self { scale: self.scale * by, ..self }
    }

    /// A size that grows with the text: type, controls, icons, strokes.
    #[must_use]
    pub fn px(&self, points: f32) -> f32 {
        points * self.scale
    }

    /// A space that grows by the square root of the text's size: margins, gaps.
    #[must_use]
    pub fn gap(&self, points: f32) -> f32 {
        (points * self.scale.sqrt()).round()
    }

    /// How much room a width gives to text of this size.
    #[must_use]
    pub fn room(&self, width: f32) -> Room {
        match width / self.scale {
            WIDE.. => Room::Wide,
            MIDDLE.. => Room::Middle,
            _ => Room::Narrow,
        }
    }

    /// Margin of a screen of a width.
    #[must_use]
    pub fn margin(&self, width: f32) -> f32 {
        self.gap(if width >= WIDE { 24.0 } else { 20.0 })
    }

    /// The font of a role.
    #[must_use]
    pub fn font(&self, role: Role) -> FontId {
        let family = if role.is_bold() { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
        FontId::new(role.size() * self.scale, family)
    }

    /// Distance between two lines of a role in points.
    #[must_use]
    pub fn line_height(&self, role: Role) -> f32 {
        (role.line(self.lang) * self.scale).round()
    }

    /// The radius of a corner, scaled.
    #[must_use]
    pub fn radius(&self, radius: CornerRadius) -> CornerRadius {
        CornerRadius::same(whole(f32::from(radius.nw) * self.scale.sqrt()))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number above 0")]
fn whole(points: f32) -> u8 {
    points.round() as u8
}

/// How much room there is, by the width of the window over the size of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// One column.
    Narrow,
    /// Two columns.
    Middle,
    /// Everything side by side.
    Wide,
}

/// From this width over text size upwards there is room for everything side by side.
pub const WIDE: f32 = 1_200.0;
/// From this one upwards there is room for two columns and for the names of keys.
pub const MIDDLE: f32 = 900.0;
/// Content is never wider than this.
pub const WIDEST: f32 = 1_600.0;

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

    /// Size in points at 100 %.
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

    /// Distance between two lines in points at 100 %. Chinese wants more air, and the fonts' own boxes differ.
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

    /// Whether it is bold.
    #[must_use]
    pub const fn is_bold(self) -> bool {
        matches!(self, Self::Score | Self::H1 | Self::H2 | Self::H3 | Self::Strong | Self::SmallStrong)
    }
}

/// Radius of a chip.
pub const CHIP: CornerRadius = CornerRadius::same(7);
/// Radius of a field or button.
pub const BUTTON: CornerRadius = CornerRadius::same(10);
/// Radius of a card.
pub const ROUND: CornerRadius = CornerRadius::same(14);

/// Between cards, before it grows with the text.
pub const GAP: f32 = 16.0;
/// Inside a card.
pub const PAD: f32 = 16.0;
/// Height of the top bar.
pub const TOP: f32 = 56.0;
/// Height of the bar with the buttons at the bottom.
pub const ACTIONS: f32 = 84.0;

/// A card lies on the paper.
pub const RESTING: Shadow = Shadow { offset: [0, 1], blur: 3, spread: 0, color: Color32::from_black_alpha(16) };
/// A card under the pointer, and a bubble.
pub const RAISED: Shadow = Shadow { offset: [0, 6], blur: 18, spread: 0, color: Color32::from_black_alpha(36) };

/// Seconds: the curve of the debrief draws itself from left to right.
pub const DRAWING: f32 = 0.9;
/// Seconds: a panel comes in.
pub const PANEL: f32 = 0.16;
/// Characters of what the customer says that appear in a second: a little faster than one reads aloud.
pub const CHARACTERS: [f32; 2] = [14.0, 38.0];

/// The colours of a place as a picture in a few shapes: ground, shapes, darker shapes.
#[must_use]
pub const fn scene(setting: Setting) -> [Color32; 3] {
    match setting {
        Setting::Counter => [hex(0x00D4_E0DF), hex(0x00A9_BFBD), hex(0x0054_7A7B)],
        Setting::Home => [hex(0x00E8_DCC6), hex(0x00D6_C2A1), hex(0x008A_6F4E)],
        Setting::Showroom => [hex(0x00DD_E3D4), hex(0x00B5_C4A4), hex(0x0085_9B74)],
        Setting::Workshop => [hex(0x00DA_DDE2), hex(0x00B4_BCC6), hex(0x0068_7586)],
        Setting::Phone => [hex(0x00DA_D6E8), hex(0x00B3_A9CF), hex(0x005B_4B8A)],
        Setting::Online => [hex(0x00D7_E1E9), hex(0x00A9_BFCF), hex(0x004F_7288)],
        Setting::Office => [hex(0x00E3_DDD2), hex(0x00C4_B8A4), hex(0x0079_6A54)],
        Setting::Press => [hex(0x00E5_D2C6), hex(0x00CB_A690), hex(0x0090_5D44)],
    }
}

/// Fast at first, then settling; 0..=1 to 0..=1.
#[must_use]
pub fn ease_out(share: f32) -> f32 {
    1.0 - (1.0 - share.clamp(0.0, 1.0)).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(c: u8) -> f32 {
        let c = f32::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    }

    fn rgb(colour: Color32) -> [f32; 3] {
        [linear(colour.r()), linear(colour.g()), linear(colour.b())]
    }

    fn luminance(colour: Color32) -> f32 {
        let [r, g, b] = rgb(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn weak(pairs: &[(Color32, Color32)], least: f32) -> Vec<(Color32, Color32, f32)> {
        pairs.iter().map(|(a, b)| (*a, *b, contrast(*a, *b))).filter(|pair| pair.2 < least).collect()
    }

    #[test]
    fn every_text_can_be_read_on_its_surface() {
        for p in &PALETTES {
            let mut pairs = vec![
                (p.ink, p.accent_tint),
                (p.accent_deep, p.accent_tint),
                (p.bright, p.accent),
                (p.bright, p.accent_deep),
                (p.bright, p.warm),
                (p.ink, p.warm_tint),
                (p.sage, p.sage_tint),
                (p.ink, p.sage_tint),
                (p.bright, p.fault),
                (p.bright, p.ink),
                (p.amber, p.amber_tint),
                (p.ink, p.amber_tint),
                (p.off_text, p.off),
                (p.ink, p.note),
                (p.accent_deep, p.note),
                (p.soft, p.note),
            ];
            for surface in [p.paper, p.card, p.sunk] {
                let texts = [p.ink, p.soft, p.accent, p.accent_deep, p.warm, p.amber, p.sage, p.fault];
                pairs.extend(texts.map(|text| (text, surface)));
            }
            pairs.extend(p.series.map(|series| (series.text, p.card)));
            pairs.extend(p.families.map(|tint| (tint.text, tint.fill)));
            pairs.extend(p.heat.map(|tint| (tint.text, tint.fill)));
            pairs.extend(p.families.map(|tint| (p.bright, tint.text)));
            pairs.extend([95, 85, 75, 65, 30].map(|total| p.grade(total)).map(|tint| (tint.text, tint.fill)));
            let weak = weak(&pairs, 4.5);
            assert!(weak.is_empty(), "{weak:#?}");
        }
    }

    #[test]
    fn every_line_and_border_can_be_seen() {
        for p in &PALETTES {
            let mut pairs = vec![(p.accent, p.paper), (p.accent, p.card), (p.control, p.note)];
            pairs.extend([p.paper, p.card, p.sunk].map(|surface| (p.control, surface)));
            for series in p.series {
                pairs.extend([p.card, p.sage_wash].map(|surface| (series.line, surface)));
            }
            let weak = weak(&pairs, 3.0);
            assert!(weak.is_empty(), "{weak:#?}");
        }
    }

    /// How a colour looks to who lacks the red, the green or the blue cones: the full simulation of Machado,
    /// Oliveira and Fernandes (2009), in linear light.
    fn seen_by(cones: usize, colour: Color32) -> [f32; 3] {
        const MATRICES: [[[f32; 3]; 3]; 3] = [
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ];
        let c = rgb(colour);
        MATRICES[cones].map(|row| (row[0] * c[0] + row[1] * c[1] + row[2] * c[2]).clamp(0.0, 1.0))
    }

    /// CIE L*a*b* under D65 of linear sRGB.
    fn lab([r, g, b]: [f32; 3]) -> [f32; 3] {
        let f = |t: f32| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// The smallest difference between two lines of the chart to any of the three.
    fn closest(series: &[Series; 4]) -> f32 {
        let mut least = f32::MAX;
        for cones in 0..3 {
            for one in 0..4 {
                for other in 0..one {
                    let a = lab(seen_by(cones, series[one].line));
                    let b = lab(seen_by(cones, series[other].line));
                    let apart = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
                    least = least.min(apart);
                }
            }
        }
        least
    }

    #[test]
    fn the_safe_lines_stay_apart_to_every_kind_of_colour_vision() {
        let (standard, safe) = (closest(&SERIES), closest(&SERIES_SAFE));
        // About ten of these units are a clear difference between two thin lines.
        assert!(safe >= 20.0 && safe > standard, "standard {standard}, safe {safe}");
    }

    #[test]
    fn sizes_grow_with_the_text_and_spaces_less() {
        let large = Look::new(Lang::Zh, 2.0, false, false, false);
        assert_eq!((large.px(16.0), large.gap(16.0)), (32.0, 23.0));
        assert_eq!(large.room(1_280.0), Room::Narrow);
        assert_eq!(Look::new(Lang::Zh, 9.0, false, false, false).scale, 2.0);
        assert!(Role::ALL.iter().all(|role| role.size() >= 12.0));
    }
}
