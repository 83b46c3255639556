//! egui's pipeline for a target that is blended as stored.

use bevy::prelude::*;
use bevy::render::camera::ExtractedCamera;
use bevy::render::render_resource::{PipelineCache, SpecializedRenderPipelines, TextureFormat};
use bevy::render::sync_world::MainEntity;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy_egui::render::systems::{EguiPipelines, queue_pipelines_system};
use bevy_egui::render::{EguiPipeline, EguiPipelineKey};

/// What a camera draws into that blends as stored.
const TARGET: TextureFormat = TextureFormat::Rgba8Unorm;

pub(super) fn plugin(app: &mut App) {
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.add_systems(Render, retarget.in_set(RenderSystems::Queue).after(queue_pipelines_system));
    }
}

/// Puts the fitting pipeline in the place of the one `bevy_egui` chose.
fn retarget(
    cameras: Query<&MainEntity, With<ExtractedCamera>>,
    cache: Res<PipelineCache>,
    pipeline: Res<EguiPipeline>,
    mut specialized: ResMut<SpecializedRenderPipelines<EguiPipeline>>,
    mut chosen: ResMut<EguiPipelines>,
) {
    let fitting = specialized.specialize(&cache, &pipeline, EguiPipelineKey { target_format: TARGET });
    for camera in &cameras {
        if let Some(pipeline) = chosen.0.get_mut(camera) {
            *pipeline = fitting;
        }
    }
}
