import { type BoardClip, clipOf, type Editor, isHeld, toCanvas } from '@gesso/canvas-core';
import { announce } from '../../shared/ui/index.ts';
import { strangeAssets, withAssets } from './clip-assets.ts';
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
  /**
   * Brings assets of other projects into this one; gives the new id of each that was brought. Without it items keep the
   * assets that they were copied with.
   */
  readonly adoptAssets?: (assetIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Draws items as one file; without it only single pictures are copied as such. */
  readonly writeItems?: (itemIds: readonly string[], format: 'png' | 'svg') => Promise<Blob>;
};

/** The clipboard of one board: for the page's events while the board has the keyboard, and for menus. */
export class ClipboardDesk {
  readonly #options: ClipboardOptions;
  /** The board's point at which the last menu was asked for. */
  #menuPlace: Place | null = null;

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
    const stopWatching = this.#options.editor.subscribe(() => this.#noteMenu());
    return () => {
      stop.abort();
      stopWatching();
    };
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

  /** Pastes, for a menu; at the point where it was opened, or where the pointer is. */
  paste(isHere = false): boolean {
    const at = isHere ? (this.#menuPlace ?? undefined) : undefined;
    readClipboard().then(
      (data) => {
        if (!this.#take(data, at)) announce('There is nothing in the clipboard that a board can take.', 'alarm');
      },
      () => announce('The browser did not allow pasting. Press Ctrl or ⌘ and V on the board instead.', 'alarm'),
    );
    return true;
  }

  /** Copies what is selected as a PNG: one picture in its own pixels, anything else as it is drawn. False without. */
  copyPicture(): boolean {
    const { editor, pictureAddress, writeItems } = this.#options;
    const ids = [...editor.getState().selection];
    const item = editor.items.get(ids[0] ?? '');
    if (ids.length === 1 && isPicture(item)) return copyFile('image/png', () => pictureBlob(item, pictureAddress));
    return ids.length > 0 && writeItems !== undefined && copyFile('image/png', () => writeItems(ids, 'png'));
  }

  /** Copies what is selected as the text of an SVG, which editors of vectors and of code take. False without. */
  copySvg(): boolean {
    const { editor, writeItems } = this.#options;
    const ids = [...editor.getState().selection];
    if (ids.length === 0 || !writeItems) return false;
    // As plain text: what browsers call SVG in the clipboard no editor of vectors reads.
    return copyFile('text/plain', async () => new Blob([await writeItems(ids, 'svg')], { type: 'text/plain' }));
  }

  #noteMenu(): void {
    const { menuAt, camera } = this.#options.editor.getState();
    if (menuAt) this.#menuPlace = toCanvas(camera, menuAt.point);
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

  /** Pictures that this board has not shown yet are brought into the project first, so that all its members see them. */
  #pasteClip(clip: BoardClip, at: Place | undefined): boolean {
    const { editor, adoptAssets } = this.#options;
    const strange = strangeAssets(clip, editor.items.ordered());
    if (!adoptAssets || strange.length === 0) return editor.run({ type: 'paste', clip, at });
    adoptAssets(strange).then(
      (copies) => editor.run({ type: 'paste', clip: withAssets(clip, copies), at }),
      () => {
        editor.run({ type: 'paste', clip, at });
        announce('Others may not see the pasted pictures: they could not be brought into this project.', 'alarm');
      },
    );
    return true;
  }

  #take(data: PastedData, wanted?: Place): boolean {
    const { editor, onPasteFiles, onPasteAddress } = this.#options;
    const content = pastedContent(data);
    const at = wanted ?? editor.pointerOnBoard() ?? undefined;
    switch (content?.type) {
      case 'clip':
        return this.#pasteClip(content.clip, at);
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

/** Puts a file into the clipboard that is being made. */
function copyFile(type: 'image/png' | 'text/plain', make: () => Promise<Blob>): true {
  const name = type === 'image/png' ? 'Picture' : 'SVG';
  if (!canWrite()) {
    announce('This browser copies pictures only over HTTPS.', 'alarm');
    return true;
  }
  // The promise goes in as it is: some browsers forbid the copying once the click is too long ago.
  navigator.clipboard.write([new ClipboardItem({ [type]: make() })]).then(
    () => announce(`${name} copied.`),
    () => announce(`${name} could not be copied. Export it instead.`, 'alarm'),
  );
  return true;
}

/** Whether keys are the board's: it or an item of its mirror list has the focus, and no field and no panel. */
function hasBoardFocus(): boolean {
  return document.activeElement?.matches('[data-board], [data-mirror-item]') ?? false;
}
