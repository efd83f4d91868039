import { type BoardItem, boundsOf, type Editor, fitCamera, MAX_ZOOM, type Rect, toScreen } from '@gesso/canvas-core';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { IconButton } from '../../shared/ui/index.ts';
import { pagesSwiped, slideAfterKey, slidesOf } from './slides.rules.ts';
import { useFullScreen } from './use-full-screen.ts';

/**
 * The frames of a board one after the other, over the whole screen.
 *
 * The board itself is shown, moved to the frame and covered around it: it is sharp, alive and needs no second drawing.
 */
export function Presentation({ editor, onEnd }: { readonly editor: Editor; readonly onEnd: () => void }) {
  const items = useSyncExternalStore(editor.subscribe, () => editor.items.ordered());
  const slides = useMemo(() => slidesOf(items), [items]);
  const [position, setPosition] = useState(0);
  const current = Math.min(position, slides.length - 1);
  const slide = slides[current];
  const content = useRef<HTMLDivElement>(null);
  useFullScreen(onEnd);
  useQuietStudio();
  const hole = useSlideInView(editor, slide);
  const isGone = slide === undefined;
  useEffect(() => {
    if (isGone) onEnd();
  }, [isGone, onEnd]);

  const go = (to: number) => setPosition(Math.max(0, Math.min(slides.length - 1, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the space bar belong to a button that has the focus.
    const isOnButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (isOnButton && (event.key === 'Enter' || event.key === ' ')) return;
    const wanted = slideAfterKey(event.key, current, slides.length);
    if (wanted === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (wanted === 'end') onEnd();
    else go(wanted);
  };
  if (!slide) return null;
  const title = slide.title ?? `Frame ${current + 1}`;
  return (
    <RadixDialog.Root open onOpenChange={(isOpen) => !isOpen && onEnd()}>
      <RadixDialog.Portal>
        <RadixDialog.Content
          ref={content}
          aria-describedby={undefined}
          data-presentation
          tabIndex={-1}
          className="fixed inset-0 z-50 touch-none select-none overflow-hidden outline-none"
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            content.current?.focus();
          }}
        >
          <Cover key={slide.id} hole={hole} />
          <PageTurner onTurn={(pages) => go(current + pages)} />
          <RadixDialog.Title className="sr-only">Presentation</RadixDialog.Title>
          <p role="status" className="sr-only">
            {title}, {current + 1} of {slides.length}
          </p>
          <div className="-translate-x-1/2 absolute bottom-3 left-1/2 flex items-center gap-1 rounded-md border border-line bg-paper p-1 opacity-40 shadow-float transition-opacity focus-within:opacity-100 hover:opacity-100 pointer-coarse:opacity-100">
            <IconButton label="Back" disabled={current === 0} onClick={() => go(current - 1)}>
              <ChevronLeft size={18} strokeWidth={1.5} />
            </IconButton>
            <span aria-hidden="true" className="min-w-14 text-center text-sm tabular-nums">
              {current + 1} / {slides.length}
            </span>
            <IconButton label="On" disabled={current === slides.length - 1} onClick={() => go(current + 1)}>
              <ChevronRight size={18} strokeWidth={1.5} />
            </IconButton>
            <IconButton label="End the presentation" onClick={onEnd}>
              <X size={18} strokeWidth={1.5} />
            </IconButton>
          </div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** What floats over the board is not part of a slide. */
function useQuietStudio(): void {
  useEffect(() => {
    document.documentElement.dataset.presenting = '';
    return () => {
      delete document.documentElement.dataset.presenting;
    };
  }, []);
}

const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

/** Keeps the view at a slide and answers where on the screen it is; the view from before comes back at the end. */
function useSlideInView(editor: Editor, slide: BoardItem | undefined): Rect {
  const viewport = useSyncExternalStore(editor.subscribe, () => editor.getState().viewport);
  useEffect(() => {
    const { camera } = editor.getState();
    editor.select([]);
    return () => editor.lookAt(camera);
  }, [editor]);
  const bounds = slide ? boundsOf(slide) : undefined;
  const camera = bounds
    ? fitCamera({ rect: bounds, viewport, padding: NO_PADDING, maxZoom: MAX_ZOOM })
    : editor.getState().camera;
  const { x, y, zoom } = camera;
  useEffect(() => editor.lookAt({ x, y, zoom }), [editor, x, y, zoom]);
  if (!bounds) return { x: 0, y: 0, width: 0, height: 0 };
  const corner = toScreen(camera, { x: bounds.x, y: bounds.y } as Parameters<typeof toScreen>[1]); // Of the board.
  return { x: corner.x, y: corner.y, width: bounds.width * zoom, height: bounds.height * zoom };
}

/** Everything but the slide, as a shadow so wide that it leaves the screen; a new slide appears out of it. */
function Cover({ hole }: { readonly hole: Rect }) {
  return (
    <div
      aria-hidden="true"
      className="absolute shadow-[0_0_0_200vmax_oklch(0.16_0.006_70)]"
      style={{ left: hole.x, top: hole.y, width: hole.width, height: hole.height }}
    >
      <div className="absolute inset-0 animate-uncover opacity-0 bg-[oklch(0.16_0.006_70)]" />
    </div>
  );
}

/** The whole screen turns pages: a click at the left third goes back, elsewhere on; a swipe as in a book. */
function PageTurner({ onTurn }: { readonly onTurn: (pages: -1 | 0 | 1) => void }) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return (
    <div
      className="absolute inset-0"
      onPointerDown={(event) => {
        start.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
      onPointerUp={(event) => {
        if (!start.current) return;
        const swiped = pagesSwiped(event.clientX - start.current.x, event.clientY - start.current.y);
        start.current = null;
        if (swiped !== 0 || event.pointerType === 'touch') return onTurn(swiped);
        onTurn(event.clientX < innerWidth / 3 ? -1 : 1);
      }}
    />
  );
}
