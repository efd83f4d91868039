import type { BoardItem } from '../document/item.ts';
import { readPlainItem } from '../document/item.ts';
import { ItemTree } from '../document/item-tree.ts';
import { orderKeysBetween } from '../document/order-key.ts';
import { type BoardClip, CLIP_VERSION, type ClippedItem, cutEnds, FILE_KINDS } from './board-clip.ts';

/** The type under which clips lie in the clipboard; asynchronous clipboards want `web ` before it. */
export const CLIP_TYPE = 'application/x-gesso+json';

/** As much as a board of ten thousand pictures; a page that offers more wants to hang us. */
const MAX_CLIP_CHARACTERS = 20_000_000;
const MAX_CLIP_ITEMS = 10_000;
/** A long article. */
const MAX_WORDS = 100_000;
const MAX_TITLE = 1_000;
const ID = /^[\w-]{1,100}$/;
const HTML_MARK = 'data-gesso-clip';

/** The clip as text, for the clipboard's own type. */
export function clipText(clip: BoardClip): string {
  return JSON.stringify(clip);
}

/** The clip for places that know only HTML: its words can be read there, and the whole of it is carried unseen. */
export function clipHtml(clip: BoardClip): string {
  const words = clipWords(clip)
    .split('\n')
    .map((line) => `<p>${escaped(line)}</p>`);
  return `<div ${HTML_MARK}="${encodeURIComponent(clipText(clip))}">${words.join('')}</div>`;
}

/** What the items say, for places that know only words: texts, else titles, a line each. */
export function clipWords({ items }: BoardClip): string {
  return items.flatMap((item) => item.text ?? item.title ?? []).join('\n');
}

/**
 * Reads a clip that may come from anywhere: another tab, a newer or broken Gesso, a page that means harm. Every field is
 * read as those of a stored item are, the tree is made sound, and what has no file to show is left out.
 *
 * @returns Null when it is no clip, is too large, or a newer Gesso wrote it.
 */
export function readClip(text: string): BoardClip | null {
  if (text.length > MAX_CLIP_CHARACTERS) return null;
  const parsed = parsedJson(text);
  if (!isRecord(parsed) || parsed.version !== CLIP_VERSION || !Array.isArray(parsed.items)) return null;
  if (parsed.items.length > MAX_CLIP_ITEMS) return null;
  const keys = orderKeysBetween(null, null, parsed.items.length);
  const tree = new ItemTree(parsed.items.flatMap((entry, at) => readEntry(entry, keys[at] as string) ?? []));
  const items = tree.ordered().map((item): ClippedItem => {
    const { index, status, generationId, runId, progress, expectedMs, failure, ...rest } = item;
    return { ...rest, ...cutEnds(item, (id) => tree.get(id) !== undefined, tree) };
  });
  return items.length > 0 ? { version: CLIP_VERSION, items } : null;
}

/** The clip that a piece of HTML carries; null when it carries none. */
export function readClipHtml(html: string): BoardClip | null {
  // Percent signs make it three times as long at most.
  if (html.length > 3 * MAX_CLIP_CHARACTERS) return null;
  const start = html.indexOf(`${HTML_MARK}="`);
  if (start === -1) return null;
  const from = start + HTML_MARK.length + 2;
  const end = html.indexOf('"', from);
  const text = end === -1 ? null : decoded(html.slice(from, end));
  return text === null ? null : readClip(text);
}

function readEntry(entry: unknown, index: string): BoardItem | null {
  if (!isRecord(entry) || typeof entry.id !== 'string' || !ID.test(entry.id)) return null;
  const item = readPlainItem(entry.id, { ...entry, index, status: 'ready' });
  if (!item || (item.assetId !== undefined && !ID.test(item.assetId))) return null;
  if (FILE_KINDS.has(item.kind) && item.assetId === undefined) return null;
  const { text, title } = item;
  return {
    ...item,
    ...(text === undefined ? {} : { text: text.slice(0, MAX_WORDS) }),
    ...(title === undefined ? {} : { title: title.slice(0, MAX_TITLE) }),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Words that are no JSON are simply no clip.
    return null;
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // A cut or foreign attribute is no clip.
    return null;
  }
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
