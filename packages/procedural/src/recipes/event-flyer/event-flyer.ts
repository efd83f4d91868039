import type { Composition, Studio } from '../../compose/studio.ts';
import { composeBands } from './bands.ts';
import { composePanel } from './panel.ts';
import { composeSticker } from './sticker.ts';
import { composeTicket } from './ticket.ts';

const CROPS = [composePanel, composeTicket, composeSticker, composeBands] as const;

/**
 * A flyer that answers what, when and where in this order: a large title, the day as large as a picture, place, price
 * and a button. Crops: the date in a panel that runs off the sheet, a ticket with a stub, a date sticker over the
 * subject, and bands of colour.
 */
export function composeEventFlyer(studio: Studio): Composition {
  return { layers: CROPS[studio.crop % CROPS.length]!(studio), notes: [], lightAngleDeg: 315 };
}
