//! How often the window is drawn: as often as something moves, and otherwise not at all.

use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};
use std::time::Duration;

/// What asks for frames. Each system that moves something says so in every frame; nothing is remembered.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Tempo {
    /// The longest until the next frame while the window has the focus.
    wanted: Duration,
    /// Most frames a second, from the settings.
    pub cap: u16,
}

impl Default for Tempo {
    fn default() -> Self {
        Self { wanted: REST, cap: 60 }
    }
}

/// At rest: a frame now and then, in case something was missed.
const REST: Duration = Duration::from_secs(5);

/// Nobody looks: four frames a second, if there is anything to draw.
const UNSEEN: Duration = Duration::from_millis(250);

impl Tempo {
    /// Asks for the next frame within `delay`.
    pub fn want(&mut self, delay: Duration) {
        self.wanted = self.wanted.min(delay);
    }

    /// Asks for frames as fast as the settings allow.
    pub fn move_on(&mut self) {
        self.want(Duration::ZERO);
    }

    /// How long until the next frame while one looks.
    #[must_use]
    pub fn focused(&self) -> Duration {
        self.wanted.max(Duration::from_secs(1) / u32::from(self.cap.clamp(1, 240)))
    }

    /// And while nobody does.
    #[must_use]
    pub fn unfocused(&self) -> Duration {
        self.focused().max(UNSEEN)
    }
}

/// For whoever measures: whether to behave as if the window had the focus, whatever the desktop says.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pretend {
    /// With the focus.
    Focused,
    /// Without.
    Unfocused,
}

/// Sets how often winit wakes the app by what was asked for in the frame.
pub fn plugin(app: &mut App) {
    app.init_resource::<Tempo>();
    app.insert_resource(WinitSettings::desktop_app());
    app.add_systems(First, forget);
    app.add_systems(Last, set);
}

fn forget(mut tempo: ResMut<Tempo>) {
    tempo.wanted = REST;
}

fn set(tempo: Res<Tempo>, pretend: Option<Res<Pretend>>, mut winit: ResMut<WinitSettings>) {
    let focused = UpdateMode::reactive(tempo.focused());
    let unfocused = UpdateMode::reactive_low_power(tempo.unfocused());
    (winit.focused_mode, winit.unfocused_mode) = match pretend.as_deref() {
        None => (focused, unfocused),
        Some(Pretend::Focused) => (focused, focused),
        Some(Pretend::Unfocused) => (unfocused, unfocused),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_urgent_wish_counts_within_the_cap() {
        let mut tempo = Tempo { cap: 30, ..Tempo::default() };
        assert_eq!(tempo.focused(), REST);
        tempo.want(Duration::from_millis(400));
        tempo.want(Duration::from_secs(2));
        assert_eq!(tempo.focused(), Duration::from_millis(400));
        tempo.move_on();
        assert_eq!(tempo.focused(), Duration::from_secs(1) / 30);
    }

    #[test]
    fn unfocused_there_are_at_most_four_frames_a_second() {
        let mut tempo = Tempo::default();
        tempo.move_on();
        assert_eq!(tempo.unfocused(), UNSEEN);
    }
}
