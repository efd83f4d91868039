import { expect, it } from 'vitest';
import { writeBrandedPrompt } from './branded-prompt.rules.ts';

const kit = { name: 'Acme', content: { colors: ['#123456', '#fff'], tone: 'calm, premium.' } };
const write = (prompt: string, change: Partial<Parameters<typeof writeBrandedPrompt>[0]> = {}) =>
  writeBrandedPrompt({ prompt, kit, readsBrand: false, mostCharacters: 20_000, ...change });

it('an engine that reads kits gets the prompt without the mention', () => {
  expect(write('poster for @acme', { readsBrand: true })).toBe('poster');
  expect(write('@Acme', { readsBrand: true })).toBe('Acme');
});

it('another one is told colours and tone in sentences', () => {
  expect(write('a mug for @Acme')).toBe(
    'a mug. Brand colours, most important first: #123456, #fff. Brand tone: calm, premium.',
  );
  expect(write('Make a mug!')).toContain('mug! Brand colours');
});

it('what would make the prompt too long is left out, and never the prompt itself', () => {
  expect(write('a mug', { mostCharacters: 30 })).toBe('a mug');
  expect(write('a mug', { mostCharacters: 64 })).toBe('a mug. Brand colours, most important first: #123456, #fff.');
  expect(write('x'.repeat(30), { mostCharacters: 30 })).toBe('x'.repeat(30));
});

it('without a kit, and without a prompt, nothing is added', () => {
  expect(write('mail @acme', { kit: null })).toBe('mail @acme');
  expect(write('')).toBe('');
});
