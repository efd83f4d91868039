import type { Box, Layer } from '../../scene/layers.ts';
import type { TypeFace } from '../../type/measure.ts';
import { setText } from '../../type/text-layer.ts';

/** One line of small words in the middle of a box. */
export function setSmallText(text: string, face: TypeFace, color: string, backdrop: string, box: Box): Layer {
  return setText(
    {
      id: 'tagline',
      role: 'tagline',
      text,
      face,
      color,
      backdrop,
      align: 'center',
      trackingEm: 0.08,
      leading: 1.2,
      maxLines: 1,
      maxSizePx: box.heightPx,
      minSizePx: box.heightPx * 0.35,
    },
    { ...box, stick: 'middle' },
  );
}
