import { type CanvasPoint, type Editor, toScreen } from '@gesso/canvas-core';
import type { CommentThread } from '@gesso/contract';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { classNames } from '../../shared/ui/index.ts';
import { clusterPins, type PinCluster } from './cluster-pins.ts';

/** Where a thread stands now: on its item, also in the middle of a drag, else at its point. */
export function placeOf(editor: Editor, thread: CommentThread): CanvasPoint {
  const item = thread.itemId === null ? undefined : editor.geometryOf(thread.itemId);
  const point = item
    ? { x: item.x + thread.offsetX * item.width, y: item.y + thread.offsetY * item.height }
    : { x: thread.x, y: thread.y };
  return point as CanvasPoint; // The contract's coordinates are the board's.
}

/** The threads of a board as pins on it; what lies too near together is one pin with a number. */
export function Pins(props: {
  readonly editor: Editor;
  readonly threads: readonly CommentThread[];
  readonly openId: string | null;
  readonly onOpen: (threadId: string) => void;
  /** Several at one place; the way to tell them apart is to go nearer. */
  readonly onApproach: (point: CanvasPoint) => void;
}) {
  const { editor, threads } = props;
  // Clusters change with the octave of the zoom and with where items lie, not with every movement of the view.
  const octave = useSyncExternalStore(editor.subscribe, () => Math.floor(Math.log2(editor.getState().camera.zoom)));
  const items = useSyncExternalStore(editor.subscribe, () => editor.items.ordered());
  // biome-ignore lint/correctness/useExhaustiveDependencies: new items are new places.
  const clusters = useMemo(
    () =>
      clusterPins(
        threads.map((thread) => ({ threadId: thread.id, point: placeOf(editor, thread) })),
        2 ** octave,
      ),
    [editor, threads, octave, items],
  );
  return (
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      {clusters.map((cluster) => (
        <PinButton key={cluster.key} {...props} cluster={cluster} />
      ))}
    </div>
  );
}

function PinButton(props: {
  readonly editor: Editor;
  readonly threads: readonly CommentThread[];
  readonly openId: string | null;
  readonly onOpen: (threadId: string) => void;
  readonly onApproach: (point: CanvasPoint) => void;
  readonly cluster: PinCluster;
}) {
  const { editor, cluster } = props;
  const ref = useRef<HTMLButtonElement>(null);
  const together = props.threads.filter(({ id }) => cluster.threadIds.includes(id));
  const [only] = together;
  const isAlone = together.length === 1;
  useEffect(() => {
    // Written past React: the camera moves at the pointer's rate.
    const place = () => {
      const point = isAlone && only ? placeOf(editor, only) : cluster.point;
      const { x, y } = toScreen(editor.getState().camera, point);
      if (ref.current) ref.current.style.transform = `translate(${x}px, ${y}px) translateY(-100%)`;
    };
    place();
    return editor.subscribe(place);
  }, [editor, cluster, only, isAlone]);
  if (!only) return null;
  const author = only.comments[0]?.author.name ?? '';
  const unread = together.reduce((sum, thread) => sum + thread.unread, 0);
  const label = isAlone
    ? `Comment by ${author}: ${only.comments[0]?.text.slice(0, 80) ?? ''}${unread > 0 ? `, ${unread} new` : ''}`
    : `${together.length} comments${unread > 0 ? `, ${unread} new` : ''}`;
  return (
    <button
      ref={ref}
      type="button"
      data-comment-pin={isAlone ? only.id : ''}
      aria-label={label}
      aria-expanded={isAlone ? props.openId === only.id : undefined}
      className={classNames(
        'pointer-events-auto absolute top-0 left-0 grid size-8 place-items-center rounded-full rounded-bl-none border-2 border-paper bg-ink font-semibold text-paper text-xs shadow-float pointer-coarse:after:-inset-1.5 pointer-coarse:after:absolute pointer-coarse:after:content-[""]',
        props.openId === only.id && isAlone && 'outline-2 outline-focus',
      )}
      onClick={() => (isAlone ? props.onOpen(only.id) : props.onApproach(cluster.point))}
    >
      <span aria-hidden="true">{isAlone ? [...author][0]?.toLocaleUpperCase() : together.length}</span>
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="-top-1 -right-1 absolute size-3 rounded-full border-2 border-paper bg-cobalt"
        />
      )}
    </button>
  );
}
