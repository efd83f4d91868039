import { type BoardClip, CLIP_TYPE, readClip, readClipHtml } from '@gesso/canvas-core';

/** What a clipboard or a drop brought, as far as the board can take it. */
export type PastedContent =
  | { readonly type: 'clip'; readonly clip: BoardClip }
  | { readonly type: 'files'; readonly files: readonly File[] }
  | { readonly type: 'address'; readonly address: string }
  | { readonly type: 'text'; readonly text: string };

/** As much of a `DataTransfer` as is needed here. */
export type PastedData = {
  readonly getData: (type: string) => string;
  readonly files: ArrayLike<File>;
};

/** An address in the bar of a browser is never longer. */
const MAX_ADDRESS = 2_000;

/**
 * Decides what a paste means: items of a board before files, files before an address, an address before words. Null when
 * there is nothing for a board.
 */
export function pastedContent(data: PastedData): PastedContent | null {
  const html = data.getData('text/html');
  const clip = readClip(data.getData(CLIP_TYPE)) ?? readClipHtml(html);
  if (clip) return { type: 'clip', clip };
  const words = data.getData('text/plain');
  const files = Array.from(data.files);
  // Table and word processors add a picture of what was copied to its words; the words were meant.
  const isPictureOfWords = html.trim() !== '' && words.trim() !== '';
  if (files.length > 0 && !isPictureOfWords) return { type: 'files', files };
  const text = words.trim();
  if (text === '') return null;
  if (isSvg(text)) return { type: 'files', files: [new File([text], 'pasted.svg', { type: 'image/svg+xml' })] };
  return isAddress(text) ? { type: 'address', address: text } : { type: 'text', text };
}

function isSvg(text: string): boolean {
  return /^(<\?xml[^>]*>\s*)?<svg[\s>]/i.test(text) && text.endsWith('</svg>');
}

function isAddress(text: string): boolean {
  return text.length <= MAX_ADDRESS && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}
