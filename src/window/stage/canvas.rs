//! How large the stage is.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;

/// The most pixels across that are drawn; larger windows show them enlarged.
const WIDEST: f32 = 1_920.0;

/// The size of the stage.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    /// In logical pixels, as the screens count them.
    pub logical: Vec2,
    /// Drawn pixels to a logical one.
    pub scale: f32,
}

impl Default for Frame {
    fn default() -> Self {
        Self { logical: Vec2::new(1_280.0, 800.0), scale: 1.0 }
    }
}

impl Frame {
    fn of(window: &Window) -> Self {
        let logical = Vec2::new(window.width().max(1.0), window.height().max(1.0));
        let scale = window.scale_factor().min(WIDEST / logical.x).max(0.25);
        Self { logical, scale }
    }

    /// In drawn pixels.
    pub fn pixels(self) -> (u32, u32) {
        let size = (self.logical * self.scale).round().as_uvec2();
        (size.x.max(1), size.y.max(1))
    }
}

/// Keeps the frame at the size of the window.
pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Frame>();
    app.add_systems(PreUpdate, fit);
}

fn fit(windows: Query<&Window, With<PrimaryWindow>>, mut frame: ResMut<Frame>) {
    if let Ok(window) = windows.single() {
        frame.set_if_neq(Frame::of(window));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_windows_are_drawn_no_finer_than_needed() {
        let frame = |scale: f32| {
            let mut window = Window { resolution: (2_560, 1_440).into(), ..default() };
            window.resolution.set_scale_factor_override(Some(scale));
            Frame::of(&window)
        };
        assert_eq!(frame(1.0).pixels(), (1_920, 1_080));
        assert_eq!(frame(2.0).pixels(), (1_920, 1_080));
        assert_eq!(frame(2.0).logical, Vec2::new(1_280.0, 720.0));
    }
}
