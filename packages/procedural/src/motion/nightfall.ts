import { circlePath } from '../geometry/paths.ts';
import { contrastRatio, fromHex, mixHex, readableOn, toHex } from '../palette/color.ts';
import { openRandomStream } from '../random/random-stream.ts';
import type { Layer, Paint, Shape, ShapesLayer, TextLayer } from '../scene/layers.ts';
import type { Scene } from '../scene/scene.ts';
import { clampShare, easeInOut, mix } from './easing.ts';

/** The light of one moment: lightness and chroma are scaled in OKLCH, then everything leans to a tint. */
interface Hour {
  readonly lightness: number;
  readonly chroma: number;
  readonly tint: string;
  readonly tintShare: number;
  /** What sun and moon look like, and how far they take that colour. */
  readonly lamp: string;
  readonly lampShare: number;
  readonly stars: number;
}

/** As composed, golden hour, dusk, night. Frames between two hours cross-fade them. */
const HOURS: readonly Hour[] = [
  { lightness: 1, chroma: 1, tint: '#ffffff', tintShare: 0, lamp: '#ffffff', lampShare: 0, stars: 0 },
  {
    lightness: 0.93,
    chroma: 1.1,
    tint: '#f08a45',
    tintShare: 0.42,
    lamp: '#ffc46b',
    lampShare: 0.75,
    stars: 0,
  },
  {
    lightness: 0.58,
    chroma: 0.95,
    tint: '#6a4585',
    tintShare: 0.4,
    lamp: '#ff8a55',
    lampShare: 0.8,
    stars: 0.3,
  },
  {
    lightness: 0.36,
    chroma: 0.75,
    tint: '#0e1f4d',
    tintShare: 0.42,
    lamp: '#f1f3ff',
    lampShare: 0.92,
    stars: 1,
  },
];

/** The last hour's number; `hourAt` runs from 0 to it. */
export const LAST_HOUR = HOURS.length - 1;

/** Layers that are lamps themselves and move with the hours. */
const LAMPS: ReadonlySet<string> = new Set(['disc', 'glow']);

/** Windows come on in so many groups, each an hour later. */
const WINDOW_GROUPS = 3;

const STAR_COUNT = 150;

const PAPER = '#f7f1e3';
const NIGHT_INK = '#14141c';

/** How far night has come at a share of the clip, 0 to `LAST_HOUR`; still at both ends. */
export function hourAt(share: number, isLoop: boolean): number {
  const way = isLoop
    ? easeInOut(clampShare(share < 0.5 ? share / 0.42 : (1 - share) / 0.42))
    : easeInOut((share - 0.06) / 0.76);
  return way * LAST_HOUR;
}

/** Where sun and moon stand at an hour: the sun goes down, and the moon comes up in its place. */
export function lampShift(
  hour: number,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): { readonly xPx: number; readonly yPx: number } {
  const isSun = hour < 1.75;
  const away = isSun ? easeInOut(hour / 1.75) : 1 - easeInOut((hour - 1.75) / 1.25);
  return { xPx: (isSun ? 0.1 : -0.16) * away * widthPx, yPx: mix(0, heightPx * 0.62, away) };
}

/** Whether a layer moves as sun and moon do. */
export function isLamp(layer: Layer): boolean {
  return LAMPS.has(layer.id);
}

/** Gives a scene what only the night shows: stars where there is a sky, and windows apart that come on in turn. */
export function prepareNight(scene: Scene, seed: number): Scene {
  const hasSky = scene.layers.some(({ id }) => id === 'sky') && !scene.layers.some(({ id }) => id === 'stars');
  const layers = scene.layers.flatMap((layer): Layer[] => {
    if (layer.kind === 'shapes' && layer.id.startsWith('towers') && layer.shapes.length > 1)
      return splitWindows(layer, seed);
    return layer.id === 'sky' && hasSky ? [layer, nightStars(scene, seed)] : [layer];
  });
  return { ...scene, layers };
}

/** The scene in the light of an hour, 0 to `LAST_HOUR`, whole. Texts keep their contrast. */
export function gradeScene(scene: Scene, hourIndex: number): Scene {
  const hour = HOURS[hourIndex];
  if (hour === undefined) return scene;
  const grade = (color: string): string => gradeColor(color, hour);
  const lamp = (color: string): string => mixHex(color, hour.lamp, hour.lampShare) + color.slice(7);
  const layers = scene.layers.map((layer): Layer => {
    const paint = isLamp(layer) ? lamp : grade;
    switch (layer.kind) {
      case 'fill':
        return { ...layer, paint: gradePaint(layer.paint, paint) };
      case 'shapes': {
        if (layer.id === 'night-stars') return dim(layer, hour.stars);
        if (isLitWindow(layer.id, hourIndex)) return { ...layer, shapes: layer.shapes.map(lightUp) };
        return { ...layer, shapes: layer.shapes.map((shape) => gradeShape(shape, paint)) };
      }
      case 'subject':
        return {
          ...layer,
          art: { ...layer.art, paths: layer.art.paths.map((path) => ({ ...path, fill: grade(path.fill) })) },
        };
      case 'dots':
        return { ...layer, color: grade(layer.color) };
      case 'text':
        return gradeText(layer, hour);
      default:
        return layer;
    }
  });
  return { ...scene, layers };
}

function gradeColor(color: string, hour: Hour): string {
  const { l, c, h } = fromHex(color);
  const lit = toHex({ l: l * hour.lightness, c: c * hour.chroma, h });
  // What is light takes more of the tint: the sky at the horizon glows first, a dark ridge stays dark.
  return mixHex(lit, hour.tint, hour.tintShare * mix(0.35, 1, l)) + color.slice(7);
}

/** A text keeps one colour through all hours where one reads on all of them; else it changes with its backdrop. */
function gradeText(layer: TextLayer, hour: Hour): TextLayer {
  const ratio = layer.role === 'title' || layer.role === 'ornament' ? 3 : 4.5;
  const backdrop = gradeColor(layer.backdrop, hour);
  const everyBackdrop = HOURS.map((each) => gradeColor(layer.backdrop, each));
  const steady = readableOn(everyBackdrop, [layer.color, PAPER, NIGHT_INK], ratio);
  const isSteady = everyBackdrop.every((each) => contrastRatio(steady, each) >= ratio);
  return { ...layer, backdrop, color: isSteady ? steady : readableOn([backdrop], [layer.color, PAPER], ratio) };
}

function gradeShape(shape: Shape, grade: (color: string) => string): Shape {
  return {
    ...shape,
    ...(shape.fill === undefined ? {} : { fill: gradePaint(shape.fill, grade) }),
    ...(shape.stroke === undefined ? {} : { stroke: { ...shape.stroke, color: grade(shape.stroke.color) } }),
  };
}

function gradePaint(paint: Paint, grade: (color: string) => string): Paint {
  if (paint.kind === 'solid') return { ...paint, color: grade(paint.color) };
  return { ...paint, stops: paint.stops.map(({ at, color }) => ({ at, color: grade(color) })) };
}

function dim(layer: Layer, stars: number): Layer {
  return layer.id === 'night-stars' ? { ...layer, opacity: stars } : layer;
}

const WINDOW_LIGHT = '#ffd98a';

function lightUp(shape: Shape): Shape {
  return { ...shape, fill: { kind: 'solid', color: WINDOW_LIGHT }, opacity: 0.92 };
}

function isLitWindow(id: string, hourIndex: number): boolean {
  const group = /-windows-(\d)$/u.exec(id)?.[1];
  return group !== undefined && hourIndex > Number(group);
}

/** Every window is one closed path; each goes to a group by lot. */
function splitWindows(layer: ShapesLayer, seed: number): Layer[] {
  const random = openRandomStream(seed, `windows/${layer.id}`);
  const [towers, ...windows] = layer.shapes;
  const groups = Array.from({ length: WINDOW_GROUPS }, () => '');
  for (const { d } of windows) {
    for (const part of d.split(/(?<=z)/iu)) groups[random.whole(0, WINDOW_GROUPS - 1)] += part;
  }
  const first = windows[0];
  const lit = groups.flatMap((d, group): Layer[] =>
    d === '' || first === undefined
      ? []
      : [{ ...layer, id: `${layer.id}-windows-${group}`, name: 'Windows', shapes: [{ ...first, d }] }],
  );
  return [{ ...layer, shapes: towers === undefined ? [] : [towers] }, ...lit];
}

function nightStars({ widthPx, heightPx }: Scene, seed: number): ShapesLayer {
  const random = openRandomStream(seed, 'night-stars');
  const unitPx = Math.min(widthPx, heightPx) / 100;
  let d = '';
  for (let index = 0; index < STAR_COUNT; index += 1) {
    const radius = unitPx * (random.next() < 0.75 ? 0.1 : 0.2);
    d += circlePath(random.between(0, widthPx), random.next() ** 1.6 * heightPx * 0.66, Math.max(0.6, radius));
  }
  return {
    id: 'night-stars',
    name: 'Stars',
    slot: 'depth',
    kind: 'shapes',
    depth: 0.02,
    shapes: [{ d, fill: { kind: 'solid', color: '#f4f1e6' }, opacity: 0.85 }],
  };
}
