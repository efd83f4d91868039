import { type PictureMask, rasterStrokes } from '@gesso/canvas-core';

/** Draws what is inside a mask in one colour over the whole of a canvas; what is outside becomes transparent. */
export function drawMask(canvas: HTMLCanvasElement, mask: PictureMask, colour: string): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.globalCompositeOperation = 'source-over';
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  if (mask.isInverted) pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const { erases, lineWidth, points } of rasterStrokes(mask, canvas)) {
    pen.globalCompositeOperation = erases ? 'destination-out' : 'source-over';
    pen.lineWidth = lineWidth;
    pen.beginPath();
    const [first] = points;
    // A line without length is not drawn, and a dab is one.
    if (first) pen.moveTo(first.x, first.y - 0.01);
    for (const { x, y } of points) pen.lineTo(x, y);
    pen.stroke();
  }
}
