import fluentCharacters from '@iconify-json/fluent-emoji-flat/chars.json' with { type: 'json' };
import fluentSet from '@iconify-json/fluent-emoji-flat/icons.json' with { type: 'json' };
import { parseIcon } from './parse-icon.ts';
import type { SubjectArt } from './subject-art.ts';

/** Side of the square the set draws in. */
const UNITS = 32;
const VARIATION = /[\ufe0e\ufe0f]/gu;

// The package's types describe its keys one by one; any other code is looked up too.
const NAMES = fluentCharacters as Readonly<Record<string, string | undefined>>;
const ICONS = fluentSet.icons as Readonly<Record<string, { readonly body: string } | undefined>>;
const known = new Map<string, SubjectArt | undefined>();

/** The flat drawing of exactly this emoji, as it stands in a text; flags of countries have none. */
export function emojiArt(emoji: string): SubjectArt | undefined {
  if (!known.has(emoji)) known.set(emoji, readEmoji(emoji));
  return known.get(emoji);
}

function readEmoji(emoji: string): SubjectArt | undefined {
  const codes = [...emoji.replace(VARIATION, '')].map((character) => (character.codePointAt(0) ?? 0).toString(16));
  const name = NAMES[codes.join('-')];
  const body = name === undefined ? undefined : ICONS[name]?.body;
  const icon = body === undefined ? undefined : parseIcon(body, '#202020');
  if (icon === undefined) return undefined;
  const { paths, bounds } = icon;
  return { id: `fluent:${name}`, widthUnits: UNITS, heightUnits: UNITS, bounds, paths, isSilhouette: false };
}
