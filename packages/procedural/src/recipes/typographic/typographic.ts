import type { Composition, Studio } from '../../compose/studio.ts';
import { composeSwiss } from '../swiss.ts';
import { composeColorBands } from './color-bands.ts';
import { composeEcho } from './echo.ts';
import { composeBlock, composeStack } from './stack.ts';

const CROPS = [composeStack, composeColorBands, composeBlock, composeEcho] as const;

/**
 * The title is the picture: every line as wide as the sheet, stacked tightly. Crops: figures in the room below, a band
 * of colour behind each line, a block of colour above the title, and the last line repeated in outline.
 */
export function composeTypographic(studio: Studio): Composition {
  if (studio.texts.title === undefined) return withoutTitle(studio);
  return { layers: CROPS[studio.crop % CROPS.length]!(studio), notes: [], lightAngleDeg: 315 };
}

/** Without any word the modules of the Swiss grid speak instead. */
function withoutTitle(studio: Studio): Composition {
  const { layers, notes, lightAngleDeg } = composeSwiss(studio);
  return { layers, lightAngleDeg, notes: [...notes, 'There is no text to set, so the design is a grid of shapes.'] };
}
