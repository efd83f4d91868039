import { expect, test } from 'vitest';
import { needsKey } from './needs-key.ts';

test.each([
  [{ available: false, unavailableReason: 'Add OPENAI_API_KEY to run it.' }, true],
  [{ available: false, unavailableReason: 'This version does not run it yet.' }, false],
  [{ available: false, unavailableReason: null }, false],
  [{ available: true, unavailableReason: null }, false],
])('%j needs a key: %s', (model, expected) => {
  expect(needsKey(model)).toBe(expected);
});
