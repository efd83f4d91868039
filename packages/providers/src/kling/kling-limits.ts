import { type OrderToCheck, type ReferenceFacts, readText } from '@gesso/provider-kit';
import { findCameraFault } from './kling-camera.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const LEAST_SIDE_PX = 300;
/** Of the longer side to the shorter one. */
const MOST_RATIO = 2.5;

/**
 * What Kling would refuse of an order's pictures.
 *
 * @see Kling, image to video: 10 MB, at least 300 px, from 1:2.5 to 2.5:1; a last picture on 1.6 needs pro mode.
 */
export function findKlingFault({ settings, references }: OrderToCheck): string | undefined {
  if (references.length > 1 && readText(settings, 'mode') !== 'pro') {
    return 'Kling 1.6 takes a last picture in pro mode only.';
  }
  return references.map(findPictureFault).find((fault) => fault !== undefined) ?? findCameraFault(settings);
}

function findPictureFault({ mimeType, sizeBytes, widthPx, heightPx }: ReferenceFacts): string | undefined {
  if (mimeType !== 'image/png' && mimeType !== 'image/jpeg') return 'Kling takes pictures as PNG or JPEG.';
  if (sizeBytes > MOST_BYTES) return 'Kling takes pictures of at most 10 MB.';
  if (widthPx === null || heightPx === null) return undefined;
  const size = `this one is ${widthPx} × ${heightPx}`;
  if (Math.min(widthPx, heightPx) < LEAST_SIDE_PX) return `Kling takes pictures of at least 300 px; ${size}.`;
  const isTooLong = Math.max(widthPx, heightPx) > MOST_RATIO * Math.min(widthPx, heightPx);
  return isTooLong ? `Kling takes pictures from 1:2.5 to 2.5:1; ${size}.` : undefined;
}
