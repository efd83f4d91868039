import { type BoardItem, boundsOf, type Editor, type EditorState, touches, visibleRect } from '@gesso/canvas-core';
import { Play, Rotate3d, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { BoardView } from '../board/board-view.ts';
import { type WorldLayer, worldPlacement } from '../board/world-layer.ts';
import { useEditorState } from '../use-editor-state.ts';
import { titleOf } from './item-words.ts';
import { useSpaceTap } from './use-space-tap.ts';
import { useWorldElement } from './use-world-element.ts';

/** So long the camera must rest before the live thing takes the poster's place again. */
const REST_MS = 160;
/** Smaller items on screen, in CSS pixels, have no room for the button. */
const MIN_BUTTON_PX = 96;

type Props = {
  readonly editor: Editor;
  readonly board: BoardView;
  readonly world: WorldLayer;
  readonly root: HTMLElement | null;
  /** A clip that plays, a model that turns; fills its parent. */
  readonly render: (item: BoardItem) => ReactNode;
};

/**
 * The one clip that plays or model that turns on the board, over its poster, and the button that begins it.
 *
 * One at a time: each is as dear as the rest of the board. It ends where it is left behind.
 */
export function LiveItem(props: Props) {
  const { editor } = props;
  const [liveId, setLiveId] = useState<string | null>(null);
  const selectedId = useEditorState(editor, onlySelected);
  const selected = selectedId === null || selectedId === liveId ? undefined : editor.items.get(selectedId);
  const live = liveId === null ? undefined : editor.items.get(liveId);
  return (
    <>
      {selected && isLivable(selected) && <Begin {...props} item={selected} onBegin={() => setLiveId(selected.id)} />}
      {live && <Living key={live.id} {...props} item={live} onEnd={() => setLiveId(null)} />}
    </>
  );
}

function onlySelected({ selection, gesture, tool }: EditorState): string | null {
  const [only = null] = selection;
  return selection.size === 1 && gesture.type === 'idle' && tool === 'select' ? only : null;
}

function isLivable({ kind, status, assetId }: BoardItem): boolean {
  return (kind === 'video' || kind === 'model3d') && status === 'ready' && assetId !== undefined;
}

function Begin(props: Props & { readonly item: BoardItem; readonly onBegin: () => void }) {
  const { editor, board, world, item } = props;
  const ref = useWorldElement({ world, name: `begin:${item.id}`, itemId: item.id, onPlaced: board.placeElements });
  useSpaceTap(editor, props.onBegin);
  const isWide = useEditorState(
    editor,
    ({ camera }) => Math.min(item.width, item.height) * camera.zoom >= MIN_BUTTON_PX,
  );
  if (!isWide) return null;
  const [label, Icon] = item.kind === 'video' ? (['Play', Play] as const) : (['Turn it', Rotate3d] as const);
  return (
    <div ref={ref} style={worldPlacement} className="grid place-items-center">
      <button
        type="button"
        data-board-control
        aria-label={`${label}: ${titleOf(item)}`}
        title={label}
        className="pointer-events-auto grid size-12 place-items-center rounded-full border border-white/40 bg-[oklch(0.24_0.012_70/0.82)] text-white hover:bg-[oklch(0.24_0.012_70)]"
        onClick={props.onBegin}
      >
        <Icon size={20} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </div>
  );
}

function Living(props: Props & { readonly item: BoardItem; readonly onEnd: () => void }) {
  const { editor, board, world, root, item, onEnd } = props;
  const ref = useWorldElement({ world, name: `live:${item.id}`, itemId: item.id, onPlaced: board.placeElements });
  const frame = useRef<HTMLDivElement>(null);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => watchCamera({ editor, itemId: item.id, frame, onLeft: () => end.current() }), [editor, item.id]);
  // The pressed button is gone; without this the keyboard would be left nowhere.
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
  const stop = () => {
    onEnd();
    root?.focus({ preventScroll: true });
  };
  return (
    <div ref={ref} style={worldPlacement}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves whatever player has the focus inside. */}
      <div
        ref={frame}
        data-board-control
        tabIndex={-1}
        className={`pointer-events-auto absolute inset-0 cursor-default overflow-hidden outline-none ${item.kind === 'video' ? 'bg-black' : 'bg-wash'}`}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') stop();
          // A player that has the focus itself knows its own keys.
          else if (event.target === frame.current && playByKey(event.key, frame.current)) event.preventDefault();
        }}
        onClick={({ target }) => {
          if (target instanceof HTMLVideoElement && !target.controls) toggle(target);
        }}
        onWheel={(event) => {
          // A model is brought nearer by the wheel, and the board must not be meanwhile.
          if (item.kind === 'model3d') event.nativeEvent.stopPropagation();
        }}
      >
        <div style={cutOf(item)} className="absolute *:size-full">
          {props.render(item)}
        </div>
        <button
          type="button"
          aria-label="Stop"
          title="Stop"
          className="absolute top-2 right-2 grid size-8 place-items-center rounded-full bg-[oklch(0.24_0.012_70/0.82)] text-white pointer-coarse:size-11"
          onClick={stop}
        >
          <X size={16} strokeWidth={1.5} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}

/** The whole of a clip laid so that what the item shows of it lies in the item's box, mirrored as the item is. */
function cutOf({ crop = WHOLE, isFlippedX, isFlippedY }: BoardItem) {
  return {
    left: `${(-100 * (isFlippedX ? 1 - crop.x - crop.width : crop.x)) / crop.width}%`,
    top: `${(-100 * (isFlippedY ? 1 - crop.y - crop.height : crop.y)) / crop.height}%`,
    width: `${100 / crop.width}%`,
    height: `${100 / crop.height}%`,
    transform: `scale(${isFlippedX ? -1 : 1}, ${isFlippedY ? -1 : 1})`,
  };
}

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/** Space stops and goes on, M turns the sound off and on. */
function playByKey(key: string, frame: HTMLElement): boolean {
  const video = frame.querySelector('video');
  if (video === null) return false;
  if (key === ' ') toggle(video);
  else if (key.toLowerCase() === 'm') video.muted = !video.muted;
  else return false;
  return true;
}

function toggle(video: HTMLVideoElement): void {
  // Refused where the browser wants a press first; its own button is there for that.
  if (video.paused) video.play().catch(() => undefined);
  else video.pause();
}

/** Shows the poster while the camera moves, and ends what left the view. */
function watchCamera(options: {
  readonly editor: Editor;
  readonly itemId: string;
  readonly frame: { readonly current: HTMLElement | null };
  readonly onLeft: () => void;
}): () => void {
  const { editor, itemId, frame, onLeft } = options;
  let { camera } = editor.getState();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = editor.subscribe(() => {
    const state = editor.getState();
    if (state.camera === camera) return;
    camera = state.camera;
    const item = editor.items.get(itemId);
    if (!item || !touches(boundsOf(item), visibleRect(camera, state.viewport))) onLeft();
    // Not by `visibility`, which would take the focus away from it.
    if (frame.current) frame.current.style.opacity = '0';
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      if (frame.current) frame.current.style.opacity = '';
    }, REST_MS);
  });
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}
