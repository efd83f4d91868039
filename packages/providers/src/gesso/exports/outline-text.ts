import { drawScene, type Scene, type TextLayer } from '@gesso/procedural';
import { createCanvas, Path2D, SvgExportFlag } from '@napi-rs/canvas';

/**
 * The outlines of one text as SVG elements in scene pixels. The renderer itself draws them, on a surface that writes
 * down its paths, so that shaping, kerning and fallback faces are those of the picture.
 */
export function outlineText(scene: Scene, layer: TextLayer): string {
  const canvas = createCanvas(scene.widthPx, scene.heightPx, SvgExportFlag.ConvertTextToPaths);
  drawScene(canvas.getContext('2d'), { ...scene, layers: [layer] }, { createCanvas, createPath: (d) => new Path2D(d) });
  const written = canvas.getContent().toString('utf8');
  const start = written.indexOf('>', written.indexOf('<svg')) + 1;
  return written
    .slice(start, written.lastIndexOf('</svg>'))
    .replace(/-?\d+\.\d{3,}/g, (digits) => String(Math.round(Number(digits) * 1e4) / 1e4))
    .replace(/>\s+</g, '><')
    .trim();
}
