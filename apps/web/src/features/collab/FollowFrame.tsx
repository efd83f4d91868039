import type { Camera, Editor } from '@gesso/canvas-core';
import { useEffect, useRef } from 'react';
import type { BoardConnection } from './board-connection.ts';
import { cameraFor } from './follow-camera.ts';
import { usePeers } from './use-board-connection.ts';

/** Keeps the view at what somebody sees, and says so, until this person moves, presses Escape, or the other leaves. */
export function FollowFrame(props: {
  readonly editor: Editor;
  readonly connection: BoardConnection;
  readonly peerId: string;
  readonly onEnd: () => void;
}) {
  const { editor, onEnd } = props;
  const peer = usePeers(props.connection).find(({ id }) => id === props.peerId);
  const { view } = peer ?? {};

  const followed = useRef<Camera | null>(null);
  useEffect(() => {
    if (!view) return;
    followed.current = null;
    editor.lookAt(cameraFor(view, editor.getState().viewport));
    followed.current = editor.getState().camera;
  }, [editor, view]);
  // Wheel, fingers, keys, buttons and the map all move the camera, and none of them means to be led on.
  useEffect(
    () =>
      editor.subscribe(() => {
        if (followed.current !== null && editor.getState().camera !== followed.current) onEnd();
      }),
    [editor, onEnd],
  );
  const isGone = peer === undefined;
  useEffect(() => {
    if (isGone) onEnd();
  }, [isGone, onEnd]);
  useEffect(() => {
    const endOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEnd();
    };
    addEventListener('keydown', endOnEscape, true);
    return () => removeEventListener('keydown', endOnEscape, true);
  }, [onEnd]);

  if (!peer) return null;
  return (
    <div className="pointer-events-none absolute inset-0 z-30 border-4 border-cobalt" data-following={peer.id}>
      <p
        role="status"
        className="-translate-x-1/2 absolute top-0 left-1/2 flex items-center gap-2 rounded-b-sm bg-cobalt px-3 py-1 font-semibold text-sm text-white"
      >
        Following {peer.name}
        <button
          type="button"
          className="pointer-events-auto min-h-6 rounded-xs px-1.5 underline underline-offset-2 outline-offset-0 pointer-coarse:min-h-11"
          onClick={onEnd}
        >
          Stop
        </button>
      </p>
    </div>
  );
}
