import { describe, expect, it } from 'vitest';
import type { ArtPath, SubjectArt } from '../../subjects/subject-art.ts';
import { toOneColor } from './one-color-art.ts';

const square = (x: number, y: number, side: number, fill: string): ArtPath => ({
  d: `M${x} ${y}h${side}v${side}h${-side}z`,
  fill,
});

function drawing(paths: readonly ArtPath[], isSilhouette = false): SubjectArt {
  const bounds = { left: 0, top: 0, right: 32, bottom: 32 };
  return { id: 'test:squares', widthUnits: 32, heightUnits: 32, bounds, paths, isSilhouette };
}

const fillsOf = (paths: readonly ArtPath[]): string[] =>
  toOneColor(drawing(paths), 'mark', 'gap').map(({ fill }) => fill);

describe('a drawing cut down to one colour', () => {
  it('opens a gap where a part differs in lightness from what it lies on', () => {
    expect(fillsOf([square(0, 0, 32, '#222222'), square(8, 8, 16, '#eeeeee')])).toEqual(['mark', 'gap']);
  });

  it('closes a gap again where a part lies in the gap', () => {
    const eye = [square(0, 0, 32, '#222222'), square(6, 6, 20, '#eeeeee'), square(12, 12, 8, '#222222')];
    expect(fillsOf(eye)).toEqual(['mark', 'gap', 'mark']);
  });

  it('joins parts that cannot be told apart', () => {
    expect(fillsOf([square(0, 0, 32, '#444444'), square(8, 8, 16, '#4a4a4a')])).toEqual(['mark', 'mark']);
  });

  it('keeps light parts that stand alone, or they would vanish', () => {
    expect(fillsOf([square(0, 0, 14, '#222222'), square(18, 18, 14, '#ffffff')])).toEqual(['mark', 'mark']);
  });

  it('keeps a light part that makes up the edge, or the outline would be open', () => {
    const halves = [square(0, 0, 32, '#222222'), { d: 'M0 0h32v16h-32z', fill: '#eeeeee' }];
    expect(fillsOf(halves)).toEqual(['mark', 'mark']);
  });

  it('leaves out specks', () => {
    expect(fillsOf([square(0, 0, 32, '#222222'), square(10, 10, 1, '#eeeeee')])).toEqual(['mark']);
  });

  it('takes a silhouette as it is', () => {
    const art = drawing([square(0, 0, 32, '#000000')], true);
    expect(toOneColor(art, 'mark', 'gap')).toEqual([{ ...art.paths[0], fill: 'mark', opacity: 1 }]);
  });
});
