//! Drawing: paths with flat colours and gradients, clips, layers, blends, onto one core without a GPU.

use super::colour::{Colour, Paint};
use super::curve::Pt;
use super::picture::Picture;
use std::sync::Arc;
use vello_cpu::kurbo::{Affine, BezPath, Cap, Ellipse, Join, Point, Rect, RoundedRect, Shape as _, Stroke};
use vello_cpu::peniko::{BlendMode, Compose, Extend, ImageQuality, ImageSampler, Mix};
use vello_cpu::{
    CompositeMode, Image, ImageSource, Level, Pixmap, PixmapMut, RasterizerSettings, RenderContext, RenderMode,
    RenderSettings, Resources,
};

/// The largest width and height of a canvas, in pixels.
pub const LARGEST: u32 = 8192;

/// How far from the true curve a circle may be drawn, in units of its path.
const ROUND: f64 = 0.02;

/// How a layer meets what is under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blend {
    /// Covers it.
    Normal,
    /// Darkens it, as glazes do.
    Multiply,
    /// Lightens it, as light does.
    Screen,
    /// Tints it softly, keeping light and dark.
    SoftLight,
}

impl Blend {
    fn mode(self) -> BlendMode {
        let mix = match self {
            Self::Normal => Mix::Normal,
            Self::Multiply => Mix::Multiply,
            Self::Screen => Mix::Screen,
            Self::SoftLight => Mix::SoftLight,
        };
        BlendMode { mix, compose: Compose::SrcOver }
    }
}

/// A drawing in progress. Coordinates go through the current transform; the outermost one counts pixels.
#[derive(Debug)]
pub struct Canvas {
    context: RenderContext,
    resources: Resources,
    transform: Affine,
}

impl Canvas {
    /// An empty, transparent canvas, drawn as fast as this machine can. Sizes are kept within 1 to [`LARGEST`].
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        Self::with_level(width, height, Level::try_detect().unwrap_or(Level::baseline()))
    }

    /// A canvas that gives the same bytes on every machine of a kind, for tests that compare pictures.
    #[must_use]
    pub fn portable(width: u32, height: u32) -> Self {
        Self::with_level(width, height, Level::baseline())
    }

    fn with_level(width: u32, height: u32, level: Level) -> Self {
        let settings = RenderSettings { level, num_threads: 0 };
        let context = RenderContext::new_with(size(width), size(height), settings);
        Self { context, resources: Resources::new(), transform: Affine::IDENTITY }
    }

    /// Empties the canvas for another drawing, possibly of another size; keeps its memory.
    pub fn reset(&mut self, width: u32, height: u32) {
        self.context.reset_and_resize(size(width), size(height));
        self.transform = Affine::IDENTITY;
    }

    /// Pixels in a row.
    #[must_use]
    pub fn width(&self) -> u32 {
        u32::from(self.context.width())
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u32 {
        u32::from(self.context.height())
    }

    /// Where a point of the current drawing lies, in pixels.
    #[must_use]
    pub fn to_pixels(&self, point: Pt) -> Pt {
        let point = self.transform * Point::from(point);
        (point.x, point.y)
    }

    /// Draws with a further transform: what `draw` draws is transformed by it first.
    pub fn with<R>(&mut self, transform: Affine, draw: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.transform;
        self.transform = before * transform;
        let result = draw(self);
        self.transform = before;
        result
    }

    /// Draws only inside an outline. Blends inside still see what lies under the clip.
    pub fn clip<R>(&mut self, outline: &BezPath, draw: impl FnOnce(&mut Self) -> R) -> R {
        self.context.set_transform(self.transform);
        self.context.push_clip_path(outline);
        let result = draw(self);
        self.context.pop_clip_path();
        result
    }

    /// Draws on a sheet of its own, then lays it over what is there, blended, and with the given opacity (0 to 1).
    pub fn layer<R>(&mut self, blend: Blend, opacity: f64, draw: impl FnOnce(&mut Self) -> R) -> R {
        self.context.set_transform(self.transform);
        let opacity = opacity.clamp(0.0, 1.0) as f32;
        self.context.push_layer(None, Some(blend.mode()), Some(opacity), None, None);
        let result = draw(self);
        self.context.pop_layer();
        result
    }

    /// Fills a path.
    pub fn fill(&mut self, path: &BezPath, paint: impl Into<Paint>) {
        let paint = paint.into();
        if paint.is_invisible() || path.elements().len() < 2 {
            return;
        }
        self.prepare(&paint);
        self.context.fill_path(path);
    }

    /// Fills a path, blended with what is under it.
    pub fn fill_blended(&mut self, path: &BezPath, paint: impl Into<Paint>, blend: Blend) {
        self.context.set_blend_mode(blend.mode());
        self.fill(path, paint);
        self.context.set_blend_mode(Blend::Normal.mode());
    }

    /// Draws a line of even width along a path, with round ends and joins.
    pub fn stroke(&mut self, path: &BezPath, paint: impl Into<Paint>, width: f64) {
        self.stroke_as(path, paint, &Stroke::new(width).with_caps(Cap::Round).with_join(Join::Round));
    }

    /// Draws a line along a path with ends, joins and dashes of choice.
    pub fn stroke_as(&mut self, path: &BezPath, paint: impl Into<Paint>, stroke: &Stroke) {
        let paint = paint.into();
        if paint.is_invisible() || path.elements().len() < 2 {
            return;
        }
        self.prepare(&paint);
        self.context.set_stroke(stroke.clone());
        self.context.stroke_path(path);
    }

    /// Fills the whole canvas.
    pub fn fill_all(&mut self, paint: impl Into<Paint>) {
        self.fill_all_blended(paint, Blend::Normal);
    }

    /// Fills the whole canvas, blended with what is there. The paint keeps the current transform.
    pub fn fill_all_blended(&mut self, paint: impl Into<Paint>, blend: Blend) {
        let all = Rect::new(0.0, 0.0, f64::from(self.width()), f64::from(self.height()));
        let inverse = self.transform.inverse();
        if inverse.is_finite() {
            self.fill_blended(&(inverse * all.to_path(ROUND)), paint, blend);
        }
    }

    /// A shadow with a soft edge: a rounded rectangle blurred by `softness` (the standard deviation).
    pub fn shadow(&mut self, area: Rect, radius: f64, softness: f64, colour: Colour, opacity: f64) {
        let paint = colour.alpha(opacity);
        if paint.is_invisible() || area.area() <= 0.0 {
            return;
        }
        self.prepare(&paint);
        self.context.fill_blurred_rounded_rect(&area, radius as f32, softness as f32, false);
    }

    /// Draws a picture with its top left corner at the origin of the current transform.
    pub fn picture(&mut self, picture: &Picture, opacity: f64) {
        let (Ok(width), Ok(height)) = (u16::try_from(picture.width), u16::try_from(picture.height)) else { return };
        let mut pixmap = Pixmap::new(width, height);
        if pixmap.data_as_u8_slice().len() != picture.pixels.len() || picture.pixels.is_empty() {
            return;
        }
        pixmap.data_as_u8_slice_mut().copy_from_slice(&picture.pixels);
        pixmap.recompute_may_have_transparency();
        let sampler = ImageSampler {
            x_extend: Extend::Pad,
            y_extend: Extend::Pad,
            quality: ImageQuality::Medium,
            alpha: opacity.clamp(0.0, 1.0) as f32,
        };
        self.context.set_transform(self.transform);
        self.context.reset_paint_transform();
        self.context.set_paint(Image { image: ImageSource::Pixmap(Arc::new(pixmap)), sampler });
        self.context.fill_rect(&Rect::new(0.0, 0.0, f64::from(width), f64::from(height)));
    }

    /// The drawing as pixels.
    #[must_use]
    pub fn finish(&mut self) -> Picture {
        let mut picture = Picture::new(self.width(), self.height());
        self.render(&mut picture, CompositeMode::Replace);
        picture
    }

    /// Draws into a picture, replacing what was there; brings it to the size of the canvas.
    pub fn finish_into(&mut self, picture: &mut Picture) {
        picture.width = self.width();
        picture.height = self.height();
        picture.pixels.resize(4 * picture.width as usize * picture.height as usize, 0);
        self.render(picture, CompositeMode::Replace);
    }

    /// Draws over a picture of any size, top left corners together. Blends do not see the picture.
    pub fn finish_over(&mut self, picture: &mut Picture) {
        self.render(picture, CompositeMode::SrcOver);
    }

    fn render(&mut self, picture: &mut Picture, composite_mode: CompositeMode) {
        let (Ok(width), Ok(height)) = (u16::try_from(picture.width), u16::try_from(picture.height)) else { return };
        let Some(target) = PixmapMut::new(width, height, &mut picture.pixels) else { return };
        let settings = RasterizerSettings {
            render_mode: RenderMode::OptimizeSpeed,
            composite_mode,
            ..RasterizerSettings::default()
        };
        self.context.flush();
        self.context.render_with(target, &mut self.resources, settings);
    }

    fn prepare(&mut self, paint: &Paint) {
        self.context.set_transform(self.transform);
        self.context.set_paint_transform(paint.transform());
        self.context.set_paint(paint.brush());
    }
}

/// Sizes come from windows: too small or too large must not stop the program.
fn size(pixels: u32) -> u16 {
    u16::try_from(pixels.clamp(1, LARGEST)).unwrap_or(1)
}

/// A circle as a path.
#[must_use]
pub fn circle(centre: Pt, radius: f64) -> BezPath {
    ellipse(centre, (radius, radius))
}

/// An upright ellipse as a path.
#[must_use]
pub fn ellipse(centre: Pt, radii: Pt) -> BezPath {
    Ellipse::new(centre, radii, 0.0).to_path(ROUND)
}

/// An ellipse turned by degrees, clockwise, as a path.
#[must_use]
pub fn tilted_ellipse(centre: Pt, radii: Pt, degrees: f64) -> BezPath {
    Ellipse::new(centre, radii, degrees.to_radians()).to_path(ROUND)
}

/// A rectangle as a path: left, top, width, height.
#[must_use]
pub fn rect(left: f64, top: f64, width: f64, height: f64) -> BezPath {
    Rect::new(left, top, left + width, top + height).to_path(ROUND)
}

/// A rectangle with round corners as a path: left, top, width, height, radius.
#[must_use]
pub fn round_rect(left: f64, top: f64, width: f64, height: f64, radius: f64) -> BezPath {
    RoundedRect::new(left, top, left + width, top + height, radius).to_path(ROUND)
}
