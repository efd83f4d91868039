import { circlePath } from '../geometry/paths.ts';
import { mixHex } from '../palette/color.ts';
import type { Box, Point, ShapesLayer } from '../scene/layers.ts';
import type { Studio } from './studio.ts';
import type { WeatherTones, WeatherView } from './weather-view.ts';

/** Slanted strokes in three depths; the far ones are many, thin and faint. */
export function rain(studio: Studio, tones: WeatherTones, view: WeatherView, slantDeg: number): readonly ShapesLayer[] {
  const random = studio.random('rain');
  const { widthPx, heightPx, unitPx } = studio;
  const color = mixHex(tones.horizon, '#ffffff', 0.7);
  const slope = Math.tan((slantDeg * Math.PI) / 180);
  const sheets = (widthPx * heightPx) / (100 * unitPx) ** 2;
  const depths = [
    { count: 150, length: 3.2, width: 0.12, opacity: 0.3 },
    { count: 85, length: 5.4, width: 0.18, opacity: 0.42 },
    { count: 34, length: 8.5, width: 0.28, opacity: 0.5 },
  ].map(({ count, length, width, opacity }) => {
    let d = '';
    for (let drop = 0; drop < count * sheets * densityOf(studio); drop += 1) {
      const x = random.between(-0.05, 1.1) * widthPx;
      const y = random.between(-0.05, 1) * heightPx;
      const long = length * unitPx * random.between(0.7, 1.25);
      const end = { xPx: x - slope * long, yPx: y + long };
      if (!isClear(view.keepClear, unitPx, { xPx: x, yPx: y }, end)) continue;
      d += `M${tenth(x)} ${tenth(y)}L${tenth(end.xPx)} ${tenth(end.yPx)}`;
    }
    return { d, stroke: { color, widthPx: Math.max(0.6, width * unitPx), cap: 'round' as const }, opacity };
  });
  return [shapesLayer('weather-rain', 'Rain', 0.95, depths)];
}

/** Flakes in four sizes; the nearest are large and half seen through. */
export function snow(studio: Studio, view: WeatherView): readonly ShapesLayer[] {
  const random = studio.random('snow');
  const { widthPx, heightPx, unitPx } = studio;
  const sheets = (widthPx * heightPx) / (100 * unitPx) ** 2;
  const depths = [
    { count: 190, radius: 0.2, opacity: 0.6 },
    { count: 110, radius: 0.36, opacity: 0.8 },
    { count: 46, radius: 0.62, opacity: 0.9 },
    { count: 12, radius: 1.15, opacity: 0.5 },
  ].map(({ count, radius, opacity }) => {
    let d = '';
    for (let flake = 0; flake < count * sheets * densityOf(studio); flake += 1) {
      const at = { xPx: random.next() * widthPx, yPx: random.next() * heightPx };
      const reach = Math.max(0.5, radius * unitPx * random.between(0.75, 1.25));
      if (isClear(view.keepClear, unitPx + reach, at, at)) d += circlePath(at.xPx, at.yPx, reach);
    }
    return { d, fill: { kind: 'solid' as const, color: '#ffffff' }, opacity };
  });
  return [shapesLayer('weather-snow', 'Snow', 0.95, depths)];
}

/** Long lines that the wind draws, each ending in a curl. */
export function gusts(studio: Studio, tones: WeatherTones, view: WeatherView): ShapesLayer {
  const random = studio.random('gusts');
  const { widthPx, heightPx, unitPx } = studio;
  let d = '';
  for (let gust = 0; gust < 9 * densityOf(studio); gust += 1) {
    const long = random.between(22, 46) * unitPx;
    const x = random.between(-0.1, 0.8) * widthPx;
    const y = random.between(0.2, 0.86) * heightPx;
    const curl = random.between(1.8, 3.2) * unitPx;
    const end = { xPx: x + long, yPx: y };
    if (!isClear(view.keepClear, curl * 2.4, { xPx: x, yPx: y }, end)) continue;
    d +=
      `M${tenth(x)} ${tenth(y)}C${tenth(x + long * 0.3)} ${tenth(y - curl)} ${tenth(x + long * 0.6)} ${tenth(y + curl)} ${tenth(end.xPx)} ${tenth(y)}` +
      `c${tenth(curl * 1.6)} ${tenth(-curl * 0.5)} ${tenth(curl * 1.5)} ${tenth(-curl * 2.2)} 0 ${tenth(-curl * 2.1)}c${tenth(-curl)} 0 ${tenth(-curl)} ${tenth(curl * 1.2)} ${tenth(-curl * 0.2)} ${tenth(curl * 1.2)}`;
  }
  const color = mixHex(tones.glow, '#ffffff', 0.5);
  return shapesLayer('weather-wind', 'Wind', 0.9, [
    { d, stroke: { color, widthPx: Math.max(0.8, unitPx * 0.32), cap: 'round' }, opacity: 0.55 },
  ]);
}

/** A layer of weather; shapes without a path are left out. */
export function shapesLayer(id: string, name: string, depth: number, shapes: ShapesLayer['shapes']): ShapesLayer {
  return { id, name, slot: 'depth', kind: 'shapes', depth, shapes: shapes.filter(({ d }) => d !== '') };
}

function densityOf({ detail }: Studio): number {
  return { draft: 0.5, standard: 1, fine: 1.4 }[detail];
}

/** Whether a stroke stays out of a box, with a margin. */
function isClear(box: Box, marginPx: number, from: Point, to: Point): boolean {
  if (box.widthPx <= 0 || box.heightPx <= 0) return true;
  const isLeftOrRight =
    Math.max(from.xPx, to.xPx) < box.xPx - marginPx || Math.min(from.xPx, to.xPx) > box.xPx + box.widthPx + marginPx;
  const isAboveOrBelow =
    Math.max(from.yPx, to.yPx) < box.yPx - marginPx || Math.min(from.yPx, to.yPx) > box.yPx + box.heightPx + marginPx;
  return isLeftOrRight || isAboveOrBelow;
}

/** Tenths of a pixel: enough for strokes, and short to store. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
