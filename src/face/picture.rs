//! A drawn picture.

/// A part of a picture, in its pixels; right and bottom are the first ones outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub left: u32,
    /// The first row.
    pub top: u32,
    /// The first column after it.
    pub right: u32,
    /// The first row after it.
    pub bottom: u32,
}

impl Area {
    /// The smallest part that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// Four bytes times a share of 255, each rounded to the nearest.
const fn times(bytes: u32, share: u32) -> u32 {
    const HALF: u32 = 0x00ff_00ff;
    const ROUND: u32 = 0x0080_0080;
    // Two bytes at a time: what is left over from one does not reach the next.
    let even = (bytes & HALF) * share + ROUND;
    let odd = ((bytes >> 8) & HALF) * share + ROUND;
    let even = ((even + ((even >> 8) & HALF)) >> 8) & HALF;
    let odd = (odd + ((odd >> 8) & HALF)) & !HALF;
    even | odd
}

/// The sum of four bytes each, at most 255.
const fn each(a: u32, b: u32) -> u32 {
    const TOP: u32 = 0x8080_8080;
    let low = (a & !TOP) + (b & !TOP);
    let carry = ((a & b) | ((a | b) & low)) & TOP;
    let sum = low ^ ((a ^ b) & TOP);
    // Wherever a byte ran over, all of its bits are set.
    sum | (carry >> 7).wrapping_mul(255)
}

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

    /// Lays another picture over this one, its top left corner at `corner`, within a part of this one only.
    ///
    /// `share` is how much of it shows, 0 to 255; what lies outside of this picture is left out.
    pub fn lay(&mut self, other: &Self, corner: (u32, u32), share: u8, part: Area) {
        let left = corner.0.max(part.left);
        let right = corner.0.saturating_add(other.width).min(part.right).min(self.width);
        let top = corner.1.max(part.top);
        let bottom = corner.1.saturating_add(other.height).min(part.bottom).min(self.height);
        if left >= right || share == 0 {
            return;
        }
        let bytes = 4 * (right - left) as usize;
        for y in top..bottom {
            let from = 4 * ((y - corner.1) as usize * other.width as usize + (left - corner.0) as usize);
            let to = 4 * (y as usize * self.width as usize + left as usize);
            let row = self.pixels[to..to + bytes].chunks_exact_mut(4);
            for (below, above) in row.zip(other.pixels[from..from + bytes].chunks_exact(4)) {
                let above = u32::from_le_bytes([above[0], above[1], above[2], above[3]]);
                let above = if share == 255 { above } else { times(above, u32::from(share)) };
                let known = u32::from_le_bytes([below[0], below[1], below[2], below[3]]);
                // Of premultiplied colours the sum never passes 255, but for the last bit of rounding.
                let sum = each(above, times(known, 255 - (above >> 24)));
                below.copy_from_slice(&sum.to_le_bytes());
            }
        }
    }

    /// The same picture twice as large, softly, cut to a size of at most twice its own.
    #[must_use]
    pub fn doubled(&self, width: u32, height: u32) -> Self {
        let (width, height) = (width.min(2 * self.width), height.min(2 * self.height));
        let mut large = Self::new(width, height);
        let row_bytes = 4 * self.width as usize;
        let mut mixed = vec![0_u16; row_bytes];
        for y in 0..height {
            // Each pixel is three quarters of the nearest one and one quarter of the next.
            let near = (y / 2) as usize;
            let far = if y % 2 == 0 { near.saturating_sub(1) } else { (near + 1).min(self.height as usize - 1) };
            let rows =
                self.pixels[near * row_bytes..][..row_bytes].iter().zip(&self.pixels[far * row_bytes..][..row_bytes]);
            for (sum, (near, far)) in mixed.iter_mut().zip(rows) {
                *sum = 3 * u16::from(*near) + u16::from(*far);
            }
            let line = &mut large.pixels[4 * (y * width) as usize..][..4 * width as usize];
            for (x, pixel) in line.chunks_exact_mut(4).enumerate() {
                let near = x / 2;
                let far = if x % 2 == 0 { near.saturating_sub(1) } else { (near + 1).min(self.width as usize - 1) };
                for (channel, value) in pixel.iter_mut().enumerate() {
                    *value = ((3 * mixed[4 * near + channel] + mixed[4 * far + channel] + 8) / 16) as u8;
                }
            }
        }
        large
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

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(width: u32, height: u32, pixel: [u8; 4]) -> Picture {
        Picture { width, height, pixels: pixel.repeat((width * height) as usize) }
    }

    const ALL: Area = Area { left: 0, top: 0, right: 9, bottom: 9 };

    #[test]
    fn four_bytes_at_once_are_what_they_are_one_by_one() {
        for byte in 0..=255_u32 {
            for share in [0, 1, 37, 127, 128, 200, 254, 255] {
                let rounded = (byte * share * 2 + 255) / 510;
                assert_eq!(times(byte * 0x0101_0101, share), rounded * 0x0101_0101, "{byte} {share}");
                assert_eq!(each(byte * 0x0101_0101, share * 0x0101_0101), (byte + share).min(255) * 0x0101_0101);
            }
        }
        assert_eq!(times(0x00ff_8001, 128), 0x0080_4001);
        assert_eq!(each(0x10f0_0180, 0x0020_ff80), 0x10ff_ffff);
    }

    #[test]
    fn what_is_opaque_covers_and_what_is_clear_does_not() {
        let mut ground = filled(4, 3, [10, 20, 30, 255]);
        ground.lay(&filled(2, 2, [0; 4]), (1, 1), 255, ALL);
        assert_eq!(ground, filled(4, 3, [10, 20, 30, 255]));
        ground.lay(&filled(2, 5, [200, 100, 0, 255]), (3, 1), 255, ALL);
        assert_eq!(ground.pixel(3, 2), [200, 100, 0, 255]);
        assert_eq!(ground.pixel(2, 2), [10, 20, 30, 255]);
    }

    #[test]
    fn half_of_it_is_half_of_both() {
        let mut ground = filled(1, 1, [100, 0, 0, 255]);
        ground.lay(&filled(1, 1, [0, 200, 0, 255]), (0, 0), 128, ALL);
        assert_eq!(ground.pixel(0, 0), [50, 100, 0, 255]);
    }

    #[test]
    fn only_the_part_asked_for_is_touched() {
        let mut ground = filled(3, 1, [1, 1, 1, 255]);
        let part = Area { left: 1, top: 0, right: 2, bottom: 1 };
        ground.lay(&filled(9, 9, [7, 7, 7, 255]), (0, 0), 255, part);
        assert_eq!([0, 1, 2].map(|x| ground.pixel(x, 0)[0]), [1, 7, 1]);
    }

    #[test]
    fn doubling_keeps_even_colour_and_the_size_asked_for() {
        assert_eq!(filled(3, 2, [9, 8, 7, 6]).doubled(5, 4), filled(5, 4, [9, 8, 7, 6]));
        let edge = Picture { width: 2, height: 1, pixels: vec![0, 0, 0, 0, 160, 160, 160, 160] };
        assert_eq!([0, 1, 2, 3].map(|x| edge.doubled(4, 2).pixel(x, 0)[0]), [0, 40, 120, 160]);
    }
}
