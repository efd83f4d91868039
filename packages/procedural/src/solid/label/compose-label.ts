import { composeScene } from '../../compose/compose-scene.ts';
import { finishTexts } from '../../compose/finish-texts.ts';
import { toScenePalette } from '../../palette/choose-palette.ts';
import { openRandomStream } from '../../random/random-stream.ts';
import { SCENE_VERSION, type Scene } from '../../scene/scene.ts';
import type { LabelRequest, LabelSize } from './label-request.ts';
import { nameLabel } from './name-label.ts';
import { paperLayers } from './paper-layers.ts';
import { printLayers } from './print-layers.ts';

/**
 * Designs what is drawn on a surface of a model, in that surface's proportions.
 *
 * A print is the subject and its words on the surface's own colour, so that no edge is seen; a paper label has a frame
 * and a name; a sheet is a whole design of the studio.
 */
export function composeLabel(request: LabelRequest): Scene {
  const { wish, longerSidePx } = request;
  const scale = longerSidePx / Math.max(wish.widthMm, wish.heightMm);
  const size = { widthPx: Math.round(wish.widthMm * scale), heightPx: Math.round(wish.heightMm * scale) };
  if (wish.kind === 'sheet') return composeSheet(request, size);
  const { brief, colors, seed, variantIndex, art } = request;
  const drawn = wish.kind === 'print' ? printLayers(request, size) : paperLayers(request, size);
  const { layers, notes } = finishTexts(drawn, brief);
  return {
    version: SCENE_VERSION,
    ...size,
    layers: [
      {
        id: 'ground',
        name: 'Ground',
        slot: 'background',
        kind: 'fill',
        depth: 0,
        paint: { kind: 'solid', color: wish.ground },
      },
      ...layers,
    ],
    palette: toScenePalette(colors),
    light: { angleDeg: -35, color: colors.accent },
    grid: { columns: 12, marginPx: Math.round(Math.min(size.widthPx, size.heightPx) * 0.07), gutterPx: 12 },
    origin: {
      prompt: brief.prompt,
      recipe: 'label',
      seed,
      variantIndex,
      style: 'auto',
      palette: colors.name,
      detail: 'standard',
      edits: [],
    },
    notes,
    credits: art?.credit === undefined ? [] : [art.credit],
  };
}

function composeSheet({ brief, colors, seed, variantIndex, art }: LabelRequest, size: LabelSize): Scene {
  const hasTitle = brief.texts.length > 0;
  const title = nameLabel(brief, art, seed);
  const isWide = size.widthPx > size.heightPx * 1.25;
  const styles =
    art === undefined
      ? (['typographic', 'swiss'] as const)
      : isWide
        ? (['swiss'] as const)
        : (['badge', 'object-poster'] as const);
  const style = openRandomStream(seed, 'sheet').pick<string>(styles);
  return composeScene({
    brief: {
      ...brief,
      texts: hasTitle || brief.isTextFree ? brief.texts : [{ role: 'title', text: title }],
      subjects: brief.subjects.filter((subject) => subject.art === art),
    },
    seed,
    variantIndex,
    ...size,
    style,
    palette: colors.name,
    detail: 'draft',
  });
}
