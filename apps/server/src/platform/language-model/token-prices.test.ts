import { expect, test } from 'vitest';
import { priceTokens } from './token-prices.ts';

const usage = { inputTokens: 10_000, cachedInputTokens: 0, outputTokens: 1_000 };
const at = new Date('2026-11-25T12:00:00Z');

test('an answer costs its tokens at the list price, in millionths of a dollar', () => {
  expect(priceTokens('anthropic/claude-sonnet-5-5', usage, at)).toBe(10_000 * 2 + 1_000 * 10);
});

test('what the vendor had read before costs less', () => {
  expect(priceTokens('openai/gpt-6.1-sol', { ...usage, cachedInputTokens: 8_000 }, at)).toBe(4_000 + 800 + 10_000);
});

test('a pinned version costs what its model costs, and part of a millionth is a whole one', () => {
  const small = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
  expect(priceTokens('openai/gpt-4o-mini-2024-07-18', small, at)).toBe(1);
  expect(priceTokens('anthropic/claude-haiku-4-5-20251001', small, at)).toBe(6);
});

test('a price that rises on a day holds from that day', () => {
  const model = 'google/gemini-4-argon';
  expect(priceTokens(model, usage, new Date('2026-11-30T23:59:59Z'))).toBe(30_000);
  expect(priceTokens(model, usage, new Date('2026-12-01T00:00:00Z'))).toBe(60_000);
});

test.each(['compatible/llama3.2', 'compatible/anthropic/claude-sonnet-5-5', 'openai/gpt-99'])(
  '%s has no known price',
  (model) => {
    expect(priceTokens(model, usage, at)).toBeNull();
  },
);
