import { type PointerEvent, useRef, useState } from 'react';
import { movedTo, placeAt } from './step-order.rules.ts';

type Drag = { readonly id: string; readonly place: number };

export type StepDrag = ReturnType<typeof useStepDrag>;

/** Steps dragged by their grips into another order, which is given when one is let go. */
export function useStepDrag({
  order,
  isBusy,
  onOrder,
}: {
  readonly order: readonly string[];
  readonly isBusy: boolean;
  readonly onOrder: (order: readonly string[]) => void;
}) {
  const listRef = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const placeOf = (event: PointerEvent) => {
    const rows = [...(listRef.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    return placeAt(rows, event.clientY);
  };
  return {
    listRef,
    /** The step in hand and before which place it would fall. */
    drag,
    gripOf: (id: string) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (isBusy || event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ id, place: order.indexOf(id) });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (drag?.id === id) setDrag({ id, place: placeOf(event) });
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (drag?.id !== id) return;
        const next = movedTo(order, id, placeOf(event));
        setDrag(null);
        if (next !== order) onOrder(next);
      },
      onPointerCancel: () => setDrag(null),
    }),
  };
}
