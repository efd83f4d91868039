import { openRandomStream, type RandomStream } from '../../random/random-stream.ts';
import type { Point } from '../../scene/layers.ts';
import { motionOf, weatherOf } from '../choose-motion.ts';
import { MOTION_KINDS, type MotionKind, type Weather } from '../motion.ts';
import { planWeather } from '../plan-weather.ts';

/** What of a picture is seen: its middle as shares of the picture, and a zoom of 1 or more over filling the frame. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The ways in which a flat picture can be moved; others need layers or letters. */
export type StillKind = Extract<MotionKind, 'parallax' | 'push-in' | 'pull-out' | 'pan' | 'orbit'>;

/** How a picture without layers moves; plain JSON like `Motion`. */
export interface StillMotion {
  readonly kind: StillKind;
  readonly seed: number;
  readonly durationMs: number;
  readonly fps: number;
  readonly isLoop: boolean;
  readonly from: View;
  readonly to: View;
  /** How far the view goes round on an ellipse, as a share of the frame; 0 for not. */
  readonly ellipse: number;
  /** Whether near parts move more than far ones. */
  readonly hasDepth: boolean;
  readonly weather: Weather | undefined;
  readonly posterAtMs: number;
}

export interface StillRequest {
  readonly seed: number;
  readonly durationMs: number;
  readonly fps: number;
  /** An id of `MOTION_KINDS`; those that need layers count as `auto`. */
  readonly kind: string;
  readonly isLoop: boolean;
  readonly prompt: string;
  /** Where to look, as shares of width and height. */
  readonly focus: Point;
  readonly frame: { readonly widthPx: number; readonly heightPx: number };
  /** Width over height of the picture. */
  readonly pictureRatio: number;
}

const STILL_KINDS: readonly StillKind[] = ['parallax', 'push-in', 'pull-out', 'pan', 'orbit'];

/** Decides how a picture moves: as named, as the words say, or by the seed. */
export function planStill(request: StillRequest): StillMotion {
  const { seed, durationMs, fps, isLoop, prompt, frame } = request;
  const random = openRandomStream(seed, 'still');
  const kind = chooseKind(request, random);
  const weatherKind = weatherOf(prompt) ?? (request.kind === 'particles' ? 'dust' : undefined);
  const look = { colors: ['#ff5a5f', '#ffd166', '#3a86ff', '#06d6a0'], glow: '#ffe9c9', ...frame };
  return {
    kind,
    seed,
    durationMs,
    fps,
    isLoop,
    ...viewsOf(kind, request, random),
    ellipse: kind === 'orbit' ? 0.022 : 0,
    hasDepth: kind !== 'pan',
    weather: weatherKind === undefined ? undefined : planWeather(look, weatherKind),
    posterAtMs: isLoop ? 0 : durationMs * 0.92,
  };
}

function chooseKind({ kind, prompt, pictureRatio, frame }: StillRequest, random: RandomStream): StillKind {
  const named = MOTION_KINDS.find(({ id }) => id === kind)?.id;
  for (const candidate of [named, motionOf(prompt)]) {
    const found = STILL_KINDS.find((still) => still === candidate);
    if (found !== undefined) return found;
  }
  const stretch = (pictureRatio * frame.heightPx) / frame.widthPx;
  // A picture much longer than the frame shows itself by a pan; else only a part of it would ever be seen.
  if (stretch > 1.45 || stretch < 0.69) return 'pan';
  return random.pick(['push-in', 'parallax', 'pull-out', 'push-in']);
}

function viewsOf(kind: StillKind, { focus, pictureRatio, frame }: StillRequest, random: RandomStream) {
  const side = random.pick([-1, 1]);
  const middle: View = { x: 0.5, y: 0.5, zoom: 1 };
  const close: View = { x: focus.xPx, y: focus.yPx, zoom: 1.24 };
  const view = (x: number, y: number, zoom: number): View => ({ x, y, zoom });
  switch (kind) {
    case 'push-in':
      return { from: { ...middle, zoom: 1.02 }, to: close };
    case 'pull-out':
      return { from: close, to: { ...middle, zoom: 1.02 } };
    case 'pan':
      return panViews({ focus, pictureRatio, frame }, side);
    case 'parallax':
      return { from: view(0.5 - 0.045 * side, 0.5, 1.1), to: view(0.5 + 0.045 * side, 0.49, 1.14) };
    case 'orbit':
      return { from: view(0.5, 0.5, 1.1), to: view(0.5, 0.5, 1.1) };
  }
}

/** How much of the picture a pan leaves unseen at each moment, at least: less would hardly move. */
const LEAST_WAY = 0.16;

/** From one end of the longer side to the other. */
function panViews(
  { focus, pictureRatio, frame }: Pick<StillRequest, 'focus' | 'pictureRatio' | 'frame'>,
  side: number,
): { readonly from: View; readonly to: View } {
  const stretch = (pictureRatio * frame.heightPx) / frame.widthPx;
  const seen = Math.min(stretch, 1 / stretch);
  const zoom = Math.max(1.06, seen / (1 - LEAST_WAY));
  const half = seen / zoom / 2;
  const [start, end] = side < 0 ? [half, 1 - half] : [1 - half, half];
  const isLong = stretch >= 1;
  const at = (way: number): View => (isLong ? { x: way, y: focus.yPx, zoom } : { x: focus.xPx, y: way, zoom });
  return { from: at(start), to: at(end) };
}
