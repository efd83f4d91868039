import { describe, expect, test } from 'vitest';
import { parseEnvironment } from './environment.ts';

type Environment = Readonly<Record<string, string>>;

const keys = { ANTHROPIC_API_KEY: 'a', OPENAI_API_KEY: 'o', GOOGLE_API_KEY: 'g' };
const own = { LLM_BASE_URL: 'http://127.0.0.1:11434', LLM_MODEL: 'llama3.2' };

function read(environment: Environment) {
  const { languageModel, warnings } = parseEnvironment(environment, '/');
  return { languageModel, warnings };
}

describe('which language model plans', () => {
  test.each<readonly [string, Environment, unknown]>([
    ['a server of one’s own before any key', { ...keys, ...own }, { vendor: 'compatible', model: 'llama3.2' }],
    ['Anthropic before the others', keys, { vendor: 'anthropic', apiKey: 'a' }],
    ['OpenAI before Google', { OPENAI_API_KEY: 'o', GOOGLE_API_KEY: 'g' }, { vendor: 'openai', apiKey: 'o' }],
    ['Google alone', { GOOGLE_API_KEY: 'g' }, { vendor: 'google', apiKey: 'g' }],
    [
      'the vendor that is named',
      { ...keys, LLM_MODEL: 'google/gemini-4-argon' },
      { vendor: 'google', model: 'gemini-4-argon' },
    ],
    ['the vendor whose family it is', { ...keys, LLM_MODEL: 'gpt-6-luna' }, { vendor: 'openai', model: 'gpt-6-luna' }],
    [
      'Claude by its name',
      { ...keys, LLM_MODEL: 'claude-opus-5-5' },
      { vendor: 'anthropic', model: 'claude-opus-5-5' },
    ],
  ])('%s', (_, environment, expected) => {
    const { languageModel, warnings } = read(environment);
    expect(languageModel).toMatchObject(expected as object); // A table of parts of settings.
    expect(warnings).toEqual([]);
  });

  test('a vendor may be reached at another address', () => {
    const environment = { ANTHROPIC_API_KEY: 'a', ANTHROPIC_BASE_URL: 'https://proxy.example.com' };
    expect(read(environment).languageModel?.baseUrl).toBe('https://proxy.example.com');
  });

  test('a server of one’s own gets its own key and no vendor’s, and the model’s name as it is', () => {
    const environment = { ...keys, ...own, LLM_MODEL: 'anthropic/claude-sonnet-5-5' };
    expect(read(environment).languageModel).toMatchObject({ apiKey: undefined, model: 'anthropic/claude-sonnet-5-5' });
    expect(read({ ...environment, LLM_API_KEY: 'k' }).languageModel).toMatchObject({ apiKey: 'k' });
  });

  test('none is chosen by its word, whatever keys and addresses there are', () => {
    const none = { languageModel: undefined, warnings: [] };
    expect(read({ ...keys, LLM_MODEL: 'none' })).toEqual(none);
    expect(read({ ...own, LLM_MODEL: 'none' })).toEqual(none);
  });

  test('nothing set is nothing to warn about', () => {
    expect(read({})).toEqual({ languageModel: undefined, warnings: [] });
  });

  test.each<readonly [Environment, RegExp]>([
    [{ ...keys, LLM_BASE_URL: own.LLM_BASE_URL }, /^LLM_BASE_URL is set and LLM_MODEL is not/u],
    [{ OPENAI_API_KEY: 'o', LLM_MODEL: 'anthropic/claude-sonnet-5-5' }, /ANTHROPIC_API_KEY is not set/u],
    [{ ...keys, LLM_MODEL: 'llama3.2' }, /^LLM_MODEL names no vendor/u],
    [{ ...keys, LLM_MODEL: 'openai/' }, /no model/u],
  ])('what is half set is said and sends no brief elsewhere: %o', (environment, sentence) => {
    const { languageModel, warnings } = read(environment);
    expect(languageModel).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(sentence)]);
  });
});
