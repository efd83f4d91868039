import type { PictureMask } from '@gesso/canvas-core';
import { drawMask } from '../../shared/board/index.ts';
import type { MaskLook } from './mask-orders.rules.ts';

/** A mask without a size of its own is drawn no larger: its edges are a brush's, not a pen's. */
const MOST_SIDE_PX = 2048;

type Size = { readonly width: number; readonly height: number };

/** What is painted over a picture of this size, as a PNG that a model reads. */
export async function maskFile(mask: PictureMask, picture: Size, look: MaskLook): Promise<File> {
  const { width, height } = look === 'white' ? within(picture) : picture;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  drawMask(canvas, mask, '#fff');
  if (look === 'transparent') holeInBlack(canvas);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The browser could not make a mask of this size. Try a smaller picture.');
  return new File([blob], 'mask.png', { type: 'image/png' });
}

/** Black that stays where nothing was painted, and nothing where it was. */
function holeInBlack(canvas: HTMLCanvasElement): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.globalCompositeOperation = 'source-out';
  pen.fillStyle = '#000';
  pen.fillRect(0, 0, canvas.width, canvas.height);
}

function within({ width, height }: Size): Size {
  const scale = Math.min(1, MOST_SIDE_PX / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
