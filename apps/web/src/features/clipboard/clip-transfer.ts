import { type BoardClip, CLIP_TYPE, clipHtml, clipText, clipWords } from '@gesso/canvas-core';
import type { PastedData } from './pasted-content.ts';

/** Types of one's own need this before them where pages write to the clipboard without an event. */
const OWN_TYPE = `web ${CLIP_TYPE}`;

/** Puts a clip into what a copy event carries. */
export function fillTransfer(clip: BoardClip, data: DataTransfer): void {
  data.setData(CLIP_TYPE, clipText(clip));
  data.setData('text/html', clipHtml(clip));
  data.setData('text/plain', clipWords(clip));
}

/**
 * Puts a clip into the clipboard for a menu, where no event carries it.
 *
 * @throws When the browser does not allow it.
 */
export async function writeClip(clip: BoardClip): Promise<void> {
  if (!canWrite()) return copyByCommand(clip);
  const texts: Record<string, string> = { 'text/html': clipHtml(clip), 'text/plain': clipWords(clip) };
  if (ClipboardItem.supports?.(OWN_TYPE)) texts[OWN_TYPE] = clipText(clip);
  const parts = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })] as const);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
}

/**
 * Reads the clipboard for a menu, as a paste event would bring it.
 *
 * @throws When the browser does not allow it, or asks the person and they refuse.
 */
export async function readClipboard(): Promise<PastedData> {
  const texts = new Map<string, string>();
  const files: File[] = [];
  for (const item of await navigator.clipboard.read()) {
    for (const type of item.types) {
      const blob = await item.getType(type);
      if (type.startsWith('image/')) files.push(new File([blob], `pasted.${type.slice('image/'.length)}`, { type }));
      else texts.set(type === OWN_TYPE ? CLIP_TYPE : type, await blob.text());
    }
  }
  return { getData: (type) => texts.get(type) ?? '', files };
}

/** Whether this page may put pictures and data into the clipboard; plain HTTP on another machine may not. */
export function canWrite(): boolean {
  return 'ClipboardItem' in globalThis && navigator.clipboard !== undefined && 'write' in navigator.clipboard;
}

/** The way of old browsers and of pages without HTTPS: asks for a copy event and fills it. */
function copyByCommand(clip: BoardClip): void {
  let isFilled = false;
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.clipboardData) fillTransfer(clip, event.clipboardData);
    isFilled = event.clipboardData !== null;
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  if (!isFilled) throw new Error('The browser sent no copy event.');
}
