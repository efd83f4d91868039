import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOrderKeys, isOrderKey, orderKeyBetween, orderKeysBetween } from './order-key.ts';

describe('order keys', () => {
  it('a key made between two neighbours sorts between them, whatever was inserted before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 120 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = place % (keys.length + 1);
          const key = orderKeyBetween(keys[at - 1] ?? null, keys[at] ?? null);
          expect(isOrderKey(key)).toBe(true);
          keys.splice(at, 0, key);
        }
        expect(keys.toSorted(compareOrderKeys)).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('many keys at once are ascending and lie between their bounds', () => {
    for (const [after, before] of [
      [null, null],
      ['V001', null],
      [null, 'V001'],
      ['V001', 'V002'],
      ['1', '11'],
    ] as const) {
      const keys = orderKeysBetween(after, before, 200);
      const all = [after ?? '', ...keys, before ?? '~'];
      expect(all.toSorted(compareOrderKeys)).toEqual(all);
      expect(new Set(keys).size).toBe(200);
    }
  });

  it('ten thousand items appended one after the other keep short keys', () => {
    let key: string | null = null;
    for (let count = 0; count < 10_000; count += 1) key = orderKeyBetween(key, null);
    expect(key?.length).toBeLessThanOrEqual(4);
  });

  it('a thousand insertions at the very back grow the key by less than a character for every four', () => {
    let key: string | null = null;
    for (let count = 0; count < 1000; count += 1) key = orderKeyBetween(null, key);
    expect(key?.length).toBeLessThan(250);
  });

  it('values that cannot be split are no keys', () => {
    for (const value of ['', 'A0', 'a b', '-', null, 7]) expect(isOrderKey(value)).toBe(false);
  });
});
