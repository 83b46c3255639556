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

/// The lengths a wait can have, in milliseconds; whatever is shorter is no wait.
const LENGTHS: [u64; 9] = [5_000, 2_000, 1_000, 500, 250, 150, 100, 66, 33];

/// Nobody looks: four frames a second, if there is anything to draw.
const UNSEEN: Duration = Duration::from_millis(270);

impl Tempo {
    /// Asks for the next frame within `delay`.
    pub fn want(&mut self, delay: Duration) {
        self.wanted = self.wanted.min(delay);
    }

    /// Asks for frames as fast as the settings allow.
    pub fn move_on(&mut self) {
        self.want(Duration::ZERO);
    }

    /// How long until the next frame while one looks: never longer than wanted, and one of a few lengths. Bevy draws
    /// a frame whenever the length changes, and what counts down to a moment would change it in every frame.
    #[must_use]
    pub fn focused(&self) -> Duration {
        let shortest = Duration::from_secs(1) / u32::from(self.cap.clamp(1, 240));
        let length = LENGTHS.into_iter().map(Duration::from_millis).find(|length| *length <= self.wanted);
        length.map_or(shortest, |length| length.max(shortest))
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
        assert_eq!(tempo.focused(), Duration::from_millis(250));
        tempo.move_on();
        assert_eq!(tempo.focused(), Duration::from_secs(1) / 30);
    }

    #[test]
    fn a_count_down_changes_the_wait_a_few_times_only() {
        let waits: std::collections::BTreeSet<Duration> = (0..5_000)
            .map(|left| {
                let mut tempo = Tempo::default();
                tempo.want(Duration::from_millis(left));
                assert!(tempo.focused() <= Duration::from_millis(left.max(17)));
                tempo.focused()
            })
            .collect();
        assert!(waits.len() <= 10, "{waits:?}");
    }

    #[test]
    fn unfocused_there_are_at_most_four_frames_a_second() {
        let mut tempo = Tempo::default();
        tempo.move_on();
        assert_eq!(tempo.unfocused(), UNSEEN);
    }
}
