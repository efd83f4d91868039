import type { Brief } from '../brief/brief.ts';
import type { Layer } from '../scene/layers.ts';

/** Parts of a scenery that stand for a subject without being drawn as one. */
const SCENERY_WORDS = new Set(
  'moon crescent sun sunshine star cloud mountain peak alps summit tree pine fir spruce conifer oak wave galaxy snowflake'.split(
    ' ',
  ),
);

/**
 * Says which things of a brief a layout had no place for. Layouts that draw their subject as plain shapes are passed
 * over, since their layers do not say what they show.
 */
export function leftOutSubjectNotes({ subjects }: Brief, layers: readonly Layer[], recipe: string): readonly string[] {
  const drawn = new Set(layers.flatMap((layer) => (layer.kind === 'subject' ? [layer.subject] : [])));
  const missing = subjects
    .map(({ word }) => word)
    .filter((word) => !drawn.has(word) && !(recipe === 'landscape' && SCENERY_WORDS.has(word)));
  if (missing.length === subjects.length) return [];
  return missing.map((word) => `“${word}” has no place in this layout and is not drawn.`);
}
