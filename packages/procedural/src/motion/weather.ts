import type { DrawingCanvas, DrawingContext, DrawingTools } from '../draw/context.ts';
import { withAlpha } from '../palette/color.ts';
import { openRandomStream } from '../random/random-stream.ts';
import { thereAndBack } from './easing.ts';
import type { Motion, Weather, WeatherKind } from './motion.ts';

/** One flake, drop or spark: where it began and how it goes, everything else follows from the time. */
interface Particle {
  readonly x: number;
  readonly y: number;
  /** 0 far, 1 near: size, speed and sharpness. */
  readonly near: number;
  readonly phase: number;
  readonly color: string;
  /** Turns or swings over the whole clip; whole in a loop. */
  readonly swings: number;
  /** Times across the sheet over the whole clip; whole in a loop. */
  readonly laps: number;
}

/** Particles made ready for a clip. */
export interface WeatherShow {
  readonly kind: WeatherKind;
  readonly particles: readonly Particle[];
  /** A soft round spot per colour; scaled copies of it are far quicker than gradients. */
  readonly spots: ReadonlyMap<string, DrawingCanvas>;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly unitPx: number;
}

/** Layers that stand for weather in a still design; what falls takes their place. */
export const STANDING_WEATHER = { rain: 'weather-rain', snow: 'weather-snow' } as const;

/** Seconds that the farthest and the nearest particle take to cross the sheet. */
const CROSSING_SECONDS: Readonly<Record<WeatherKind, readonly [number, number]>> = {
  snow: [11, 5],
  rain: [0.95, 0.5],
  dust: [40, 22],
  confetti: [5.5, 3.2],
  sparks: [5, 2.4],
  fireflies: [60, 40],
};

const SWING_SECONDS = 2.6;

/** Particles nearer than this pass in front of the subject. */
const FRONT_NEAR = 0.62;

/** A particle that leaves comes in again this far outside, as a share of the side. */
const MARGIN = 0.06;

const SPOT_PX = 64;

/** Throws the particles of a clip from its seed. */
export function openWeather(options: {
  readonly weather: Weather;
  readonly motion: Pick<Motion, 'seed' | 'durationMs' | 'isLoop'>;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly tools: DrawingTools;
}): WeatherShow {
  const { weather, motion, widthPx, heightPx, tools } = options;
  const random = openRandomStream(motion.seed, `weather/${weather.kind}`);
  const seconds = motion.durationMs / 1000;
  const [farSeconds, nearSeconds] = CROSSING_SECONDS[weather.kind];
  const rounds = (count: number): number => (motion.isLoop ? Math.max(1, Math.round(count)) : count);
  const particles = Array.from({ length: weather.count }, (): Particle => {
    const near = random.next() ** 1.3;
    return {
      x: random.next(),
      y: random.next(),
      near,
      phase: random.next(),
      color: random.pick(weather.colors),
      swings: rounds((seconds / SWING_SECONDS) * random.between(0.7, 1.3)),
      laps: rounds(seconds / (farSeconds + (nearSeconds - farSeconds) * near)),
    };
  });
  const spots = new Map(weather.colors.map((color) => [color, makeSpot(tools, color)]));
  return { kind: weather.kind, particles, spots, widthPx, heightPx, unitPx: Math.min(widthPx, heightPx) / 100 };
}

/**
 * Draws the particles in front of the subject or those behind it.
 *
 * @param share - How far the clip has come, 0–1.
 */
export function drawWeather(context: DrawingContext, show: WeatherShow, share: number, isFront: boolean): void {
  const particles = show.particles.filter(({ near }) => near > FRONT_NEAR === isFront);
  context.save();
  switch (show.kind) {
    case 'snow':
      for (const flake of particles) drawFlake(context, show, flake, share);
      break;
    case 'rain':
      drawRain(context, show, particles, share);
      break;
    case 'confetti':
      for (const paper of particles) drawPaper(context, show, paper, share);
      break;
    case 'dust':
    case 'sparks':
    case 'fireflies':
      context.globalCompositeOperation = 'screen';
      for (const spot of particles) drawGlow(context, show, spot, share);
      break;
  }
  context.restore();
}

function drawFlake(context: DrawingContext, show: WeatherShow, flake: Particle, share: number): void {
  const { widthPx, heightPx, unitPx } = show;
  const sway = Math.sin(2 * Math.PI * (flake.swings * share + flake.phase)) * (1 + 2.5 * flake.near) * unitPx;
  const radius = (0.28 + 0.75 * flake.near ** 2) * unitPx;
  const x = wrap(flake.x) * widthPx + sway;
  const y = wrap(flake.y + flake.laps * share) * heightPx;
  putSpot(context, show, flake, { x, y, radius: radius * 1.5, alpha: 0.55 + 0.4 * flake.near });
}

/** Streaks of one depth are one path: a stroke each would cost more than everything else in the frame. */
function drawRain(context: DrawingContext, show: WeatherShow, particles: readonly Particle[], share: number): void {
  const { widthPx, heightPx, unitPx } = show;
  context.lineCap = 'round';
  for (const band of [0, 1, 2, 3]) {
    const drops = particles.filter(({ near }) => Math.min(3, Math.floor(near * 4)) === band);
    const first = drops[0];
    if (first === undefined) continue;
    const length = (3.2 + band * 2.6) * unitPx;
    context.beginPath();
    for (const drop of drops) {
      const y = wrap(drop.y + drop.laps * share) * heightPx;
      // Wind leans the whole rain one way; a drop keeps its lane, so a lap ends where it began.
      const x = wrap(drop.x - (wrap(drop.y + drop.laps * share) - 0.5) * 0.16) * widthPx;
      context.moveTo(x, y);
      context.lineTo(x - length * 0.16 * (heightPx / widthPx) * 1.6, y + length);
    }
    context.strokeStyle = first.color;
    context.globalAlpha = 0.2 + 0.1 * band;
    context.lineWidth = Math.max(0.8, (0.13 + 0.09 * band) * unitPx);
    context.stroke();
  }
}

function drawPaper(context: DrawingContext, show: WeatherShow, paper: Particle, share: number): void {
  const { widthPx, heightPx, unitPx } = show;
  const turn = 2 * Math.PI * (paper.swings * share + paper.phase);
  const size = (1.3 + 2.1 * paper.near) * unitPx;
  context.save();
  context.translate(
    wrap(paper.x) * widthPx + Math.sin(turn * 0.5 + paper.phase * 9) * 2.4 * unitPx * halfTurnKeeps(paper),
    wrap(paper.y + paper.laps * share) * heightPx,
  );
  context.rotate(turn);
  context.scale(1, Math.cos(2 * turn));
  context.fillStyle = paper.color;
  context.fillRect(-size / 2, -size * 0.3, size, size * 0.6);
  context.restore();
}

/** Half a swing ends mirrored after an odd number of them; those papers fall straight, so that a loop closes. */
function halfTurnKeeps({ swings }: Particle): number {
  return Number.isInteger(swings) && swings % 2 === 1 ? 0 : 1;
}

function drawGlow(context: DrawingContext, show: WeatherShow, spot: Particle, share: number): void {
  const { widthPx, heightPx, unitPx, kind } = show;
  const swing = 2 * Math.PI * (spot.swings * share + spot.phase);
  if (kind === 'sparks') {
    const rise = wrap(1 - spot.y - spot.laps * share);
    const x = spot.x * widthPx + Math.sin(swing) * (1.5 - rise) * 2.6 * unitPx;
    const alpha = Math.min(1, Math.max(0, rise) * 1.25) * (0.6 + 0.4 * Math.sin(swing * 3));
    const radius = (0.35 + 0.75 * spot.near) * unitPx;
    putSpot(context, show, spot, { x, y: rise * heightPx, radius, alpha: Math.max(0, alpha) });
    return;
  }
  const isDust = kind === 'dust';
  const reach = isDust ? 2 : 5;
  const x = spot.x * widthPx + Math.sin(swing) * reach * unitPx;
  const y = (isDust ? spot.y : 0.4 + spot.y * 0.55) * heightPx + Math.cos(swing) * reach * 0.6 * unitPx;
  const blink = isDust
    ? 0.35 + 0.4 * thereAndBack(spot.swings * share + spot.phase)
    : thereAndBack(spot.swings * 2 * share + spot.phase);
  const radius = (isDust ? 0.25 + 0.7 * spot.near : 0.9 + 0.9 * spot.near) * unitPx;
  putSpot(context, show, spot, { x, y, radius, alpha: blink });
}

function putSpot(
  context: DrawingContext,
  { spots }: WeatherShow,
  { color }: Particle,
  at: { readonly x: number; readonly y: number; readonly radius: number; readonly alpha: number },
): void {
  const spot = spots.get(color);
  if (spot === undefined || at.alpha <= 0.01) return;
  context.globalAlpha = at.alpha;
  context.drawImage(spot as never, at.x - at.radius, at.y - at.radius, at.radius * 2, at.radius * 2);
}

function makeSpot(tools: DrawingTools, color: string): DrawingCanvas {
  const canvas = tools.createCanvas(SPOT_PX, SPOT_PX);
  const context = canvas.getContext('2d') as DrawingContext;
  const half = SPOT_PX / 2;
  const gradient = context.createRadialGradient(half, half, 0, half, half, half);
  gradient.addColorStop(0, withAlpha(color, 1));
  gradient.addColorStop(0.42, withAlpha(color, 0.85));
  gradient.addColorStop(0.7, withAlpha(color, 0.28));
  gradient.addColorStop(1, withAlpha(color, 0));
  context.fillStyle = gradient;
  context.fillRect(0, 0, SPOT_PX, SPOT_PX);
  return canvas;
}

/** Brings a share back into the sheet with a margin on both sides. */
function wrap(share: number): number {
  return (share - Math.floor(share)) * (1 + 2 * MARGIN) - MARGIN;
}
