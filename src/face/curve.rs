//! Curves from anchor points: only anchors are data, the handles follow.

use vello_cpu::kurbo::BezPath;

/// A point: x grows to the viewer's right, y downwards. In a head, one unit is 1/200 of its height.
pub type Pt = (f64, f64);

/// How long a handle is, as a share of the step between an anchor's neighbours (Catmull-Rom).
const TENSION: f64 = 1.0 / 6.0;

/// No handle is longer than this share of its own segment: keeps curves from overshooting at uneven anchors.
const LONGEST_HANDLE: f64 = 0.4;

/// A smooth open curve through the anchors.
#[must_use]
pub fn spline(anchors: &[Pt]) -> BezPath {
    smooth(anchors, false, &[])
}

/// A smooth closed outline through the anchors; those at `corners` stay sharp.
#[must_use]
pub fn outline(anchors: &[Pt], corners: &[usize]) -> BezPath {
    smooth(anchors, true, corners)
}

/// A closed outline of straight lines.
#[must_use]
pub fn polygon(points: &[Pt]) -> BezPath {
    let mut path = segments(points);
    if !points.is_empty() {
        path.close_path();
    }
    path
}

/// Straight lines from point to point.
#[must_use]
pub fn segments(points: &[Pt]) -> BezPath {
    let mut path = BezPath::new();
    for (index, point) in points.iter().enumerate() {
        if index == 0 {
            path.move_to(*point);
        } else {
            path.line_to(*point);
        }
    }
    path
}

fn smooth(anchors: &[Pt], closed: bool, corners: &[usize]) -> BezPath {
    let count = anchors.len();
    let mut path = BezPath::new();
    if count == 0 {
        return path;
    }
    path.move_to(anchors[0]);
    // The direction through an anchor, or nothing at a corner.
    let through = |index: usize| -> Option<Pt> {
        if corners.contains(&index) {
            return None;
        }
        let (before, after) = if closed {
            (anchors[(index + count - 1) % count], anchors[(index + 1) % count])
        } else {
            (anchors[index.saturating_sub(1)], anchors[(index + 1).min(count - 1)])
        };
        Some(((after.0 - before.0) * TENSION, (after.1 - before.1) * TENSION))
    };
    for index in 0..(if closed { count } else { count - 1 }) {
        let next = (index + 1) % count;
        let (from, to) = (anchors[index], anchors[next]);
        let length = distance(from, to);
        let handle = |direction: Option<Pt>, sign: f64, at: Pt| match direction {
            None => (at.0 + sign * (to.0 - from.0) / 3.0, at.1 + sign * (to.1 - from.1) / 3.0),
            Some(direction) => {
                let own = direction.0.hypot(direction.1).max(1e-6);
                let share = (LONGEST_HANDLE * length / own).min(1.0);
                (at.0 + sign * direction.0 * share, at.1 + sign * direction.1 * share)
            }
        };
        path.curve_to(handle(through(index), 1.0, from), handle(through(next), -1.0, to), to);
    }
    if closed {
        path.close_path();
    }
    path
}

/// A stroke of changing width with round ends: every anchor is moved by half its width to both sides.
///
/// `widths` has one width per anchor; where it is shorter, its last width holds for the rest.
#[must_use]
pub fn ribbon(anchors: &[Pt], widths: &[f64]) -> BezPath {
    banded(anchors, widths, true)
}

/// A stroke of changing width that ends square.
#[must_use]
pub fn band(anchors: &[Pt], widths: &[f64]) -> BezPath {
    banded(anchors, widths, false)
}

fn banded(anchors: &[Pt], widths: &[f64], round: bool) -> BezPath {
    let count = anchors.len();
    if count < 2 {
        return BezPath::new();
    }
    let width = |index: usize| widths.get(index).or(widths.last()).copied().unwrap_or(1.0);
    let mut left = Vec::with_capacity(2 * count + 2);
    let mut right = Vec::with_capacity(count);
    let mut along = Vec::with_capacity(count);
    for index in 0..count {
        let (before, after) = (anchors[index.saturating_sub(1)], anchors[(index + 1).min(count - 1)]);
        let (dx, dy) = (after.0 - before.0, after.1 - before.1);
        let length = dx.hypot(dy).max(1e-6);
        let (tx, ty) = (dx / length, dy / length);
        let half = width(index) / 2.0;
        let (x, y) = anchors[index];
        along.push((tx, ty));
        left.push((x - ty * half, y + tx * half));
        right.push((x + ty * half, y - tx * half));
    }
    if !round {
        left.extend(right.into_iter().rev());
        return outline(&left, &[0, count - 1, count, 2 * count - 1]);
    }
    let (first, last) = (anchors[0], anchors[count - 1]);
    let half = width(count - 1) / 2.0;
    left.push((last.0 + along[count - 1].0 * half, last.1 + along[count - 1].1 * half));
    left.extend(right.into_iter().rev());
    let half = width(0) / 2.0;
    left.push((first.0 - along[0].0 * half, first.1 - along[0].1 * half));
    outline(&left, &[])
}

/// How far two points are apart.
#[must_use]
pub fn distance(a: Pt, b: Pt) -> f64 {
    (b.0 - a.0).hypot(b.1 - a.1)
}

/// The point a share of the way from one to the other.
#[must_use]
pub fn between(a: Pt, b: Pt, share: f64) -> Pt {
    (lerp(a.0, b.0, share), lerp(a.1, b.1, share))
}

/// The number a share of the way from one to the other.
#[must_use]
pub fn lerp(a: f64, b: f64, share: f64) -> f64 {
    a + (b - a) * share
}

/// A number kept between 0 and 1.
#[must_use]
pub fn unit(value: f64) -> f64 {
    value.clamp(0.0, 1.0)
}
