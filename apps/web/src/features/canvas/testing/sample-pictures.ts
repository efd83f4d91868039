import type { AssetVariant } from '@gesso/contract';

const drawn = new Map<string, string>();

/** Name of a picture that this page can draw: a hue and a size. */
export function samplePicture(hue: number, width: number, height: number): string {
  return `sample-${hue % 360}-${width}-${height}`;
}

/** Address of a size of a sample picture, drawn by the browser itself so that the page needs no server. */
export function samplePictureUrl(assetId: string, variant: AssetVariant): string {
  const name = `${assetId}/${variant}`;
  const url = drawn.get(name) ?? draw(assetId, variant);
  drawn.set(name, url);
  return url;
}

function draw(assetId: string, variant: AssetVariant): string {
  const [hue = 0, width = 512, height = 512] = assetId.split('-').slice(1).map(Number);
  const scale = Math.min(1, (Number(variant) || 2048) / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) return canvas.toDataURL();
  context.scale(scale, scale);
  context.fillStyle = `oklch(0.85 0.06 ${hue})`;
  context.fillRect(0, 0, width, height);
  context.fillStyle = `oklch(0.6 0.18 ${hue})`;
  context.beginPath();
  context.arc(width / 2, height * 0.58, width * 0.32, 0, 7);
  context.fill();
  context.fillStyle = `oklch(0.25 0.05 ${hue})`;
  context.font = `800 ${width / 5}px sans-serif`;
  context.fillText(variant, width * 0.08, height * 0.2);
  return canvas.toDataURL();
}
