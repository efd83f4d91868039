import { describe, expect, test } from 'vitest';
import { createWordPolicy } from './word-policy.rules.ts';

describe('the word policy', () => {
  const find = createWordPolicy(['Acme', ' gun ', 'zombie king', 'Käse', '', '  ', '禁止']);

  test.each([
    ['an ACME poster', 'Acme'],
    ['a gun.', 'gun'],
    ['“gun”', 'gun'],
    ['a zombie\n  king on a hill', 'zombie king'],
    ['a zombie-king', 'zombie king'],
    ['kase and wine', 'Käse'],
    ['KA\u0308SE', 'Käse'],
    ['ｇｕｎ', 'gun'],
    ['看板: 禁止 !', '禁止'],
  ])('finds in %j what the operator wrote as %j', (text, word) => {
    expect(find(text)).toBe(word);
  });

  test.each(['a gunner begun', 'acmes', 'a king, a zombie', '', '🦊', 'cheese'])('lets %j pass', (text) => {
    expect(find(text)).toBeUndefined();
  });

  test('without words lets everything pass', () => {
    expect(createWordPolicy([])('gun')).toBeUndefined();
  });
});
