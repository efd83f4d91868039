import type { Settings } from '@gesso/contract';
import { KitError, readNumber, readText } from '@gesso/provider-kit';
import { type KlingCamera, toKlingCamera } from './kling-camera.ts';
import { kling16Pro } from './models.ts';

/** What one clip is made from. The vendor knows no count and no seed: each clip is an order of its own. */
export type KlingOrder = {
  readonly prompt: string;
  /** Parsed by the model's schema. */
  readonly settings: Settings;
  /** Base64 without a `data:` prefix: the first picture, then the last where there are two. */
  readonly pictures: readonly string[];
  /** Ours, unique in the vendor's account; the task can be looked up by it when an answer was lost. */
  readonly externalTaskId: string;
  readonly callbackUrl?: string;
};

/** A request to create a task. */
export type KlingRequest = {
  readonly path: '/v1/videos/text2video' | '/v1/videos/image2video';
  readonly body: Readonly<Record<string, string | number | KlingCamera>>;
};

/**
 * Writes the order as the vendor wants it. `aspect_ratio` is left out with a picture, whose shape the clip takes.
 *
 * @throws KitError `invalid-settings` for more than two pictures, and for a last picture in standard mode.
 * @see Kling, text to video and image to video.
 */
export function toKlingRequest(order: KlingOrder): KlingRequest {
  const { settings, pictures } = order;
  const mode = readText(settings, 'mode');
  const [first, last, ...more] = pictures;
  if (more.length > 0) throw refuse('Kling takes a first and a last picture and no more.');
  if (last !== undefined && mode !== 'pro') throw refuse('Kling 1.6 takes a last picture in pro mode only.');
  const negativePrompt = readText(settings, 'negativePrompt');
  const camera = toKlingCamera(settings);
  const shared = {
    // Always sent, since the vendor would use kling-v1 without it.
    model_name: kling16Pro.vendorModel,
    mode,
    // A picture may stand without words, but an empty text is refused.
    ...(order.prompt === '' ? {} : { prompt: order.prompt }),
    ...(negativePrompt === '' ? {} : { negative_prompt: negativePrompt }),
    duration: readText(settings, 'duration'),
    cfg_scale: readNumber(settings, 'cfgPercent') / 100,
    ...(camera === undefined ? {} : { camera_control: camera }),
    external_task_id: order.externalTaskId,
    ...(order.callbackUrl === undefined ? {} : { callback_url: order.callbackUrl }),
  };
  if (first === undefined) {
    return { path: '/v1/videos/text2video', body: { ...shared, aspect_ratio: readText(settings, 'aspectRatio') } };
  }
  const body = { ...shared, image: first };
  return { path: '/v1/videos/image2video', body: last === undefined ? body : { ...body, image_tail: last } };
}

function refuse(message: string): KitError {
  return new KitError({ code: 'invalid-settings', message, retryable: false });
}
