import { SIDE_LIMITS_PX } from '@gesso/procedural';
import { type GenerationRequest, KitError, readSwitch, readText } from '@gesso/provider-kit';
import { toBrandKit } from './brand-kit.ts';
import type { WorkOrder } from './do-work.ts';
import { gessoImageSize } from './image-model.ts';

/** Variants that are told apart; a request for more is a bug of the caller that the schema should have stopped. */
const MOST_VARIANTS = 4;

/**
 * The pictures that a request stands for, one per variant.
 *
 * @throws KitError `invalid-settings` for a size, count or seed out of bounds.
 */
export function toPictureOrders(request: GenerationRequest): readonly Extract<WorkOrder, { kind: 'picture' }>[] {
  const { settings, count, seed, prompt } = request;
  const { widthPx, heightPx } = gessoImageSize(settings);
  if (!isSide(widthPx) || !isSide(heightPx)) {
    throw refuse(`Sides must be ${SIDE_LIMITS_PX.smallest} to ${SIDE_LIMITS_PX.largest} px.`);
  }
  if (!Number.isInteger(count) || count < 1 || count > MOST_VARIANTS) throw refuse(`Ask for 1 to ${MOST_VARIANTS}.`);
  if (!Number.isInteger(seed) || seed < 0) throw refuse('The seed must be a whole number, 0 or more.');
  const family = readText(settings, 'typeface');
  const brand = toBrandKit(request.brand);
  return Array.from({ length: count }, (_, variantIndex) => ({
    kind: 'picture',
    prompt,
    seed,
    variantIndex,
    widthPx,
    heightPx,
    style: readText(settings, 'style'),
    palette: readText(settings, 'palette'),
    detail: readText(settings, 'detail'),
    hasTexture: readSwitch(settings, 'texture'),
    ...(family === 'auto' ? {} : { titleFamily: family }),
    ...(brand === undefined ? {} : { brand }),
  }));
}

/** The same, with the first reference's colours: "in the colours of this picture". */
export async function toReferencedOrders(
  request: GenerationRequest,
): Promise<readonly Extract<WorkOrder, { kind: 'picture' }>[]> {
  const orders = toPictureOrders(request);
  const [reference] = request.references;
  if (reference === undefined) return orders;
  const colorsFrom = reference.scene === null ? { picture: await reference.read() } : { scene: reference.scene };
  return orders.map((order) => ({ ...order, colorsFrom }));
}

function isSide(sidePx: number): boolean {
  return Number.isInteger(sidePx) && sidePx >= SIDE_LIMITS_PX.smallest && sidePx <= SIDE_LIMITS_PX.largest;
}

function refuse(message: string): KitError {
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}
