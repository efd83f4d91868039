import { expect, it } from 'vitest';
import { lift, upgradeBrandKit } from './upgrade-brand-kit.ts';

const CONTENT = { version: 1, colors: ['#123456'], titleFont: null, textFont: null, logos: [], tone: '' } as const;

it('content of the present version comes back as it is', () => {
  expect(upgradeBrandKit(CONTENT)).toEqual(CONTENT);
});

it('content of a later release, of none and of nothing is refused', () => {
  expect(() => upgradeBrandKit({ ...CONTENT, version: 2 })).toThrow('has version 2');
  expect(() => upgradeBrandKit({ colors: [] })).toThrow();
  expect(() => upgradeBrandKit(null)).toThrow();
});

it('a document is lifted version by version', () => {
  const migrations = {
    1: ({ tone, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, voice: tone }),
    2: (document: Readonly<Record<string, unknown>>) => ({ ...document, photos: [] }),
  };
  const before = { version: 1, tone: 'calm', colors: [] };
  expect(lift(before, migrations, 3)).toEqual({ version: 3, voice: 'calm', photos: [], colors: [] });
  expect(() => lift(before, {}, 2)).toThrow('version 1 cannot be read');
});
