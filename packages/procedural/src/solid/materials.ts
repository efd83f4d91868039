import type { Surface } from '../formats/solids.ts';
import { fromHex, toHex } from '../palette/color.ts';
import type { Material } from './model.ts';

/** Reflectance of the metals at normal incidence, sRGB; gold and silver after the usual tables of measured metals. */
const METAL_COLORS: Readonly<Partial<Record<Surface, string>>> = {
  gold: '#f2c464',
  silver: '#dfe1e4',
  bronze: '#c98a52',
};

/** Where a surface has a colour of its own, the design's colour only shades it. */
const WOOD_LIGHT = '#c79a66';

/**
 * A surface in one colour.
 *
 * @param color - `#rrggbb`; metals and wood keep their own hue and take only its lightness.
 */
export function surface(name: string, kind: Surface, color: string): Material {
  switch (kind) {
    case 'matte':
      return { name, color, metallic: 0, roughness: 0.62, opacity: 1 };
    case 'glossy':
      return { name, color, metallic: 0, roughness: 0.16, opacity: 1 };
    case 'clay':
      return { name, color, metallic: 0, roughness: 0.92, opacity: 1 };
    case 'wood':
      return { name, color: woodOf(color), metallic: 0, roughness: 0.7, opacity: 1 };
    case 'gold':
    case 'silver':
    case 'bronze':
      return { name, color: metalOf(kind, color), metallic: 1, roughness: 0.27, opacity: 1 };
    case 'glass':
      return { name, color, metallic: 0, roughness: 0.06, opacity: 0.42 };
  }
}

/** Dark colours of a design become darker metal, so that a relief in gold still shows its drawing. */
function metalOf(kind: 'gold' | 'silver' | 'bronze', color: string): string {
  const metal = fromHex(METAL_COLORS[kind]!);
  const { l } = fromHex(color);
  return toHex({ ...metal, l: metal.l * (0.72 + 0.28 * l) });
}

function woodOf(color: string): string {
  const wood = fromHex(WOOD_LIGHT);
  return toHex({ ...wood, l: 0.36 + 0.42 * fromHex(color).l });
}
