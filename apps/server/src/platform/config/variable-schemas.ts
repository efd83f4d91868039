import { z } from 'zod';

/** Text of the environment; empty counts as absent. */
export const optionalText = z
  .string()
  .transform((text) => text.trim())
  .transform((text) => (text === '' ? undefined : text))
  .optional();

export const httpUrl = optionalText.refine(
  (text) => text === undefined || isUrlWith(text, ['http:', 'https:']),
  'must be a web address such as https://example.com',
);

export function isUrlWith(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
