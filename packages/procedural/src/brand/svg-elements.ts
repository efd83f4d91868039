/** One start or end of an element, or the text inside one. */
export type SvgEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: SvgAttributes; readonly isClosed: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

export type SvgAttributes = ReadonlyMap<string, string>;

/** Attributes of one element; more is an attack or a mistake. */
const MOST_ATTRIBUTES = 60;
/** Bounded names behind white space, so that a megabyte without an equals sign is walked over once. */
const ATTRIBUTE = /(?<=[\s"'])([\w:.-]{1,64})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/gu;
const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
);

/** Thrown on markup that is not even well enough formed to be walked through. */
export class SvgSyntaxError extends Error {
  override readonly name = 'SvgSyntaxError';
}

/**
 * Walks through XML from start to end, once. It knows elements, attributes, text and comments, and nothing else: a
 * document type with definitions of its own (entities that expand to gigabytes, files from elsewhere) is refused.
 *
 * @throws SvgSyntaxError for definitions in the document type, unfinished markup and stray tags.
 */
export function* svgEvents(source: string): Generator<SvgEvent> {
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) break;
    if (open > at) yield { kind: 'text', text: source.slice(at, open) };
    if (source.startsWith('<!--', open)) at = after(source, '-->', open + 4);
    else if (source.startsWith('<![CDATA[', open)) {
      at = after(source, ']]>', open + 9);
      yield { kind: 'text', text: source.slice(open + 9, at - 3) };
    } else if (source.startsWith('<?', open)) at = after(source, '?>', open + 2);
    else if (source.startsWith('<!', open)) {
      at = after(source, '>', open + 2);
      const declaration = source.slice(open, at);
      if (/\[|<!ENTITY/iu.test(declaration)) throw new SvgSyntaxError('it defines entities of its own');
    } else {
      at = endOfTag(source, open + 1);
      yield* tag(source.slice(open + 1, at - 1));
    }
  }
}

function* tag(inside: string): Generator<SvgEvent> {
  const name = /^\/?\s*([\w:.-]+)/u.exec(inside)?.[1];
  if (name === undefined) throw new SvgSyntaxError('it has a tag without a name');
  const local = name.replace(/^svg:/u, '');
  if (inside.startsWith('/')) yield { kind: 'close', name: local };
  else yield { kind: 'open', name: local, attributes: attributesOf(inside), isClosed: inside.endsWith('/') };
}

function attributesOf(inside: string): SvgAttributes {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of inside.matchAll(ATTRIBUTE)) {
    if (attributes.size >= MOST_ATTRIBUTES) break;
    attributes.set(name, decode(double ?? single ?? ''));
  }
  return attributes;
}

function decode(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/giu, (_entity, name: string) => {
    if (!name.startsWith('#')) return NAMED_ENTITIES.get(name) ?? '';
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  if (at < 0) throw new SvgSyntaxError('it ends in the middle of its markup');
  return at + mark.length;
}

/** The end of a tag; a `>` inside quotes does not end it. */
function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
    else if (character === '<') break;
  }
  throw new SvgSyntaxError('it ends in the middle of its markup');
}
