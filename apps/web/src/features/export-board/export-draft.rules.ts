import { type BoardItem, boundsOf, type ExportPreset, type Rect, unionOf } from '@gesso/canvas-core';
import type { BoardExportFile, CreateExport } from '@gesso/contract';

export type ExportChoice = 'selection' | 'frames' | 'all';

/** One way of writing what was chosen, as the dialog holds it. */
export type PresetDraft = {
  readonly id: number;
  readonly format: BoardExportFile['format'];
  /** `2x`, or a length as `w1080` and `h1920`. */
  readonly size: string;
  readonly suffix: string;
};

/** Sizes that are offered; others can be typed. */
export const SIZES = ['0.5x', '1x', '1.5x', '2x', '3x', '4x'] as const;

/** What each format is good for, in the order it is offered. */
export const FORMATS: readonly (readonly [BoardExportFile['format'], string])[] = [
  ['png', 'PNG'],
  ['jpg', 'JPG'],
  ['webp', 'WebP'],
  ['svg', 'SVG'],
  ['pdf', 'PDF, a page each'],
  ['psd', 'PSD with layers'],
  ['pptx', 'PPTX, a slide each'],
  ['mp4', 'MP4 of each clip'],
  ['webm', 'WebM of each clip'],
  ['gif', 'GIF of each clip'],
  ['glb', 'GLB of each 3D model'],
  ['originals', 'Original files'],
];

const UNSIZED: ReadonlySet<PresetDraft['format']> = new Set(['pptx', 'mp4', 'webm', 'gif', 'glb', 'originals']);

/** Formats that a size means something for. */
export function hasSize(format: PresetDraft['format']): boolean {
  return !UNSIZED.has(format);
}

/** What a selection would be exported as without a word: its own presets, else a PNG. */
export function firstPresets(selected: readonly BoardItem[]): readonly PresetDraft[] {
  const [only] = selected;
  const own: readonly ExportPreset[] = selected.length === 1 ? (only?.exportPresets ?? []) : [];
  if (own.length === 0) return [{ id: 1, format: 'png', size: '1x', suffix: '' }];
  return own.map(({ format, scale, suffix }, at) => ({ id: at + 1, format, size: `${scale}x`, suffix }));
}

/** The next preset: the same format in a size that is not there yet, with the suffix that says so. */
export function nextPreset(presets: readonly PresetDraft[]): PresetDraft {
  const last = presets.at(-1);
  const sizes: readonly string[] = ['1x', '2x', '3x', '4x', '0.5x', '1.5x'];
  const size = sizes.find((one) => !presets.some((preset) => preset.size === one)) ?? '1x';
  const id = Math.max(0, ...presets.map((preset) => preset.id)) + 1;
  return { id, format: last?.format ?? 'png', size, suffix: size === '1x' ? '' : `@${size}` };
}

type ReadSize = Pick<BoardExportFile, 'scale' | 'widthPx' | 'heightPx'>;

/** Reads `2x`, `2`, `w1080` or `1080w`, `h1920` or `1920h`; null for what is no size, or out of bounds. */
export function readSize(text: string): ReadSize | null {
  const plain = text.trim().toLowerCase().replace(',', '.').replace('×', 'x');
  const scale = /^(\d+(?:\.\d+)?)x?$/.exec(plain)?.[1];
  if (scale !== undefined) {
    const value = Number(scale);
    return value >= 0.1 && value <= 100 ? { scale: value } : null;
  }
  const length = /^(?:([wh])\s*(\d+)|(\d+)\s*(?:px)?\s*([wh]))$/.exec(plain);
  const pixels = Number(length?.[2] ?? length?.[3] ?? 0);
  if (!length || pixels < 1 || pixels > 65_500) return null;
  return (length[1] ?? length[4]) === 'w' ? { scale: 1, widthPx: pixels } : { scale: 1, heightPx: pixels };
}

/** What is sent; null while a size cannot be read. */
export function toOrder(
  draft: { readonly choice: ExportChoice; readonly isEach: boolean; readonly presets: readonly PresetDraft[] },
  selectedIds: readonly string[],
): CreateExport | null {
  const files: BoardExportFile[] = [];
  for (const { format, size, suffix } of draft.presets) {
    const read = hasSize(format) ? readSize(size) : { scale: 1 };
    if (read === null) return null;
    files.push({ format, suffix, ...read });
  }
  if (draft.choice !== 'selection') return { choice: { what: draft.choice }, files };
  return { choice: { what: 'selection', itemIds: [...selectedIds], isEach: draft.isEach }, files };
}

/** The regions that would be written, as the server finds them. */
export function regionsOf(
  { choice, isEach }: { readonly choice: ExportChoice; readonly isEach: boolean },
  items: readonly BoardItem[],
  selected: readonly BoardItem[],
): readonly Rect[] {
  const isDrawn = (item: BoardItem) => item.status === 'ready' && !item.isHidden;
  const union = (some: readonly BoardItem[]) => unionOf(some.map(boundsOf));
  switch (choice) {
    case 'frames':
      return items
        .filter((item) => isDrawn(item) && item.kind === 'frame' && item.parentId === undefined)
        .map(boundsOf);
    case 'all': {
      const box = union(items.filter((item) => isDrawn(item) && item.kind !== 'group'));
      return box ? [box] : [];
    }
    case 'selection': {
      if (isEach) return selected.filter(isDrawn).map(boundsOf);
      const box = union(selected.filter(isDrawn));
      return box ? [box] : [];
    }
  }
}

/** How large the files of a preset get: `1,600 × 1,200 px`, or from the smallest to the largest. */
export function describeSize(preset: PresetDraft, regions: readonly Rect[]): string {
  const size = hasSize(preset.format) ? readSize(preset.size) : null;
  const [first] = regions;
  if (size === null || first === undefined) return '';
  const widths = regions.map((region) => {
    const scale = size.widthPx
      ? size.widthPx / region.width
      : size.heightPx
        ? size.heightPx / region.height
        : size.scale;
    return {
      width: Math.max(1, Math.round(region.width * scale)),
      height: Math.max(1, Math.round(region.height * scale)),
    };
  });
  const unit = preset.format === 'pdf' ? 'pt' : 'px';
  const say = (box: { readonly width: number; readonly height: number }) =>
    `${box.width.toLocaleString('en')} × ${box.height.toLocaleString('en')} ${unit}`;
  const sorted = widths.toSorted((a, b) => a.width * a.height - b.width * b.height);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most) return '';
  return say(least) === say(most) ? say(least) : `up to ${say(most)}`;
}
