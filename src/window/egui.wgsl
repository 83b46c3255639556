// bevy_egui's shader with one difference, at the end: what is half covered keeps its colour.
// egui's colours are premultiplied in gamma space; turned into linear ones as they are, every soft edge of a light
// surface comes out dark. Dividing by the coverage first, and multiplying afterwards, keeps the edge light.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

struct VertexInput {
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) color: vec4<f32>,
}

struct VertexOutput {
    @builtin(position) position: vec4<f32>,
    @location(0) color: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;

#ifdef BINDLESS
@group(1) @binding(0) var image_texture: binding_array<texture_2d<f32>>;
@group(1) @binding(1) var image_sampler: binding_array<sampler>;

struct BindlessOffset {
    offset: u32,
};
var<immediate> offset: BindlessOffset;
#else
@group(1) @binding(0) var image_texture: texture_2d<f32>;
@group(1) @binding(1) var image_sampler: sampler;
#endif

fn linear_from_gamma(srgb: vec3<f32>) -> vec3<f32> {
    let lower = srgb / vec3<f32>(12.92);
    let higher = pow((srgb + vec3<f32>(0.055)) / vec3<f32>(1.055), vec3<f32>(2.4));
    return select(higher, lower, srgb < vec3<f32>(0.04045));
}

fn gamma_from_linear(rgb: vec3<f32>) -> vec3<f32> {
    let lower = rgb * vec3<f32>(12.92);
    let higher = vec3<f32>(1.055) * pow(rgb, vec3<f32>(1.0 / 2.4)) - vec3<f32>(0.055);
    return select(higher, lower, rgb < vec3<f32>(0.0031308));
}

@vertex
fn vs_main(in: VertexInput) -> VertexOutput {
    let position = in.position * transform.scale + transform.translation;
    return VertexOutput(vec4<f32>(position, 0.0, 1.0), in.color, in.uv);
}

@fragment
fn fs_main(in: VertexOutput) -> @location(0) vec4<f32> {
    #ifdef BINDLESS
    let image_texture = image_texture[offset.offset];
    let image_sampler = image_sampler[offset.offset];
    #endif

    let texel = textureSample(image_texture, image_sampler, in.uv);
    // Light letters on a dark ground would swell when blended in linear light.
    let light = dot(in.color.rgb, vec3<f32>(0.2126, 0.7152, 0.0722));
    let thinned = pow(texel.a, 0.7 * light * light);
    let color = vec4<f32>(gamma_from_linear(texel.rgb), texel.a) * in.color * thinned;
    let coverage = max(color.a, 0.001);
    return vec4<f32>(linear_from_gamma(color.rgb / coverage) * coverage, color.a);
}
