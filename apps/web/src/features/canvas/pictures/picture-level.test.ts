import { describe, expect, it } from 'vitest';
import { levelFor, PICTURE_LEVELS } from './picture-level.ts';

const variantFor = (onScreenPx: number, kind: 'image' | 'video' = 'image') =>
  PICTURE_LEVELS[levelFor({ kind, longestSide: onScreenPx, zoom: 1, pixelRatio: 1 })]?.variant;

describe('the level of a picture', () => {
  it('is the smallest that is sharp, with a quarter of enlargement allowed', () => {
    expect([10, 40, 41, 160, 161, 640, 641, 2560, 2561].map((px) => variantFor(px))).toEqual([
      '32',
      '32',
      '128',
      '128',
      '512',
      '512',
      '2048',
      '2048',
      'original',
    ]);
  });

  it('counts the pixels of the screen, not those of the page', () => {
    const level = levelFor({ kind: 'image', longestSide: 1000, zoom: 0.5, pixelRatio: 2 });
    expect(PICTURE_LEVELS[level]?.variant).toBe('2048');
  });

  it('never asks for the original of a clip, which is no picture', () => {
    expect(variantFor(10_000, 'video')).toBe('2048');
  });
});
