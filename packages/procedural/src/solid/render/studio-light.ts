import type { Vector } from './camera.ts';
import { type Rgb, toLinear } from './linear-color.ts';

/** The lights of a photographer's table: a large soft key from the upper left, a rim from behind, a bright ceiling. */
export type StudioLight = {
  /** Towards the key light, unit length. */
  readonly key: Vector;
  readonly rim: Vector;
  readonly ground: Rgb;
};

const KEY: Vector = unit([-0.55, 0.78, 0.62]);
const RIM: Vector = unit([0.75, 0.35, -0.6]);
/** Lower edges of the ceiling's soft boxes, as directions; what a mirror shows of the studio. */
const STRIP: Vector = unit([0.82, 0.28, 0.5]);

export function lightStudio(backdrop: string): StudioLight {
  return { key: KEY, rim: RIM, ground: toLinear(backdrop) };
}

/**
 * What a surface of some roughness mirrors from a direction: a bright ceiling, two soft boxes, a grey horizon and the
 * table. Written into `into`, linear.
 */
export function mirrorStudio(light: StudioLight, [x, y, z]: Vector, roughness: number, into: Float32Array): void {
  const soft = 0.06 + roughness * 0.75;
  const key = softBox(x * KEY[0] + y * KEY[1] + z * KEY[2], 0.86, soft) * (2.6 - 1.6 * roughness);
  const strip = softBox(x * STRIP[0] + y * STRIP[1] + z * STRIP[2], 0.93, soft * 0.6) * (1.5 - roughness);
  const above = smooth(-0.25 - soft * 0.4, 0.9, y);
  const dark = smooth(0.02, 0.3 + soft, Math.abs(y + 0.06));
  // The photographer's side of the room is bright as well: what faces the eye mirrors it.
  const front = 0.34 * smooth(0.2, 1, z) * (0.6 + 0.4 * Math.min(1, Math.max(-1, y * 2.2)));
  const sky = (0.2 + 0.75 * above) * (0.55 + 0.45 * dark);
  for (let channel = 0; channel < 3; channel += 1) {
    const table = light.ground[channel]! * 0.55 + 0.06;
    into[channel] = table * (1 - above) * 0.8 + sky * 0.85 + key + strip + front;
  }
}

function softBox(cosine: number, edge: number, soft: number): number {
  return smooth(edge - soft * 0.55, edge + soft * 0.1, cosine);
}

function smooth(low: number, high: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}

function unit([x, y, z]: Vector): Vector {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
