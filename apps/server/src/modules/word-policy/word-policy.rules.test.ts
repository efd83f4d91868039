import { describe, expect, test } from 'vitest';
import { createWordPolicy, findProhibitedText } from './word-policy.rules.ts';

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

  test('names the first text with such a word and quotes the operator', () => {
    const texts = [
      { path: 'prompt', text: 'a fox' },
      { path: 'settings.headline', text: 'ACME sale' },
    ];
    const message = 'has “Acme”, which the operator does not allow here; leave it out';
    expect(findProhibitedText(find, texts)).toEqual({ path: 'settings.headline', message });
    expect(findProhibitedText(find, texts.slice(0, 1))).toBeUndefined();
    expect(findProhibitedText(undefined, texts)).toBeUndefined();
  });

  test('without words lets everything pass', () => {
    expect(createWordPolicy([])('gun')).toBeUndefined();
  });
});
