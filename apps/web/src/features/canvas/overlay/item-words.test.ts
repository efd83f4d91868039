import type { BoardItem } from '@gesso/canvas-core';
import { describe, expect, it } from 'vitest';
import { sentenceFor } from './Announcer.tsx';
import { describeItem, progressWords, proportionOf, titleOf } from './item-words.ts';
import { estimate } from './use-estimated-progress.ts';

const item: BoardItem = {
  id: 'a',
  kind: 'image',
  status: 'ready',
  x: 0,
  y: 0,
  width: 768,
  height: 1024,
  rotation: 0,
  index: 'V',
};

describe('words for items', () => {
  it('names an item by its title, else its prompt, else its kind', () => {
    expect(titleOf({ ...item, title: 'Poster', text: 'a fox' })).toBe('Poster');
    expect(titleOf({ ...item, text: 'a  fox\nin snow' })).toBe('a fox in snow');
    expect(titleOf(item)).toBe('Picture');
    expect(titleOf({ ...item, text: 'x'.repeat(100_000) })).toHaveLength(80);
  });

  it('names proportions that people name', () => {
    expect(proportionOf({ width: 768, height: 1024 })).toBe('3:4');
    expect(proportionOf({ width: 1365, height: 768 })).toBe('16:9');
    expect(proportionOf({ width: 1000, height: 870 })).toBe('');
  });

  it('tells the time that is left, else the share, else that nobody knows', () => {
    expect(progressWords({ progress: 0.75, expectedMs: 8000 })).toBe('about 2 s');
    expect(progressWords({ expectedMs: 240_000 })).toBe('about 4 min');
    expect(progressWords({ progress: 0.4 })).toBe('40 %');
    expect(progressWords({})).toBe('waiting');
  });

  it('estimates from the usual time and never claims to be done', () => {
    expect(progressWords(estimate(0, 8000))).toBe('about 8 s');
    expect(estimate(4000, 8000).progress).toBe(0.5);
    expect(estimate(60_000, 8000).progress).toBe(0.95);
    expect(progressWords(estimate(60_000, 8000))).toBe('about 1 s');
  });

  it('tells a failed item with its reason', () => {
    const failed = { ...item, status: 'failed', failure: { code: 'timeout', message: 'It took too long.' } } as const;
    expect(describeItem(failed)).toBe('Picture, picture, 768 by 1024, failed: It took too long.');
  });

  it('reads a text out whole', () => {
    const text = { ...item, kind: 'text', title: 'Tagline', text: 'Slow brewed,\nfast loved' } as const;
    expect(describeItem(text)).toBe('Tagline, text, 768 by 1024, ready: Slow brewed,\nfast loved');
  });

  it('gathers what happened into one sentence', () => {
    expect(sentenceFor({ placed: 1, ready: 0, failed: 0, removed: 0 })).toBe('1 item placed.');
    expect(sentenceFor({ placed: 4, ready: 3, failed: 1, removed: 0 })).toBe(
      '4 items placed, 3 items ready, 1 item failed.',
    );
    expect(sentenceFor({ placed: 0, ready: 0, failed: 0, removed: 0 })).toBe('');
  });
});
