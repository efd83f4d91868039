import type { Part, SolidModel } from '../model.ts';
import { aimCamera, type Camera, project, reachOf } from './camera.ts';
import { castGroundShadow, type GroundShadow } from './ground-shadow.ts';
import { type LabelPicture, toLevels } from './label-picture.ts';
import { type Rgb, toByte, toLinear } from './linear-color.ts';
import { createTarget, rasterise, type Target } from './rasterise.ts';
import { createShader, type ScreenPart, type Shader } from './shade.ts';
import { lightStudio } from './studio-light.ts';

/** Each pixel is looked at in 2 × 2 places. */
const SAMPLES = 2;

/**
 * A picture of a model without a graphics card: perspective, one soft key light with its shadow, sky, rim, mirrored soft
 * boxes, and the shadow on the ground.
 *
 * @param sizePx - Side of the square picture.
 * @returns RGBA, row-major, 0-255, sRGB, opaque.
 */
export function renderModel(model: SolidModel, sizePx: number, label?: LabelPicture): Uint8Array {
  const wide = sizePx * SAMPLES;
  const { parts, view, backdrop } = model;
  const camera = aimCamera(parts, view, wide);
  const pieces = toScreen(parts, camera);
  const light = lightStudio(backdrop);
  const reach = reachOf(parts);
  const solid = createTarget(wide, wide);
  for (const piece of pieces)
    if (piece.part.material.opacity === 1) rasterise(solid, piece.screen, piece.firstTriangle);
  const glassy = pieces.filter(({ part }) => part.material.opacity < 1);
  const glass = glassy.length === 0 ? undefined : createTarget(wide, wide);
  if (glass !== undefined) for (const piece of glassy) rasterise(glass, piece.screen, piece.firstTriangle, solid);
  const shade = createShader({
    pieces,
    camera,
    light,
    reach,
    label: label === undefined ? undefined : toLevels(label),
  });
  const shadow = castGroundShadow(parts, light.key, {
    x: reach.middle[0],
    z: reach.middle[2],
    radius: reach.floorRadius,
    height: reach.height,
  });
  return develop({
    sizePx,
    wide,
    camera,
    solid,
    glass,
    owners: ownersOf(pieces),
    shade,
    shadow,
    backdrop: toLinear(backdrop),
  });
}

type Darkroom = {
  readonly sizePx: number;
  readonly wide: number;
  readonly camera: Camera;
  readonly solid: Target;
  readonly glass: Target | undefined;
  readonly owners: (triangle: number) => ScreenPart;
  readonly shade: Shader;
  readonly shadow: GroundShadow;
  readonly backdrop: Rgb;
};

function develop(room: Darkroom): Uint8Array {
  const { sizePx, wide, solid, glass, owners, shade } = room;
  const pixels = new Uint8Array(sizePx * sizePx * 4);
  const sum = new Float32Array(3);
  const light = new Float32Array(3);
  const behind = new Float32Array(3);
  const places = new Int32Array(SAMPLES * SAMPLES);
  for (let row = 0; row < sizePx; row += 1) {
    for (let column = 0; column < sizePx; column += 1) {
      for (let sample = 0; sample < places.length; sample += 1) {
        places[sample] = (row * SAMPLES + (sample >> 1)) * wide + column * SAMPLES + (sample & 1);
      }
      sum.fill(0);
      let groundKnown = false;
      if (isEmptyAt(solid, places) && (glass === undefined || isEmptyAt(glass, places))) {
        shadeGround(room, column, row, sum);
        write(pixels, row * sizePx + column, sum, 1);
        continue;
      }
      for (let sample = 0; sample < places.length; sample += 1) {
        const place = places[sample]!;
        const [seen, through] = [solid.triangles[place]!, glass?.triangles[place] ?? -1];
        let repeats = 1;
        let isRepeat = false;
        // Samples that see the same triangle have nearly the same light: one is worked out and counted for all of them.
        for (let other = 0; other < places.length; other += 1) {
          if (other === sample) continue;
          const [sees, seesThrough] = [solid.triangles[places[other]!]!, glass?.triangles[places[other]!] ?? -1];
          if (sees !== seen || seesThrough !== through) continue;
          if (other < sample) isRepeat = true;
          else repeats += 1;
        }
        if (isRepeat) continue;
        const [px, py] = [(place % wide) + 0.5, Math.floor(place / wide) + 0.5];
        if (seen >= 0) shade(owners(seen), seen, px, py, light);
        else {
          if (!groundKnown) shadeGround(room, column, row, behind);
          groundKnown = true;
          light.set(behind);
        }
        if (through >= 0) {
          const below = [light[0]!, light[1]!, light[2]!];
          const veil = shade(owners(through), through, px, py, light);
          for (let i = 0; i < 3; i += 1) light[i] = light[i]! + below[i]! * (1 - veil);
        }
        for (let i = 0; i < 3; i += 1) sum[i] = sum[i]! + light[i]! * repeats;
      }
      write(pixels, row * sizePx + column, sum, places.length);
    }
  }
  return pixels;
}

function isEmptyAt({ triangles }: Target, places: Int32Array): boolean {
  for (let sample = 0; sample < places.length; sample += 1) if (triangles[places[sample]!]! >= 0) return false;
  return true;
}

function write(pixels: Uint8Array, pixel: number, sum: Float32Array, samples: number): void {
  for (let i = 0; i < 3; i += 1) pixels[pixel * 4 + i] = toByte(sum[i]! / samples);
  pixels[pixel * 4 + 3] = 255;
}

/** The table runs into the wall without an edge: one colour, a little brighter behind the object, and the shadow. */
function shadeGround(
  { sizePx, camera, shadow, backdrop }: Darkroom,
  column: number,
  row: number,
  into: Float32Array,
): void {
  const { eye, forward, right, up, focalPx, centerX, centerY } = camera;
  const x = (column * SAMPLES + 1 - centerX) / focalPx;
  const y = (centerY - row * SAMPLES - 1) / focalPx;
  const down = forward[1] + right[1] * x + up[1] * y;
  let dark = 0;
  if (down < -1e-4) {
    const far = -eye[1] / down;
    dark = shadow.at(
      eye[0] + (forward[0] + right[0] * x + up[0] * y) * far,
      eye[2] + (forward[2] + right[2] * x + up[2] * y) * far,
    );
  }
  const away = Math.hypot(column / sizePx - 0.5, row / sizePx - 0.42);
  const vignette = 1.1 - 0.34 * away * away * 2;
  for (let i = 0; i < 3; i += 1) into[i] = backdrop[i]! * vignette * (1 - dark) + 0.012 * dark * backdrop[i]!;
}

function toScreen(parts: readonly Part[], camera: Camera): readonly ScreenPart[] {
  let firstTriangle = 0;
  return parts.map((part) => {
    const piece = {
      part,
      screen: { ...project(camera, part.mesh.positions), indices: part.mesh.indices },
      firstTriangle,
    };
    firstTriangle += part.mesh.indices.length / 3;
    return piece;
  });
}

function ownersOf(pieces: readonly ScreenPart[]): (triangle: number) => ScreenPart {
  const last = pieces.at(-1)!;
  const owners = new Uint16Array(last.firstTriangle + last.part.mesh.indices.length / 3);
  for (const [index, { part, firstTriangle }] of pieces.entries()) {
    owners.fill(index, firstTriangle, firstTriangle + part.mesh.indices.length / 3);
  }
  return (triangle) => pieces[owners[triangle]!]!;
}
