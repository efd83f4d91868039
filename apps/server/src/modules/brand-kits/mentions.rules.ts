/** A kit as far as a mention of it goes. */
export type Mentionable = { readonly name: string };

/** A brand kit named in a text, and where: from the `@` to behind the name. */
export type BrandMention<Kit> = { readonly kit: Kit; readonly from: number; readonly to: number };

/** What in a text between these marks is to be set as it stands: a handle on a poster is no mention. `5"` is a size. */
const QUOTED = /(?<!\d)"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»/gu;

/** Words that only lead to the brand: "a poster for @Acme" without its brand is "a poster". */
const LEADING =
  /(?<=^|\s)(?:(?:in the (?:style|look|colou?rs|spirit) of|on brand for|for|by|from|of|with|using|à la)\s+)$/iu;

/**
 * Finds the brand kits that a text names: "@Acme" or "@Acme Coffee", in whatever case. The longest name wins; e-mail
 * addresses and quoted texts name none.
 */
export function findMentions<Kit extends Mentionable>(
  text: string,
  kits: readonly Kit[],
): readonly BrandMention<Kit>[] {
  const quoted = [...text.matchAll(QUOTED)].map(({ index, 0: match }) => ({ from: index, to: index + match.length }));
  const byLength = [...kits].sort((a, b) => b.name.length - a.name.length);
  return [...text.matchAll(/@/gu)].flatMap(({ index }) => {
    // In "mail@acme.example" the sign stands inside a word.
    if (/[\p{L}\p{N}._%+-]$/u.test(text.slice(Math.max(0, index - 2), index))) return [];
    if (quoted.some(({ from, to }) => index > from && index < to)) return [];
    const kit = byLength.find(({ name }) => nameAt(text, index + 1, name) !== undefined);
    const to = kit && nameAt(text, index + 1, kit.name);
    return kit === undefined || to === undefined ? [] : [{ kit, from: index, to }];
  });
}

/**
 * The text without its mentions and the little words that led to them, for whoever would draw or set what it reads.
 * Empty where nothing else was said.
 */
export function withoutMentions(text: string, mentions: readonly BrandMention<unknown>[]): string {
  if (mentions.length === 0) return text;
  let rest = '';
  let from = 0;
  for (const mention of mentions) {
    const possessive = /^['’]s(?!\p{L})/u.exec(text.slice(mention.to, mention.to + 3))?.[0];
    const before = text.slice(from, mention.from);
    // "With @Acme's new fox" is still with the fox.
    rest += possessive === undefined ? before.replace(LEADING, '') : before;
    from = mention.to + (possessive?.length ?? 0);
  }
  rest += text.slice(from);
  return rest
    .replace(/[ \t]{2,}/gu, ' ')
    .replace(/[ \t]+(?=[,.;:!?](?:\s|$))/gu, '')
    .replace(/([,;:])(?:\s*[,;:])+/gu, '$1')
    .replace(/^[\s,;:.!?]+|[\s,;:]+$/gu, '');
}

/** Where a name that begins at a place ends; undefined when it does not stand there, or only as the start of a longer word. */
function nameAt(text: string, at: number, name: string): number | undefined {
  const words = name
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`));
  const match = new RegExp(String.raw`^${words.join(String.raw`\s+`)}(?![\p{L}\p{N}_]|\.[\p{L}\p{N}])`, 'iu').exec(
    text.slice(at, at + LONGEST_MENTION),
  );
  return match === null ? undefined : at + match[0].length;
}

/** Names have at most 80 characters; some more for the white space between their words. */
const LONGEST_MENTION = 160;
