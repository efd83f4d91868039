import type { Part } from '../model.ts';
import type { Camera, Reach, Vector } from './camera.ts';
import { castKeyShadow } from './key-shadow.ts';
import { type LabelLevels, sampleLabel } from './label-picture.ts';
import { type Rgb, toLinear } from './linear-color.ts';
import type { ScreenMesh } from './rasterise.ts';
import { mirrorStudio, type StudioLight } from './studio-light.ts';

/** A part on the screen. */
export type ScreenPart = { readonly part: Part; readonly screen: ScreenMesh; readonly firstTriangle: number };

/** Linear light of one point of a triangle at a place of the screen; returns how much of it covers what is behind. */
export type Shader = (piece: ScreenPart, triangle: number, px: number, py: number, into: Float32Array) => number;

/** Light of the sky and the table on a matt surface. */
const SKY: Rgb = [0.62, 0.63, 0.66];
const KEY_LIGHT: Rgb = [0.74, 0.71, 0.67];
const RIM_LIGHT = 0.16;

export function createShader(options: {
  readonly pieces: readonly ScreenPart[];
  readonly camera: Camera;
  readonly light: StudioLight;
  readonly label: LabelLevels | undefined;
  readonly reach: Reach;
}): Shader {
  const { pieces, camera, light, label, reach } = options;
  const shadowAt = castKeyShadow(
    pieces.map(({ part }) => part),
    light.key,
    reach,
  );
  const paints = new Map(pieces.map(({ part }) => [part, toPaint(part)]));
  const mirrored = new Float32Array(3);
  const base = new Float32Array(3);
  return ({ part, screen, firstTriangle }, triangle, px, py, into) => {
    const { mesh, material } = part;
    const paint = paints.get(part)!;
    const at = (triangle - firstTriangle) * 3;
    const [a, b, c] = [mesh.indices[at]!, mesh.indices[at + 1]!, mesh.indices[at + 2]!];
    const { x, y, nearness } = screen;
    const area = (x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!);
    let shareB = ((px - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (py - y[a]!)) / area;
    let shareC = ((x[b]! - x[a]!) * (py - y[a]!) - (px - x[a]!) * (y[b]! - y[a]!)) / area;
    // Shares on the screen become shares on the surface, which lies in perspective.
    const depth = nearness[a]! + shareB * (nearness[b]! - nearness[a]!) + shareC * (nearness[c]! - nearness[a]!);
    shareB *= nearness[b]! / depth;
    shareC *= nearness[c]! / depth;
    const shareA = 1 - shareB - shareC;
    const mix = (values: Float32Array, stride: number, axis: number): number =>
      values[a * stride + axis]! * shareA + values[b * stride + axis]! * shareB + values[c * stride + axis]! * shareC;
    const [wx, wy, wz] = [mix(mesh.positions, 3, 0), mix(mesh.positions, 3, 1), mix(mesh.positions, 3, 2)];
    let [nx, ny, nz] = [mix(mesh.normals, 3, 0), mix(mesh.normals, 3, 1), mix(mesh.normals, 3, 2)];
    const length = Math.hypot(nx, ny, nz) || 1;
    [nx, ny, nz] = [nx / length, ny / length, nz / length];
    let [vx, vy, vz] = [camera.eye[0] - wx, camera.eye[1] - wy, camera.eye[2] - wz];
    const far = Math.hypot(vx, vy, vz);
    [vx, vy, vz] = [vx / far, vy / far, vz / far];
    const facing = Math.max(0.02, nx * vx + ny * vy + nz * vz);

    base.set(paint.color);
    if (material.hasLabel && label !== undefined && mesh.uvs !== undefined) {
      const texels = texelsOf(mesh.uvs, [a, b, c], label[0]!, area);
      sampleLabel(label, mix(mesh.uvs, 2, 0), mix(mesh.uvs, 2, 1), texels, base);
    }
    if (mesh.colors !== undefined) for (let i = 0; i < 3; i += 1) base[i]! *= mix(mesh.colors, 3, i);

    const { key, rim } = light;
    const toKey = nx * key[0] + ny * key[1] + nz * key[2];
    const lit = toKey > 0 ? toKey * shadowAt(wx, wy, wz, [nx, ny, nz]) : 0;
    const back = Math.max(0, nx * rim[0] + ny * rim[1] + nz * rim[2]) * RIM_LIGHT;
    const sky = ny * 0.5 + 0.5;
    // Near the ground the table takes light away; it is the cheapest part of ambient occlusion and the most seen.
    const open = 0.72 + 0.28 * Math.min(1, wy / (reach.height * 0.35) + sky * sky);

    const reflection: Vector = [2 * facing * nx - vx, 2 * facing * ny - vy, 2 * facing * nz - vz];
    mirrorStudio(light, reflection, material.roughness, mirrored);
    const edge = (1 - facing) ** 5;
    const { metallic, roughness, opacity } = material;
    const grazing = edge * (1 - roughness * 0.85);
    const gloss = (1 - roughness) * (1 - roughness);
    const shaded = 0.7 + 0.3 * Math.min(1, lit * 1.6 + 0.25);
    let veil = opacity;
    for (let i = 0; i < 3; i += 1) {
      const ambient = (light.ground[i]! * 0.42 + 0.1) * (1 - sky) + SKY[i]! * sky;
      const diffuse = base[i]! * (1 - metallic) * (ambient * open + KEY_LIGHT[i]! * lit + back);
      const f0 = 0.04 * (1 - metallic) + base[i]! * metallic;
      const reflected =
        mirrored[i]! * (f0 + (1 - f0) * grazing) * (metallic > 0 ? (0.6 + 0.4 * open) * shaded : 0.35 + 0.65 * gloss);
      const glow = paint.glow?.[i] ?? 0;
      into[i] = opacity < 1 ? diffuse * opacity + reflected * 1.4 + glow : diffuse + reflected + glow;
    }
    if (opacity < 1) veil = Math.min(1, opacity + grazing * 0.5);
    return veil;
  };
}

function toPaint({ material }: Part): { readonly color: Rgb; readonly glow: Rgb | undefined } {
  const isLabel = material.hasLabel === true;
  return {
    color: isLabel ? [1, 1, 1] : toLinear(material.color),
    glow: material.glow === undefined ? undefined : toLinear(material.glow),
  };
}

/** How many points of the label one screen pixel covers. */
function texelsOf(
  uvs: Float32Array,
  [a, b, c]: readonly [number, number, number],
  { width, height }: { readonly width: number; readonly height: number },
  screenArea: number,
): number {
  const uvArea =
    (uvs[b * 2]! - uvs[a * 2]!) * (uvs[c * 2 + 1]! - uvs[a * 2 + 1]!) -
    (uvs[c * 2]! - uvs[a * 2]!) * (uvs[b * 2 + 1]! - uvs[a * 2 + 1]!);
  return Math.abs((uvArea * width * height) / screenArea);
}
