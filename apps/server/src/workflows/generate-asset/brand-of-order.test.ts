import { expect, test } from 'vitest';
import { tellBrand } from './brand-of-order.ts';

const LOGO = '<svg><path d="M0 0h1v1z"/></svg>';
const content = {
  version: 1,
  colors: ['#123456'],
  titleFont: 'Oswald',
  textFont: null,
  logos: [{ name: 'Mark', svg: LOGO }],
  tone: 'calm',
};
const order = { prompt: 'poster for @acme', brandKit: { name: 'Acme', content } };

test('an engine that keeps to brands gets the kit, and a prompt without the mention', () => {
  expect(tellBrand(order, { readsBrand: true }, 1_000)).toEqual({
    prompt: 'poster',
    brand: { name: 'Acme', colors: ['#123456'], titleFont: 'Oswald', textFont: null, logoSvg: LOGO, tone: 'calm' },
  });
});

test('any other engine is told in the prompt, and no brand is told of where there is none', () => {
  expect(tellBrand(order, {}, 1_000).prompt).toBe(
    'poster. Brand colours, most important first: #123456. Brand tone: calm.',
  );
  expect(tellBrand({ ...order, brandKit: null }, {}, 1_000)).toEqual({ prompt: 'poster for @acme', brand: null });
});

test('a kit of a later release is not guessed at', () => {
  const later = { name: 'Acme', content: { ...content, version: 2 } };
  expect(() => tellBrand({ ...order, brandKit: later }, {}, 1_000)).toThrow('has version 2');
});
