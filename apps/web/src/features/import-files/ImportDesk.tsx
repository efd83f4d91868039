import { type Editor, screenPoint, toCanvas } from '@gesso/canvas-core';
import { useEffect, useRef, useState } from 'react';
import { droppedContent, isFileAddress } from './dropped-content.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { type Imports, useImports } from './use-imports.ts';

type Place = { readonly x: number; readonly y: number };

/** What the page may ask of the import; false where there is nothing for it. */
export type ImportWays = {
  readonly bringFiles: (files: readonly File[], at: Place | undefined) => boolean;
  readonly bringAddress: (address: string, at: Place | undefined) => boolean;
  /** Lets the person choose files of their machine. */
  readonly choose: () => boolean;
};

const ACCEPTED = '.png,.jpg,.jpeg,.webp,.gif,.avif,.svg,.mp4,.webm,.mov,.glb';

/** Takes what is dropped on the board, chosen or pasted, and shows how far it is. */
export function ImportDesk(props: {
  readonly projectId: string;
  readonly editor: Editor;
  /** Hands out the ways in while the desk is there. Keep it the same function between renders. */
  readonly onReady: (ways: ImportWays | null) => void;
}) {
  const { editor, onReady } = props;
  const imports = useImports(props.projectId, editor);
  const latest = useRef<Imports>(imports);
  latest.current = imports;
  const chooser = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const placeOf = (at: Place | undefined) => at ?? middleOfView(editor);
    onReady({
      bringFiles: (files, at) => {
        latest.current.bringFiles(files, placeOf(at));
        return true;
      },
      bringAddress: (address, at) => {
        if (!isFileAddress(address)) return false;
        latest.current.bringAddress(address, placeOf(at));
        return true;
      },
      choose: () => {
        chooser.current?.click();
        return true;
      },
    });
    return () => onReady(null);
  }, [editor, onReady]);
  const isOver = useDrops(editor, latest);
  return (
    <>
      {isOver && (
        <div className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-lg border-2 border-cobalt border-dashed bg-cobalt/5">
          <p className="rounded-sm bg-paper px-3 py-1.5 font-medium shadow-float">Drop to put it on the board</p>
        </div>
      )}
      <div className="pointer-events-none absolute bottom-[68px] left-3 z-20 max-w-[calc(100%-24px)] *:pointer-events-auto max-md:bottom-[140px]">
        <ImportPanel state={imports.state} queue={imports.queue} />
      </div>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label="Files to put on the board"
        onChange={({ target }) => {
          const files = Array.from(target.files ?? []);
          // Choosing the same file again must be heard of.
          target.value = '';
          if (files.length > 0) latest.current.bringFiles(files, middleOfView(editor));
        }}
      />
    </>
  );
}

/** What a drag may carry for a board; layers and other things of the page carry types of their own. */
const TAKEN: ReadonlySet<string> = new Set(['Files', 'text/uri-list', 'text/plain', 'text/html']);

/** Whether something that could be dropped is over the page. A drop anywhere goes to the board, never to the browser. */
function useDrops(editor: Editor, imports: { readonly current: Imports }): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const isForBoard = ({ dataTransfer, target }: DragEvent) => {
      const isField =
        target instanceof Element && target.closest('input, textarea, [contenteditable=true], [role=tree]') !== null;
      return !isField && (dataTransfer?.types.some((type) => TAKEN.has(type)) ?? false);
    };
    const over = (event: DragEvent) => {
      if (!isForBoard(event)) return;
      event.preventDefault();
      setOver(true);
    };
    addEventListener('dragover', over, { signal });
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        setOver(false);
        const brought = isForBoard(event) && event.dataTransfer ? droppedContent(event.dataTransfer) : null;
        if (brought === null) return;
        event.preventDefault();
        const at = placeUnder(editor, event);
        if ('files' in brought) imports.current.bringFiles(brought.files, at);
        else if ('address' in brought) imports.current.bringAddress(brought.address, at);
        else editor.run({ type: 'paste-text', text: brought.text, at });
      },
      { signal },
    );
    return () => stop.abort();
  }, [editor, imports]);
  return isOver;
}

function placeUnder(editor: Editor, { clientX, clientY }: DragEvent): Place {
  const board = document.querySelector('[data-board]')?.getBoundingClientRect();
  const onScreen = screenPoint(clientX - (board?.x ?? 0), clientY - (board?.y ?? 0));
  const { x, y } = toCanvas(editor.getState().camera, onScreen);
  return { x, y };
}

function middleOfView(editor: Editor): Place {
  const { viewport, camera } = editor.getState();
  const { x, y } = toCanvas(camera, screenPoint(viewport.width / 2, viewport.height / 2));
  return { x, y };
}
