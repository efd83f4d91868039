import { type CanvasPoint, type Editor, toScreen } from '@gesso/canvas-core';
import { type ReactNode, useEffect, useRef } from 'react';

/** As wide as a card, with its distance from the pin and from the edge of the view. */
const CARD_PX = 300;
const GAP_PX = 40;
const EDGE_PX = 12;
const TOP_PX = 72;
/** A card is kept this far above the lower edge, so that its first lines are always in view. */
const SHORTEST_PX = 260;

/** Keeps a card beside a place of the board and within the view; on a phone it is a sheet at the bottom. */
export function Beside(props: { readonly editor: Editor; readonly point: CanvasPoint; readonly children: ReactNode }) {
  const { editor, point } = props;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const put = () => {
      const { camera, viewport, insets } = editor.getState();
      const { x, y } = toScreen(camera, point);
      // What panels cover at the right is not a place for a card.
      const right = viewport.width - Math.max(EDGE_PX, insets.right) - CARD_PX;
      const fitsRight = x + GAP_PX <= right;
      const left = Math.max(EDGE_PX, Math.min(right, fitsRight ? x + GAP_PX : x - GAP_PX - CARD_PX));
      const top = Math.max(
        TOP_PX,
        Math.min(viewport.height - Math.max(EDGE_PX, insets.bottom) - SHORTEST_PX, y - GAP_PX),
      );
      ref.current?.style.setProperty('--left', `${left}px`);
      ref.current?.style.setProperty('--top', `${top}px`);
    };
    put();
    return editor.subscribe(put);
  }, [editor, point]);
  return (
    <div
      ref={ref}
      className="absolute z-30 grid w-[300px] max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[62dvh] max-md:w-auto md:top-(--top) md:left-(--left) md:max-h-[calc(100dvh-var(--top)-12px)]"
    >
      {props.children}
    </div>
  );
}
