import { subjectLayer } from '../compose/place-subject.ts';
import { rectPath } from '../geometry/paths.ts';
import { contrastRatio, fromHex, readableOn } from '../palette/color.ts';
import type { Layer, ShapesLayer } from '../scene/layers.ts';
import { SCENE_VERSION, type Scene } from '../scene/scene.ts';
import type { SubjectArt } from '../subjects/subject-art.ts';
import { setText } from '../type/text-layer.ts';
import type { PictureColor } from './extract-palette.ts';

const CARD = { widthPx: 1200, heightPx: 480 };
const FACE = { family: 'Inter', weight: 600, style: 'normal' as const };

/** A card that shows the colours of a picture with their names; the wider, the more of it there is. */
export function paletteScene(colors: readonly PictureColor[], title: string): Scene {
  // Even a rare accent gets room for its name.
  const weights = colors.map(({ share }) => 0.5 / colors.length + share * 0.5);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const swatches: ShapesLayer['shapes'][number][] = [];
  const names: Layer[] = [];
  let x = 0;
  for (const [index, { hex, share }] of colors.entries()) {
    const width = (weights[index]! / total) * CARD.widthPx;
    swatches.push({ d: rectPath(x, 0, width + 0.5, CARD.heightPx), fill: { kind: 'solid', color: hex } });
    const color = readableOn([hex], contrastRatio('#ffffff', hex) >= 4.5 ? ['#ffffff'] : ['#141414'], 4.5);
    const spec = {
      face: FACE,
      color,
      backdrop: hex,
      align: 'left' as const,
      trackingEm: 0,
      leading: 1.3,
      maxSizePx: 26,
      minSizePx: 11,
    };
    const room = { xPx: x + 16, widthPx: Math.max(20, width - 32), heightPx: 34, stick: 'bottom' as const };
    names.push(
      setText(
        { ...spec, id: `hex-${index + 1}`, role: 'caption', text: hex.toUpperCase(), maxLines: 1 },
        { ...room, yPx: CARD.heightPx - 84 },
      ),
    );
    const percent = share < 0.01 ? '<1 %' : `${Math.round(share * 100)} %`;
    names.push(
      setText(
        { ...spec, id: `share-${index + 1}`, role: 'caption', text: percent, maxLines: 1, maxSizePx: 18 },
        { ...room, yPx: CARD.heightPx - 50 },
      ),
    );
    x += width;
  }
  const layer: ShapesLayer = {
    id: 'swatches',
    name: 'Swatches',
    slot: 'background',
    kind: 'shapes',
    depth: 0,
    shapes: swatches,
  };
  return {
    ...emptyScene(
      CARD,
      colors.map(({ hex }) => hex),
      title,
      'palette-card',
    ),
    layers: [layer, ...names],
  };
}

/** A traced picture as a design of its own size, its outlines one subject. */
export function tracedScene(art: SubjectArt, colors: readonly string[], title: string): Scene {
  const size = { widthPx: art.widthUnits, heightPx: art.heightUnits };
  const placed = {
    paths: art.paths,
    widthUnits: art.widthUnits,
    heightUnits: art.heightUnits,
    xPx: 0,
    yPx: 0,
    scale: 1,
    rotationDeg: 0,
    isFlipped: false,
  };
  return {
    ...emptyScene(size, colors, title, 'traced'),
    layers: [subjectLayer(title === '' ? 'drawing' : title.slice(0, 60), placed)],
  };
}

function emptyScene(
  size: { widthPx: number; heightPx: number },
  colors: readonly string[],
  prompt: string,
  recipe: string,
): Omit<Scene, 'layers'> {
  const at = (index: number): string => colors[index % Math.max(1, colors.length)] ?? '#808080';
  const ground = at(0);
  return {
    version: SCENE_VERSION,
    ...size,
    palette: {
      name: 'picture',
      ground: fromHex(ground),
      ink: fromHex(readableOn([ground], [...colors], 4.5)),
      primary: fromHex(at(1)),
      secondary: fromHex(at(2)),
      accent: fromHex(at(3)),
    },
    light: { angleDeg: 315, color: '#ffffff' },
    grid: { columns: 12, marginPx: 0, gutterPx: 0 },
    origin: { prompt, recipe, seed: 0, variantIndex: 0, style: 'auto', palette: 'auto', detail: 'standard', edits: [] },
    notes: [],
    credits: [],
  };
}
