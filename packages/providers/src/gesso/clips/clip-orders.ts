import { type GenerationRequest, KitError, readNumber, readSwitch, readText } from '@gesso/provider-kit';
import { toBrandKit } from '../brand-kit.ts';
import type { WorkOrder } from '../do-work.ts';
import type { ClipOrder } from './clip-film.ts';
import { gessoVideoSize, VIDEO_SECONDS } from './video-model.ts';

/** Variants that are told apart. */
const MOST_VARIANTS = 4;

/** The largest picture that is read into memory: what a phone's raw panorama takes, and more than any frame needs. */
const MOST_PICTURE_BYTES = 64 * 1024 * 1024;

/**
 * The clips that a request stands for, one per variant. A design given as a reference moves itself; a picture is moved.
 *
 * @throws KitError `invalid-settings` for settings out of bounds, or a picture too large to read.
 */
export async function toClipOrders(
  request: GenerationRequest,
): Promise<readonly Extract<WorkOrder, { kind: 'clip' }>[]> {
  const { settings, count, seed, prompt } = request;
  const { widthPx, heightPx } = gessoVideoSize(settings);
  const seconds = readNumber(settings, 'duration');
  if (seconds < VIDEO_SECONDS.least || seconds > VIDEO_SECONDS.most)
    throw refuse(`A clip lasts ${VIDEO_SECONDS.least} to ${VIDEO_SECONDS.most} s.`);
  if (!Number.isInteger(count) || count < 1 || count > MOST_VARIANTS) throw refuse(`Ask for 1 to ${MOST_VARIANTS}.`);
  if (!Number.isInteger(seed) || seed < 0) throw refuse('The seed must be a whole number, 0 or more.');
  const reference = await readReference(request);
  const brand = toBrandKit(request.brand);
  return Array.from({ length: count }, (_, variantIndex) => ({
    kind: 'clip',
    prompt,
    seed,
    variantIndex,
    widthPx,
    heightPx,
    durationMs: seconds * 1000,
    fps: Number(readText(settings, 'fps')),
    format: readText(settings, 'format') === 'webm' ? 'webm' : 'mp4',
    motion: readText(settings, 'motion'),
    isLoop: readSwitch(settings, 'loop'),
    style: readText(settings, 'style'),
    palette: readText(settings, 'palette'),
    detail: readText(settings, 'detail'),
    reference,
    ...(brand === undefined ? {} : { brand }),
  }));
}

async function readReference({ references }: GenerationRequest): Promise<ClipOrder['reference']> {
  const [reference] = references;
  if (reference === undefined) return undefined;
  if (reference.scene !== null) return { kind: 'scene', scene: reference.scene };
  const bytes = await reference.read();
  if (bytes.byteLength > MOST_PICTURE_BYTES) throw refuse('The reference picture is larger than 64 MB.');
  return { kind: 'picture', bytes };
}

function refuse(message: string): KitError {
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}
