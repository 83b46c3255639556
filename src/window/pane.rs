//! The screens in the window: draws the session, and passes on what was asked for.

use super::desk::{Asked, Desk};
use super::stage::{Flat, Mouth};
use super::tempo::Tempo;
use crate::screens::{self, Behind, Intent};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::{EguiContexts, EguiInput, EguiPlugin, EguiPreUpdateSet, EguiPrimaryContextPass, egui};

/// What was asked for in this frame. The screens may be drawn several times for one frame; it counts once.
#[derive(Resource, Default)]
struct Wish(Option<Intent>);

/// Draws the screens.
pub fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default());
    app.init_resource::<Wish>();
    app.add_systems(EguiPrimaryContextPass, draw);
    app.add_systems(First, pass_on);
    app.add_systems(PreUpdate, rest.after(EguiPreUpdateSet::ProcessInput));
    app.add_systems(Update, keep_time);
}

fn draw(
    mut contexts: EguiContexts,
    desk: Res<Desk>,
    flat: Res<Flat>,
    mouth: Res<Mouth>,
    mut wish: ResMut<Wish>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    let mut root = egui::Ui::new(
        ctx.clone(),
        "root".into(),
        egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect()),
    );
    flat.paint(root.painter(), &mut contexts);
    let mouth = mouth.0.map(|mouth| egui::pos2(mouth.x, mouth.y));
    let shown = screens::show_over(&mut root, &desk.session, Behind { is_painted: mouth.is_some(), mouth });
    if let Some(intent) = shown.intent {
        wish.0 = Some(intent);
        ctx.request_repaint();
    }
    Ok(())
}

/// While words come or a time runs out, what is shown grows by itself.
fn keep_time(desk: Res<Desk>, mut contexts: EguiContexts, mut tempo: ResMut<Tempo>) {
    let delay = desk.session.next_frame_ms();
    if let Some(delay) = delay {
        tempo.want(std::time::Duration::from_millis(delay));
    }
    // An animation of egui's own asks for the next frame by itself; bevy_egui hears only those without delay.
    if let Ok(ctx) = contexts.ctx_mut()
        && ctx.has_requested_repaint()
    {
        tempo.move_on();
    }
}

/// Lets the window rest while nothing happens.
///
/// In every frame `bevy_egui` tells egui which modifier keys are down. To egui that is an event, every event asks for
/// another frame, and so the window would be drawn for ever. Only a change is news.
fn rest(mut inputs: Query<&mut EguiInput>, mut last: Local<Option<egui::Modifiers>>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(modifiers) => last.replace(*modifiers) != Some(*modifiers),
            _ => true,
        });
    }
}

fn pass_on(mut wish: ResMut<Wish>, mut asked: MessageWriter<Asked>, mut redraw: MessageWriter<RequestRedraw>) {
    if wish.0.is_some()
        && let Some(intent) = wish.0.take()
    {
        asked.write(Asked(intent));
        redraw.write(RequestRedraw);
    }
}
