import type { BriefText } from '../brief/brief.ts';
import { SIDE_LIMITS_PX } from '../formats/image-sizes.ts';
import type { Change, TextChoice } from './change.ts';
import { colorsIn, paletteIn } from './color-words.ts';
import { formatIn } from './format-words.ts';
import { readLook } from './read-look.ts';
import { readSubjectChange } from './read-subject-change.ts';
import { splitClauses } from './split-clauses.ts';

/** What the words of an instruction are read against. */
export interface EditContext {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Words of the subjects in the scene. */
  readonly subjects: readonly string[];
}

/** What an instruction asks for, in its order, and the parts that were not understood. */
export interface ReadInstruction {
  readonly changes: readonly Change[];
  readonly unread: readonly string[];
}

/** Longer instructions are briefs; the rest is told as not understood. */
const LONGEST_INSTRUCTION = 1000;
const QUOTED =
  /"([^"\n]{1,200})"|“([^”\n]{1,200})”|„([^“”\n]{1,200})[“”]|«([^»\n]{1,200})»|(?<![\p{L}\d])'([^'\n]{2,200})'(?![\p{L}])/gu;
const REMOVE = /\b(remove|delete|drop|lose|hide|without|no|take (?:out|away|off)|get rid of)\b/u;

/** The roles and what people call them. */
const ROLES: readonly (readonly [BriefText['role'], RegExp])[] = [
  ['title', /\b(title|head ?line|heading|header text|name)\b/u],
  ['tagline', /\b(tag ?line|sub ?title|sub ?headline|slogan|sub ?line|strap ?line)\b/u],
  ['date', /\b(date|time|when)\b/u],
  ['place', /\b(place|venue|location|address|where)\b/u],
];

/**
 * Reads an edit in plain English into changes. Several may stand in one sentence ("bigger headline and navy palette");
 * a part that begins without a verb takes the one before it ("remove the tagline and the moon").
 */
export function readInstruction(instruction: string, context: EditContext): ReadInstruction {
  const quotes: string[] = [];
  const plain = instruction
    .slice(0, LONGEST_INSTRUCTION)
    .toWellFormed()
    .replace(QUOTED, (...groups) => {
      const quote = groups.slice(1, 6).find((group) => typeof group === 'string') ?? '';
      quotes.push(String(quote).replace(/\s+/gu, ' ').trim());
      return ` «${quotes.length - 1}» `;
    });
  const clauses = splitClauses(plain);
  const changes: Change[] = [];
  const unread: string[] = [];
  let verb = '';
  for (const clause of clauses) {
    const last = changes.at(-1);
    const change =
      readClause(clause, quotes, context) ??
      (verb === '' ? undefined : readClause(`${verb} ${clause}`, quotes, context));
    if (change?.kind === 'colors' && (last?.kind === 'colors' || last?.kind === 'palette') && isBareColor(clause))
      changes[changes.length - 1] = { kind: 'colors', colors: [...colorsOfChange(last), ...change.colors] };
    else if (change !== undefined) changes.push(change);
    else unread.push(clause);
    verb =
      /^(remove|delete|drop|hide|add|rotate|flip|move|no|without|bigger|smaller|larger)\b/u.exec(clause)?.[0] ?? verb;
  }
  return { changes, unread };
}

function readClause(clause: string, quotes: readonly string[], context: EditContext): Change | undefined {
  // Layers have a sheet below them whatever is taken away; only pixels can be cut out.
  if (/\b(?:remove|delete|no|without|transparent)\b.*\bback ?ground\b/u.test(clause)) return undefined;
  return (
    readVariation(clause) ??
    readQuotedText(clause, quotes) ??
    readGrain(clause) ??
    readUpscale(clause, context) ??
    readSize(clause, context) ??
    readRemovedText(clause) ??
    readFormat(clause, context) ??
    readTextColor(clause) ??
    readLook(clause) ??
    readSubjectChange(clause, context) ??
    readColors(clause, context)
  );
}

function readVariation(clause: string): Change | undefined {
  const match =
    /^(?:an?other |a |a new |new |vary )?(?:variation|variant|vary|vary it|it)(?: (?:number )?(\d{1,3}))?$/u.exec(
      clause,
    );
  if (match === null || clause === 'it') return undefined;
  return { kind: 'vary', number: Math.max(1, Number(match[1] ?? 1)) };
}

/** A design has no pixels to enlarge: it is laid out on a larger sheet, where everything is as sharp as before. */
function readUpscale(clause: string, { widthPx, heightPx }: EditContext): Change | undefined {
  if (!/\b(upscale|super ?size|hi-?res|higher resolution|larger resolution)\b/u.test(clause)) return undefined;
  const wanted = Number(/\b([2-8]) ?(?:x|×|times)/u.exec(clause)?.[1] ?? 2);
  const factor = Math.min(wanted, SIDE_LIMITS_PX.largest / Math.max(widthPx, heightPx));
  const [width, height] = [Math.round(widthPx * factor), Math.round(heightPx * factor)];
  return { kind: 'format', widthPx: width, heightPx: height, label: `${width} × ${height}` };
}

/** "make the headline red", "white text": the colour of words, and not of the design. */
function readTextColor(clause: string): Change | undefined {
  const role = textsIn(clause);
  const [color, second] = colorsIn(clause);
  if (role === undefined || color === undefined || second !== undefined) return undefined;
  if (/\b(palette|colou?rs|background|backdrop|ground)\b/u.test(clause)) return undefined;
  return { kind: 'text-color', role, color };
}

/** "and cream" goes on with the colours before it; "use cream" begins anew. */
function isBareColor(clause: string): boolean {
  return colorsIn(clause).length > 0 && clause.split(' ').length <= 2;
}

function colorsOfChange(change: Extract<Change, { kind: 'colors' | 'palette' }>): readonly string[] {
  return change.kind === 'colors' ? change.colors : colorsIn(change.name);
}

function readQuotedText(clause: string, quotes: readonly string[]): Change | undefined {
  const [first, second] = [...clause.matchAll(/«(\d+)»/gu)].map(([, index]) => quotes[Number(index)] ?? '');
  if (first === undefined || first === '') return undefined;
  if (second !== undefined && second !== '') return { kind: 'replace-text', from: first, to: second };
  if (REMOVE.test(clause)) return { kind: 'replace-text', from: first, to: '' };
  // "below the headline" says where the text goes and not which one it is.
  const named = clause.replace(/\b(?:below|under|underneath|beneath|above|beside|next to|after|before)\b.*$/u, '');
  return { kind: 'text', role: roleIn(named), text: first };
}

function roleIn(clause: string): BriefText['role'] | undefined {
  return ROLES.find(([, pattern]) => pattern.test(clause))?.[0];
}

/** `small` stands for everything that is no headline; plain "text" means all of it. */
function textsIn(clause: string): TextChoice | undefined {
  const role = roleIn(clause);
  if (role !== undefined) return role;
  if (/\bsmall(er)? (text|type|print)|\b(captions?|details)\b/u.test(clause)) return 'small';
  return /\b(text|texts|type|typography|words?|lettering|letters|writing)\b/u.test(clause) ? 'all' : undefined;
}

function readRemovedText(clause: string): Change | undefined {
  if (/\btext-?free\b/u.test(clause)) return { kind: 'remove-text', role: 'all' };
  if (!REMOVE.test(clause)) return undefined;
  const role = textsIn(clause);
  return role === undefined ? undefined : { kind: 'remove-text', role };
}

function readGrain(clause: string): Change | undefined {
  if (!/\b(grain|grainy|noise|texture)\b/u.test(clause)) return undefined;
  if (REMOVE.test(clause)) return { kind: 'grain', factor: 0 };
  if (/\b(less|softer|finer|weaker|reduce|subtler)\b/u.test(clause)) return { kind: 'grain', factor: 0.6 };
  return { kind: 'grain', factor: 1 / 0.6 };
}

function readSize(clause: string, { subjects }: EditContext): Change | undefined {
  const factor = factorIn(clause);
  if (factor === undefined) return undefined;
  const role = textsIn(clause);
  // "smaller text" is about the size of all text, not about the small texts.
  if (role !== undefined)
    return { kind: 'text-size', role: role === 'small' && !/\bsmall\b/u.test(clause) ? 'all' : role, factor };
  const word = subjects.find((subject) => clause.includes(subject));
  if (word === undefined && !/\b(subject|picture|drawing|object|figure|art|it|illustration|icon)\b/u.test(clause))
    return undefined;
  return { kind: 'subject-size', word, factor };
}

function factorIn(clause: string): number | undefined {
  const percent = /(\d{1,3}) ?(?:%|percent)/u.exec(clause)?.[1];
  const times = /\b(\d(?:\.\d+)?) ?(?:x|×|times)(?![a-z\d])/u.exec(clause)?.[1];
  const isSmaller = /\b(smaller|reduce|shrink|less big|tiny|decrease|half|halve)\b/u.test(clause);
  const isBigger = /\b(bigger|larger|increase|enlarge|huge|twice|double|grow|big|large)\b/u.test(clause);
  if (!isSmaller && !isBigger && times === undefined) return undefined;
  if (percent !== undefined) return isSmaller ? Math.max(0.2, 1 - Number(percent) / 100) : 1 + Number(percent) / 100;
  if (times !== undefined) return bounded(isSmaller ? 1 / Number(times) : Number(times));
  if (/\b(twice|double)\b/u.test(clause)) return 2;
  if (/\b(half|halve)\b/u.test(clause)) return 0.5;
  const strength = /\b(much|far|a lot|huge|tiny|way)\b/u.test(clause)
    ? 1.6
    : /\b(slightly|a bit|a little|a touch)\b/u.test(clause)
      ? 1.12
      : 1.25;
  return isSmaller ? 1 / strength : strength;
}

function bounded(factor: number): number {
  return Number.isFinite(factor) ? Math.min(5, Math.max(0.2, factor)) : 1;
}

function readFormat(clause: string, context: EditContext): Change | undefined {
  const format = formatIn(clause, context);
  return format === undefined ? undefined : { kind: 'format', ...format };
}

function readColors(clause: string, { subjects }: EditContext): Change | undefined {
  // The fox alone cannot be painted; painting everything red instead would be another edit.
  if (/^(?:make|paint|colou?r|turn) (?:the |my )/u.test(clause) && subjects.some((subject) => clause.includes(subject)))
    return undefined;
  const palette = paletteIn(clause);
  if (palette !== undefined) return { kind: 'palette', name: palette };
  const colors = colorsIn(clause);
  return colors.length === 0 ? undefined : { kind: 'colors', colors };
}
