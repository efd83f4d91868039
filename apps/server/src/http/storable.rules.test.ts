import { expect, test } from 'vitest';
import { findUnstorable } from './storable.rules.ts';

const nested = (levels: number) => JSON.parse(`{"settings":${'['.repeat(levels)}${']'.repeat(levels)}}`) as unknown;

test.each([
  [{ name: 'a\0b' }, 'name'],
  [{ settings: { style: ['x', '\ud800'] } }, 'settings.style.1'],
  [{ settings: { '\0': 1 } }, 'settings'],
  ['\0', 'body'],
  [nested(65), 'settings'],
  [nested(200_000), 'settings'],
])('%# is found', (body, path) => {
  expect(findUnstorable(body)?.path).toBe(path);
});

test.each([
  [undefined],
  [null],
  [7],
  [{ name: 'naïve 🎨 \u0001 \ufffd' }],
  [{ settings: { list: Array(10_000).fill({ a: 1 }) } }],
  [nested(60)],
])('%# can be kept', (body) => {
  expect(findUnstorable(body)).toBeUndefined();
});
