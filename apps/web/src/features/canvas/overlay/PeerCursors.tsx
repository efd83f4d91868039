import { type CanvasPoint, type Editor, toScreen } from '@gesso/canvas-core';
import { useEffect, useRef } from 'react';
import type { Peer } from '../peers.ts';

/** Cursors of the others with their names. */
export function PeerCursors({ editor, peers }: { readonly editor: Editor; readonly peers: readonly Peer[] }) {
  return (
    <div className="absolute inset-0 overflow-hidden pointer-events-none" aria-hidden="true">
      {peers.map(
        (peer) => peer.cursor && <PeerCursor key={peer.id} editor={editor} peer={peer} cursor={peer.cursor} />,
      )}
    </div>
  );
}

function PeerCursor(props: { readonly editor: Editor; readonly peer: Peer; readonly cursor: CanvasPoint }) {
  const { editor, peer, cursor } = props;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Written past React: the camera moves at the pointer's rate.
    const place = () => {
      const { x, y } = toScreen(editor.getState().camera, cursor);
      if (ref.current) ref.current.style.transform = `translate(${x}px, ${y}px)`;
    };
    place();
    return editor.subscribe(place);
  }, [editor, cursor]);
  return (
    <div ref={ref} className="absolute left-0 top-0 will-change-transform">
      <svg aria-hidden="true" width="16" height="18" viewBox="0 0 16 18" className="absolute">
        <path
          d="M1 1 14 9.5 8 10.8 5 16.5Z"
          fill={peer.color}
          stroke="white"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
      <span
        className="absolute left-3 top-4 rounded-full px-2 py-0.5 text-xs font-semibold whitespace-nowrap text-white"
        style={{ background: peer.color }}
      >
        {peer.name}
      </span>
    </div>
  );
}
