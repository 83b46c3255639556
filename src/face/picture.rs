//! A drawn picture.

/// Pixels in rows from the top left, four bytes each: red, green, blue, alpha; colours premultiplied by alpha.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `4 * width * height` bytes.
    pub pixels: Vec<u8>,
}

impl Picture {
    /// A fully transparent picture.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, pixels: vec![0; 4 * width as usize * height as usize] }
    }

    /// One pixel, premultiplied; outside of the picture nothing.
    #[must_use]
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 4] {
        if x >= self.width || y >= self.height {
            return [0; 4];
        }
        let at = 4 * (y as usize * self.width as usize + x as usize);
        [self.pixels[at], self.pixels[at + 1], self.pixels[at + 2], self.pixels[at + 3]]
    }

    /// The pixels with straight alpha: colours as if opaque, as PNG files and some toolkits want them.
    #[must_use]
    pub fn straight(&self) -> Vec<u8> {
        let mut pixels = self.pixels.clone();
        for pixel in pixels.chunks_exact_mut(4) {
            let alpha = u16::from(pixel[3]);
            if alpha != 0 && alpha != 255 {
                for channel in &mut pixel[..3] {
                    *channel = ((u16::from(*channel) * 255 + alpha / 2) / alpha).min(255) as u8;
                }
            }
        }
        pixels
    }

    /// How different two pictures look within a part of them, given as shares of width and height (left, top, right,
    /// bottom): the mean difference of the colour channels, 0 (same) to 255. Pictures of different size differ by 255.
    #[must_use]
    pub fn difference(&self, other: &Self, part: [f64; 4]) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 255.0;
        }
        let edge = |share: f64, size: u32| ((share.clamp(0.0, 1.0) * f64::from(size)).round() as u32).min(size);
        let (mut sum, mut count) = (0_u64, 0_u64);
        for y in edge(part[1], self.height)..edge(part[3], self.height) {
            for x in edge(part[0], self.width)..edge(part[2], self.width) {
                let (a, b) = (self.pixel(x, y), other.pixel(x, y));
                sum += a.iter().zip(b).take(3).map(|(a, b)| u64::from(a.abs_diff(b))).sum::<u64>();
                count += 3;
            }
        }
        if count == 0 { 0.0 } else { sum as f64 / count as f64 }
    }
}
