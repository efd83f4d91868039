import { toHex } from '../palette/color.ts';
import { openRandomStream, type RandomStream } from '../random/random-stream.ts';
import type { Layer, Point } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { chooseMotion, weatherOf } from './choose-motion.ts';
import { artBounds } from './layer-bounds.ts';
import type { Ambient, CameraPath, CameraPose, Motion, MotionKind, Turn, WeatherKind } from './motion.ts';
import { planEntrances } from './plan-entrances.ts';
import { planWeather, type WeatherLook } from './plan-weather.ts';
import { isWorld } from './rig.ts';
import { STANDING_WEATHER } from './weather.ts';

/** What a motion is made of. The same request gives the same motion, in every process. */
export interface MotionRequest {
  readonly seed: number;
  readonly durationMs: number;
  readonly fps: number;
  /** An id of `MOTION_KINDS`. Default `auto`; unknown ids count as `auto`. */
  readonly kind?: string;
  /** Default false: everything comes in, and the end is the finished design. */
  readonly isLoop?: boolean;
  /** Words that say how it moves. Default: those the scene was made of. */
  readonly prompt?: string;
}

/** Seconds of one cycle of the little movements. */
const AMBIENT_SECONDS: Readonly<Record<Ambient['style'], number>> = {
  drift: 16,
  surge: 3.6,
  float: 3.2,
  twinkle: 2.4,
  shimmer: 1.9,
};

/** Decides how a scene moves; `openFilm` draws it. */
export function planMotion(scene: Scene, request: MotionRequest): Motion {
  const { seed, durationMs, fps, isLoop = false, prompt = scene.origin.prompt } = request;
  const kind = chooseMotion({ kind: request.kind ?? 'auto', prompt, scene, seed });
  const random = openRandomStream(seed, `camera/${kind}`);
  const weatherKind =
    weatherOf(prompt) ?? drawnWeather(scene) ?? (kind === 'particles' ? quietWeather(scene, random) : undefined);
  return {
    kind,
    seed,
    durationMs,
    fps,
    isLoop,
    camera: planCamera(scene, kind, random),
    entrances: planEntrances({ scene, kind, durationMs, isLoop, seed, prompt }),
    ambients: planAmbients(scene, { durationMs, kind, seed }),
    weather: weatherKind === undefined ? undefined : planWeather(lookOf(scene), weatherKind),
    hasNightfall: kind === 'day-to-night',
    turn: kind === 'orbit' ? planTurn(scene, prompt) : undefined,
    // A loop has everything in place at its start; otherwise everything has come in long before the last tenth.
    posterAtMs: isLoop ? 0 : durationMs * 0.92,
  };
}

/** Moves are kept small: a large one shows that planes are flat, and takes the design out of its frame. */
function planCamera(scene: Scene, kind: MotionKind, random: RandomStream): CameraPath {
  const world = isWorld(scene);
  const side = random.pick([-1, 1]);
  const pose = (x: number, zoom: number, y = 0): CameraPose => ({ x: x * side, y, zoom });
  const focus = world ? focusOf(scene) : { xPx: scene.widthPx / 2, yPx: scene.heightPx / 2 };
  const ellipse = { x: 0, y: 0 };
  const path = (from: CameraPose, to: CameraPose): CameraPath => ({ from, to, ellipse, focus });
  const still = pose(0, 1);
  switch (kind) {
    case 'parallax':
      return world ? path(pose(-0.055, 1.07, 0.012), pose(0.012, 1.01)) : path(pose(-0.016, 1.04), still);
    case 'push-in':
      return world ? path(still, pose(0, 1.17)) : path(still, pose(0, 1.05));
    case 'pull-out':
      return world ? path(pose(0, 1.22), still) : path(pose(0, 1.09), still);
    case 'pan':
      return world ? path(pose(-0.06, 1.05), pose(0.06, 1.05)) : path(pose(-0.02, 1.05), pose(0.02, 1.05));
    case 'kinetic-type':
      return world ? path(pose(-0.015, 1.05), still) : path(pose(0, 1.035), still);
    case 'particles':
      return world ? path(pose(-0.03, 1.04), pose(0.008, 1)) : path(still, pose(0, 1.025));
    case 'day-to-night':
      return world ? path(pose(-0.02, 1), pose(0.014, 1.03)) : path(still, pose(0, 1.025));
    case 'orbit':
      return { ...path(pose(0, 1.03), pose(0, 1.03)), ellipse: world ? { x: 0.032, y: 0.02 } : { x: 0.012, y: 0.012 } };
    case 'draw-on':
      return path(still, still);
  }
}

/** The middle of the subject, kept off the edges; else the sun, else a point a little below the middle. */
function focusOf({ layers, widthPx, heightPx }: Scene): Point {
  const subject = layers.find((layer) => layer.kind === 'subject');
  if (subject?.kind !== 'subject') return { xPx: widthPx / 2, yPx: heightPx * 0.56 };
  const [left, top, right, bottom] = artBounds(subject.art);
  const keep = (value: number, side: number): number => Math.min(side * 0.8, Math.max(side * 0.2, value));
  return { xPx: keep((left + right) / 2, widthPx), yPx: keep((top + bottom) / 2, heightPx) };
}

function planAmbients(
  scene: Scene,
  { durationMs, kind, seed }: { readonly durationMs: number; readonly kind: MotionKind; readonly seed: number },
): readonly Ambient[] {
  const random = openRandomStream(seed, 'ambients');
  const unitPx = Math.min(scene.widthPx, scene.heightPx) / 100;
  const world = isWorld(scene);
  return scene.layers.flatMap((layer, index): Ambient[] => {
    const found = ambientOf({ layer, next: scene.layers[index + 1], world, kind });
    if (found === undefined) return [];
    const { style, units } = found;
    const cycles = Math.max(1, Math.round(durationMs / 1000 / AMBIENT_SECONDS[style]));
    // A boat and the wave in front of it swing as one.
    const phase = style === 'surge' || style === 'float' ? layer.depth * 0.6 : random.next();
    return [{ layerId: layer.id, style, cycles, phase, amountPx: units * unitPx }];
  });
}

/** What moves by itself, by what the recipes call it. */
function ambientOf(at: {
  readonly layer: Layer;
  readonly next: Layer | undefined;
  readonly world: boolean;
  readonly kind: MotionKind;
}): { readonly style: Ambient['style']; readonly units: number } | undefined {
  const { layer, next, world, kind } = at;
  if (layer.id === 'clouds' || layer.id === 'weather-clouds') return { style: 'drift', units: 5 };
  if (layer.id === 'stars') return { style: 'twinkle', units: 0 };
  if (layer.id === 'light-path') return { style: 'shimmer', units: 0 };
  if (layer.id.startsWith('wave')) return { style: 'surge', units: 1.1 };
  if (layer.kind !== 'subject' || layer.contactShadow !== undefined || layer.clip !== undefined) return undefined;
  if (next?.id.startsWith('wave')) return { style: 'float', units: 0.9 };
  const isFree = layer.longShadow === undefined && layer.depth > 0.1 && layer.rim === undefined;
  // In a layout only a lone drawing may float, and not while it is being drawn or turned.
  return isFree && !world && kind !== 'draw-on' && kind !== 'orbit' && layer.id === 'subject'
    ? { style: 'float', units: 0.5 }
    : undefined;
}

function lookOf({ palette, light, widthPx, heightPx }: Scene): WeatherLook {
  const colors = [palette.accent, palette.primary, palette.secondary, palette.ink].map(toHex);
  return { colors, glow: light.color.slice(0, 7), widthPx, heightPx };
}

/** Rain or snow that is part of the design; it falls instead of standing in the air. */
function drawnWeather({ layers }: Scene): WeatherKind | undefined {
  if (layers.some(({ id }) => id === STANDING_WEATHER.rain)) return 'rain';
  return layers.some(({ id }) => id === STANDING_WEATHER.snow) ? 'snow' : undefined;
}

/** Particles were asked for without a word for which: what suits the place. */
function quietWeather({ origin, palette }: Scene, random: RandomStream): WeatherKind {
  if (/\b(party|birthday|carnival|celebrat\w*|new year|win(s|ner)?|launch)\b/iu.test(origin.prompt)) return 'confetti';
  if (/\b(forest|meadow|garden|woods?)\b/iu.test(origin.prompt) && palette.ground.l < 0.5) return 'fireflies';
  return palette.ground.l < 0.5 ? random.pick(['dust', 'sparks']) : random.pick(['confetti', 'dust']);
}

function planTurn(scene: Scene, prompt: string): Turn | undefined {
  const subject = scene.layers.find((layer) => layer.kind === 'subject' && layer.clip === undefined);
  if (subject?.kind !== 'subject') return undefined;
  const isWhole = /\bspin(s|ning)?\b|\b360\b|\brotat\w+\b|\brevolv\w+\b/iu.test(prompt);
  // In a landscape a thing that spins is a joke; it only sways.
  return { style: isWhole && !isWorld(scene) ? 'full' : 'sway', layerId: subject.id };
}
