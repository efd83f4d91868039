import { type BoardClip, clipOf, type Editor, isHeld } from '@gesso/canvas-core';
import { announce } from '../../shared/ui/index.ts';
import { canWrite, fillTransfer, readClipboard, writeClip } from './clip-transfer.ts';
import { type PastedData, pastedContent } from './pasted-content.ts';
import { isPicture, type PictureAddress, pictureBlob } from './picture-blob.ts';

type Place = { readonly x: number; readonly y: number };

export type ClipboardOptions = {
  readonly editor: Editor;
  readonly pictureAddress: PictureAddress;
  /** Takes pasted files; `at` is where on the board, undefined for its middle. False says that it takes none. */
  readonly onPasteFiles?: (files: readonly File[], at: Place | undefined) => boolean;
  /** Takes a pasted web address; false leaves it to become a text. */
  readonly onPasteAddress?: (address: string, at: Place | undefined) => boolean;
};

/** The clipboard of one board: for the page's events while the board has the keyboard, and for menus. */
export class ClipboardDesk {
  readonly #options: ClipboardOptions;

  constructor(options: ClipboardOptions) {
    this.#options = options;
  }

  /** Hears copy, cut and paste of the page. Returns the way to stop. */
  listen(): () => void {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    document.addEventListener('copy', (event) => this.#copyEvent(event, false), options);
    document.addEventListener('cut', (event) => this.#copyEvent(event, true), options);
    document.addEventListener(
      'paste',
      (event) => {
        if (hasBoardFocus() && event.clipboardData && this.#take(event.clipboardData)) event.preventDefault();
      },
      options,
    );
    return () => stop.abort();
  }

  /** Copies what is selected, for a menu. False when nothing is. */
  copy(isCut = false): boolean {
    const clip = this.#clip(isCut);
    if (!clip) return false;
    writeClip(clip).then(
      () => this.#copied(clip, isCut),
      () => announce('The browser did not allow copying. Use the keys instead.', 'alarm'),
    );
    return true;
  }

  /** Pastes, for a menu. */
  paste(): boolean {
    readClipboard().then(
      (data) => {
        if (!this.#take(data)) announce('There is nothing in the clipboard that a board can take.', 'alarm');
      },
      () => announce('The browser did not allow pasting. Press Ctrl or ⌘ and V on the board instead.', 'alarm'),
    );
    return true;
  }

  /** Copies the one selected picture as a PNG. False when something else is selected. */
  copyPicture(): boolean {
    const { editor, pictureAddress } = this.#options;
    const [id, ...others] = editor.getState().selection;
    const item = editor.items.get(id ?? '');
    if (others.length > 0 || !isPicture(item)) return false;
    if (!canWrite()) {
      announce('This browser copies pictures only over HTTPS.', 'alarm');
      return true;
    }
    // The promise goes in as it is: some browsers forbid the copying once the click is too long ago.
    const png = pictureBlob(item, pictureAddress);
    navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]).then(
      () => announce('Picture copied.'),
      () => announce('The picture could not be copied. Export it instead.', 'alarm'),
    );
    return true;
  }

  #copyEvent(event: ClipboardEvent, isCut: boolean): void {
    const clip = hasBoardFocus() ? this.#clip(isCut) : null;
    if (!clip || !event.clipboardData) return;
    event.preventDefault();
    fillTransfer(clip, event.clipboardData);
    this.#copied(clip, isCut);
  }

  /** What is locked can be copied but not cut, since it would stay. */
  #clip(isCut: boolean): BoardClip | null {
    const { items, getState } = this.#options.editor;
    return clipOf(
      [...getState().selection].filter((id) => !isCut || !isHeld(id, items)),
      items,
    );
  }

  #copied({ items }: BoardClip, isCut: boolean): void {
    const { editor } = this.#options;
    if (isCut) editor.run({ type: 'remove' });
    const roots = items.filter((item) => item.parentId === undefined);
    // Who may only look has copied and not cut: everything is still there.
    const isGone = isCut && roots.every(({ id }) => editor.items.get(id) === undefined);
    announce(`${roots.length === 1 ? '1 item' : `${roots.length} items`} ${isGone ? 'cut' : 'copied'}.`);
  }

  #take(data: PastedData): boolean {
    const { editor, onPasteFiles, onPasteAddress } = this.#options;
    const content = pastedContent(data);
    const at = editor.pointerOnBoard() ?? undefined;
    switch (content?.type) {
      case 'clip':
        return editor.run({ type: 'paste', clip: content.clip, at });
      case 'files':
        if (!onPasteFiles?.(content.files, at)) announce('Files cannot be pasted on this board.', 'alarm');
        return true;
      case 'address':
        if (onPasteAddress?.(content.address, at)) return true;
        return editor.run({ type: 'paste-text', text: content.address, at });
      case 'text':
        return editor.run({ type: 'paste-text', text: content.text, at });
      case undefined:
        return false;
    }
  }
}

/** Whether keys are the board's: it or an item of its mirror list has the focus, and no field and no panel. */
function hasBoardFocus(): boolean {
  return document.activeElement?.matches('[data-board], [data-mirror-item]') ?? false;
}
