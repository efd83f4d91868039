import { openRandomStream, type RandomStream } from '../random/random-stream.ts';
import type { Layer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { layerBounds } from './layer-bounds.ts';
import type { Entrance, EntranceStyle, MotionKind } from './motion.ts';
import { isWorld } from './rig.ts';

export interface EntranceRequest {
  readonly scene: Scene;
  readonly kind: MotionKind;
  readonly durationMs: number;
  readonly isLoop: boolean;
  readonly seed: number;
  readonly prompt: string;
}

/** Everything has come in by then: the rest of the clip is for looking at it. */
const LONGEST_MS = 2_600;
const LONGEST_TRACING_MS = 4_200;
/** The end that always stays still, and the share of the clip that entrances may take at most. */
const REST_MS = 1_000;
const LARGEST_SHARE = 0.62;

/** In a loop texts and drawings leave and come back within this part of the clip. */
export const LOOP_AWAY = { leaves: 0.44, isGone: 0.54, returns: 0.57, isBack: 0.94 } as const;

/** More layers than this draw themselves at once as a fade. */
const MOST_TRACED = 24;

interface Arrival {
  readonly layer: Layer;
  readonly style: EntranceStyle;
  /** 0–1 within the whole entrance. */
  readonly from: number;
  readonly to: number;
}

/**
 * The order in which a scene comes in, back to front: drawings, then the title, then small texts.
 *
 * A loop has only what leaves and returns gracefully: type, and the drawings of `draw-on`.
 */
export function planEntrances(request: EntranceRequest): readonly Entrance[] {
  const { durationMs, isLoop, kind } = request;
  const longestMs = kind === 'draw-on' ? LONGEST_TRACING_MS : LONGEST_MS;
  const windowMs = isLoop
    ? durationMs * (LOOP_AWAY.isBack - LOOP_AWAY.returns)
    : Math.min(longestMs, durationMs * LARGEST_SHARE, durationMs - REST_MS);
  return arrivals(request).map(({ layer, style, from, to }) => ({
    layerId: layer.id,
    style,
    startMs: from * windowMs,
    durationMs: (to - from) * windowMs,
  }));
}

function arrivals(request: EntranceRequest): readonly Arrival[] {
  const { kind, scene, isLoop } = request;
  const isWhole = kind === 'draw-on' || kind === 'kinetic-type';
  if (isLoop && !isWhole) return [];
  const random = openRandomStream(request.seed, 'entrances');
  const texts = typeArrivals(request, random);
  if (kind === 'draw-on') return [...tracedArrivals(scene), ...texts];
  if (isWorld(scene)) return texts;
  return [...(kind === 'kinetic-type' ? layoutArrivals(scene) : subjectArrivals(scene, kind)), ...texts];
}

/** Drawings trace themselves one after the other, back to front; sheets and lights are there. */
function tracedArrivals(scene: Scene): readonly Arrival[] {
  const drawn = scene.layers.filter(
    (layer) => (layer.kind === 'shapes' && layer.slot !== 'background') || layer.kind === 'subject',
  );
  const dots = scene.layers.filter(({ kind }) => kind === 'dots');
  const traced = drawn.map((layer, index): Arrival => {
    const from = (index / Math.max(1, drawn.length)) * 0.5;
    const style = index < MOST_TRACED ? 'trace' : 'fade';
    return { layer, style, from, to: from + 0.42 };
  });
  return [...traced, ...dots.map((layer): Arrival => ({ layer, style: 'fade', from: 0.4, to: 0.75 }))];
}

/** A layout builds itself up: bands wipe in, small shapes pop, the subject rises. */
function layoutArrivals(scene: Scene): readonly Arrival[] {
  const parts = scene.layers.filter(
    (layer) =>
      (layer.kind === 'shapes' || layer.kind === 'dots' || layer.kind === 'subject') && !coversSheet(layer, scene),
  );
  return parts.map((layer, index): Arrival => {
    const from = (index / Math.max(1, parts.length)) * 0.4;
    if (layer.kind === 'subject') return { layer, style: isTied(layer) ? 'fade' : 'pop', from, to: from + 0.42 };
    return {
      layer,
      style: layer.kind === 'dots' ? 'fade' : isBand(layer, scene) ? 'wipe' : 'pop',
      from,
      to: from + 0.4,
    };
  });
}

function subjectArrivals(scene: Scene, kind: MotionKind): readonly Arrival[] {
  if (kind === 'orbit' || kind === 'day-to-night') return [];
  const subjects = scene.layers.filter((layer) => layer.kind === 'subject' && layer.clip === undefined);
  return subjects.map((layer, index): Arrival => {
    const from = (index / Math.max(1, subjects.length)) * 0.3;
    return { layer, style: isTied(layer) ? 'fade' : 'rise', from, to: from + 0.5 };
  });
}

function typeArrivals({ scene, kind, prompt }: EntranceRequest, random: RandomStream): readonly Arrival[] {
  const texts = scene.layers.filter((layer): layer is TextLayer => layer.kind === 'text');
  const rules = scene.layers.filter(({ id }) => id.startsWith('rule'));
  const style = titleStyle(kind, prompt, random);
  const small: EntranceStyle = kind === 'draw-on' ? 'fade' : style === 'typewriter' ? 'typewriter' : 'rise';
  const titles = texts.filter(({ role }) => role === 'title');
  const others = texts.filter(({ role }) => role !== 'title');
  const isBold = kind === 'kinetic-type';
  const titleFrom = kind === 'draw-on' ? 0.3 : isBold ? 0.16 : 0.08;
  const titleTo = kind === 'draw-on' ? 0.85 : isBold ? 0.78 : 0.6;
  return [
    ...titles.map((layer): Arrival => ({ layer, style, from: titleFrom, to: titleTo })),
    ...(kind === 'draw-on' ? [] : rules.map((layer): Arrival => ({ layer, style: 'wipe', from: 0.42, to: 0.8 }))),
    ...others.map((layer, index): Arrival => {
      const from = 0.5 + (0.14 * index) / Math.max(1, others.length);
      return { layer, style: small, from, to: from + 0.36 };
    }),
  ];
}

function titleStyle(kind: MotionKind, prompt: string, random: RandomStream): EntranceStyle {
  if (kind === 'draw-on') return 'trace';
  if (kind !== 'kinetic-type') return 'lines-rise';
  if (/\btypewriter\b|\btyp(ed|ing|es)\b/iu.test(prompt)) return 'typewriter';
  if (/\bword by word\b|\bwords\b/iu.test(prompt)) return 'words-rise';
  return random.pick(['letters-rise', 'words-rise', 'letters-rise', 'tracking']);
}

/** A shadow cast over the sheet cannot move with its drawing. */
function isTied(layer: Layer): boolean {
  return layer.kind === 'subject' && (layer.longShadow !== undefined || layer.clip !== undefined);
}

function coversSheet(layer: Layer, { widthPx, heightPx }: Scene): boolean {
  if (layer.slot === 'background') return true;
  const bounds = layerBounds(layer);
  if (bounds === 'all') return layer.kind !== 'subject';
  return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) > widthPx * heightPx * 0.8;
}

function isBand(layer: Layer, { widthPx, heightPx }: Scene): boolean {
  const bounds = layerBounds(layer);
  if (bounds === 'all') return true;
  return bounds[2] - bounds[0] > widthPx * 0.55 || bounds[3] - bounds[1] > heightPx * 0.55;
}
