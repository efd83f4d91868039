import { MATERIALS, SHAPES } from '@gesso/procedural';

const SHAPE_WORDS = new Set<string>(
  SHAPES.map(({ id }) => id).filter((id) => !['auto', 'text', 'panel', 'relief'].includes(id)),
);
const MATERIAL_WORDS = new Set<string>(MATERIALS.map(({ id }) => id).filter((id) => id !== 'auto'));
/** A surface is only meant where it is said of the whole: "in gold", "wood relief". */
const OF_MATERIAL =
  /\b(?:in|of|made of|from)\s+(?:polished |brushed |dark |light |solid )?(matte|glossy|clay|wood|gold|silver|bronze|glass)\b/iu;

/** Form and surface of a 3D model, where the brief names one that the built-in engine has. */
export function solidSettings(shape: string | undefined, prompt: string): Readonly<Record<string, string>> {
  const words = prompt.toLowerCase().match(/\p{L}+/gu) ?? [];
  const named = shape ?? words.slice(0, 4).find((word) => SHAPE_WORDS.has(word));
  const material = OF_MATERIAL.exec(prompt)?.[1]?.toLowerCase();
  return {
    ...(named === undefined ? {} : { shape: named }),
    ...(material === undefined || !MATERIAL_WORDS.has(material) ? {} : { material }),
  };
}
