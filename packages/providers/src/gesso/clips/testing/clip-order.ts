import type { ClipOrder } from '../clip-film.ts';

/** A small clip of two seconds; tests change what they are about. */
export function clipOrder(changes: Partial<ClipOrder> = {}): ClipOrder {
  return {
    prompt: 'mountain lake at sunset "CALM"',
    seed: 5,
    variantIndex: 0,
    widthPx: 320,
    heightPx: 180,
    durationMs: 2_000,
    fps: 24,
    format: 'mp4',
    motion: 'auto',
    isLoop: false,
    style: 'auto',
    palette: 'auto',
    detail: 'standard',
    reference: undefined,
    ...changes,
  };
}
