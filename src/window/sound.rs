//! Plays what the room `sound` makes. Only with the feature `sound`; where no sound card is to be had, it is quiet.

use super::desk::Desk;
use super::stage::{Now, Scene};
use crate::face::Sex;
use crate::scenario::{Channel, Setting};
use crate::sound::{Arrival, RATE, Room, Speaker, arrival, murmur, room_tone};
use bevy::prelude::*;
use rodio::buffer::SamplesBuffer;
use rodio::cpal::ErrorKind;
use rodio::{ChannelCount, DeviceSinkBuilder, MixerDeviceSink, Player, SampleRate, Source, nz};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const MONO: ChannelCount = nz!(1);
const SAMPLES: SampleRate = nz!(44_100);

/// The tone of a room lies under everything, far softer than speech.
const ROOM: f32 = 0.35;
/// A voice comes after the face has moved.
const BREATH: Duration = Duration::from_millis(450);

/// The sound card, and what is played on it.
struct Speakers {
    room: Player,
    voice: Player,
    arrival: Player,
    /// What plays now: where, and which sentence of which case.
    setting: Option<Setting>,
    said: Option<(String, usize, String)>,
    /// The device is gone: a headset was pulled out.
    lost: Arc<AtomicBool>,
    /// Playing ends when it is dropped.
    _device: MixerDeviceSink,
}

/// Plays the conversation, as loud as the settings say.
pub fn plugin(app: &mut App) {
    app.insert_non_send(Speakers::open());
    app.add_systems(PostUpdate, (play, set_volume));
}

impl Speakers {
    /// None where there is no sound card: a training session needs none.
    fn open() -> Option<Self> {
        let lost = Arc::<AtomicBool>::default();
        let gone = Arc::clone(&lost);
        // A machine that is too busy drops a moment of sound and goes on; nobody wants to read of it.
        let heard = move |error: rodio::cpal::Error| {
            if error.kind() == ErrorKind::DeviceNotAvailable {
                gone.store(true, Ordering::Relaxed);
            }
        };
        let builder = DeviceSinkBuilder::from_default_device().ok()?.with_error_callback(heard);
        let mut device = builder.open_sink_or_fallback().ok()?;
        device.log_on_drop(false);
        let player = || Player::connect_new(device.mixer());
        let (room, voice, arrival) = (player(), player(), player());
        Some(Self { room, voice, arrival, setting: None, said: None, lost, _device: device })
    }

    fn follow(&mut self, now: Option<&Now>) {
        let setting = now.map(|now| now.setting);
        if self.setting != setting {
            self.room.stop();
            if let Some(setting) = setting {
                self.room.append(Tone(room_tone(setting)));
                self.room.play();
            }
            self.setting = setting;
        }
        let said = now.map(|now| (now.case.clone(), now.turn, now.words.clone()));
        if self.said != said {
            self.voice.stop();
            if let Some(now) = now {
                let mut wait = BREATH + Duration::from_millis(now.pause);
                if now.turn == 0 && self.said.is_none() {
                    let sound = arrival(Arrival::of(now.setting, now.situation.channel));
                    wait += Duration::from_secs_f64(sound.len() as f64 / f64::from(RATE));
                    self.arrival.append(SamplesBuffer::new(MONO, SAMPLES, sound));
                    self.arrival.play();
                }
                // Who writes is not heard; after the first message another one just comes in.
                let voice = match now.situation.channel {
                    Channel::Text if now.turn == 0 => Vec::new(),
                    Channel::Text => arrival(Arrival::Message),
                    _ => murmur(&now.words, now.mood, speaker(now)),
                };
                self.voice.append(SamplesBuffer::new(MONO, SAMPLES, voice).delay(wait));
                self.voice.play();
            }
            self.said = said;
        }
    }
}

/// The voice that goes with a person: older is a little lower for a woman, a little higher for a man.
fn speaker(now: &Now) -> Speaker {
    let old = (f32::from(now.person.age) - 30.0).clamp(0.0, 50.0) / 50.0;
    match now.person.sex {
        Sex::Female => Speaker { pitch: 40.0_f32.mul_add(-old, 215.0), ring: 1.15 },
        Sex::Male => Speaker { pitch: 18.0_f32.mul_add(old, 108.0), ring: 1.0 },
    }
}

fn play(mut speakers: NonSendMut<Option<Speakers>>, scene: Res<Scene>, desk: Res<Desk>) {
    // With the next sentence it is looked for again, or for another one.
    if scene.is_changed() && (*speakers).as_ref().is_some_and(|it| it.lost.load(Ordering::Relaxed)) {
        *speakers = Speakers::open();
    }
    let Some(speakers) = speakers.into_inner() else { return };
    if scene.is_changed() {
        speakers.follow(scene.now.as_ref());
    } else if desk.is_changed() && !desk.session.is_speaking() {
        // Who skips the words does not want to hear them either.
        speakers.voice.stop();
    }
}

fn set_volume(speakers: NonSend<Option<Speakers>>, desk: Res<Desk>) {
    let Some(speakers) = &*speakers else { return };
    let volume = f32::from(desk.session.settings().volume) / 100.0;
    speakers.room.set_volume(volume * ROOM);
    speakers.voice.set_volume(volume);
    speakers.arrival.set_volume(volume);
}

/// The tone of a room as a source without end.
struct Tone(Room);

impl Iterator for Tone {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        self.0.next()
    }
}

impl Source for Tone {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        MONO
    }

    fn sample_rate(&self) -> SampleRate {
        SAMPLES
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}
