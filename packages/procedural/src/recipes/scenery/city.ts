import type { Studio } from '../../compose/studio.ts';
import { rectPath } from '../../geometry/paths.ts';
import { mixHex } from '../../palette/color.ts';
import type { ShapesLayer } from '../../scene/layers.ts';
import type { SceneryTones } from './tones.ts';

/** Three rows of towers against the sky; windows are lit at night. */
export function skyline(studio: Studio, tones: SceneryTones, groundYPx: number): readonly ShapesLayer[] {
  const { widthPx, heightPx, unitPx } = studio;
  const random = studio.random('skyline');
  return [0, 1, 2].map((row) => {
    const nearness = (row + 1) / 3;
    let towers = '';
    let windows = '';
    for (let x = -unitPx * 4; x < widthPx; ) {
      const width = unitPx * random.between(6, 13);
      const height = unitPx * random.between(14, 44) * (1.2 - nearness * 0.55);
      const top = groundYPx - height + row * unitPx * 6;
      towers += rectPath(x, top, width, heightPx - top) + roof(x, top, width, unitPx, random.next());
      if (row > 0) windows += litWindows(x, top, width, Math.min(height, heightPx - top), unitPx, random.next, row);
      x += width + (random.next() < 0.25 ? unitPx * random.between(0.5, 2) : 0);
    }
    const color = mixHex(tones.far, tones.near, nearness ** 1.2);
    const lit = tones.time === 'night' || tones.time === 'sunset' ? tones.glow : mixHex(color, tones.horizon, 0.3);
    return {
      id: `towers-${row + 1}`,
      name: 'Towers',
      slot: 'depth',
      kind: 'shapes',
      depth: 0.2 + nearness * 0.6,
      shapes: [
        {
          d: towers,
          fill: {
            kind: 'linear',
            from: { xPx: 0, yPx: groundYPx - unitPx * 40 },
            to: { xPx: 0, yPx: groundYPx + unitPx * 14 },
            stops: [
              { at: 0, color },
              { at: 1, color: mixHex(color, tones.horizon, 0.4 * (1 - nearness)) },
            ],
          },
        },
        ...(windows === ''
          ? []
          : [{ d: windows, fill: { kind: 'solid' as const, color: lit }, opacity: 0.5 + row * 0.15 }]),
      ],
    };
  });
}

function roof(x: number, top: number, width: number, unitPx: number, chance: number): string {
  if (chance < 0.2)
    return `M${Math.round(x)} ${Math.round(top + 1)}l${Math.round(width / 2)} ${-Math.round(width * 0.5)}l${Math.round(width / 2)} ${Math.round(width * 0.5)}z`;
  if (chance < 0.45) return rectPath(x + width * 0.2, top - unitPx * 2.4, width * 0.6, unitPx * 2.6);
  if (chance < 0.6) return rectPath(x + width * 0.46, top - unitPx * 7, unitPx * 0.5, unitPx * 7.2);
  return '';
}

function litWindows(
  x: number,
  top: number,
  width: number,
  height: number,
  unitPx: number,
  chance: () => number,
  row: number,
): string {
  const size = unitPx * (0.75 + row * 0.2);
  const columns = Math.floor((width - size) / (size * 2.1));
  const rows = Math.min(14, Math.floor(height / (size * 2.6)));
  const inset = (width - columns * size * 2.1 + size * 1.1) / 2;
  let d = '';
  for (let line = 0; line < rows; line += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (chance() < 0.42)
        d += rectPath(x + inset + column * size * 2.1, top + size * 1.6 + line * size * 2.6, size, size * 1.4);
    }
  }
  return d;
}
