import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button, IconButton } from '../../shared/ui/index.ts';
import { placeCard } from './place-card.rules.ts';

export type TourStep = {
  /** Selects what is explained; a step whose target is not on the page is left out. */
  readonly target: string;
  readonly title: string;
  readonly text: string;
};

/**
 * A few cards, each beside what it explains, which stays free to use: whoever uses it has understood. Escape, the cross
 * and a press on the board end the tour.
 */
export function Tour({ steps, onEnd }: { readonly steps: readonly TourStep[]; readonly onEnd: () => void }) {
  const [shown] = useState(() => steps.filter(({ target }) => document.querySelector(target) !== null));
  const [position, setPosition] = useState(0);
  const card = useRef<HTMLElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const step = shown[position];

  useEndOnBoard(onEnd);
  useLayoutEffect(() => {
    if (!step) return onEnd();
    const put = () => {
      const target = document.querySelector(step.target)?.getBoundingClientRect();
      if (!target || !card.current || !ring.current) return;
      const size = { width: card.current.offsetWidth, height: card.current.offsetHeight };
      const place = placeCard(target, size, { width: innerWidth, height: innerHeight });
      // Without a place beside it the step explains nothing that one could see.
      if (!place) return setPosition((now) => now + 1);
      card.current.style.transform = `translate(${place.x}px, ${place.y}px)`;
      ring.current.style.transform = `translate(${target.x - 4}px, ${target.y - 4}px)`;
      ring.current.style.width = `${target.width + 8}px`;
      ring.current.style.height = `${target.height + 8}px`;
    };
    put();
    addEventListener('resize', put);
    return () => removeEventListener('resize', put);
  }, [step, onEnd]);

  if (!step) return null;
  const isLast = position === shown.length - 1;
  return (
    <>
      <div
        ref={ring}
        aria-hidden="true"
        className="pointer-events-none fixed top-0 left-0 z-30 rounded-md border-2 border-cobalt"
      />
      <section
        ref={card}
        aria-label={`Tour, step ${position + 1} of ${shown.length}`}
        className="fixed top-0 left-0 z-30 grid w-[300px] gap-2 rounded-md border border-line bg-paper p-4 shadow-float"
        onKeyDown={(event) => {
          if (event.key === 'Escape') onEnd();
        }}
      >
        <div className="flex items-start gap-2">
          <h2 className="flex-1 font-serif text-title">{step.title}</h2>
          <IconButton label="End the tour" className="-mt-1 -mr-2" onClick={onEnd}>
            <X size={16} strokeWidth={1.5} />
          </IconButton>
        </div>
        <p aria-live="polite" className="text-ink-2">
          {step.text}
        </p>
        <div className="flex items-center gap-2 pt-1">
          <span aria-hidden="true" className="flex-1 text-ink-2 text-sm tabular-nums">
            {position + 1} / {shown.length}
          </span>
          {position > 0 && (
            <Button variant="quiet" onClick={() => setPosition(position - 1)}>
              Back
            </Button>
          )}
          <Button onClick={() => (isLast ? onEnd() : setPosition(position + 1))}>{isLast ? 'Begin' : 'Next'}</Button>
        </div>
      </section>
    </>
  );
}

/** A press on the board means that somebody has begun to work. */
function useEndOnBoard(onEnd: () => void): void {
  useEffect(() => {
    const end = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest('[data-board]')) onEnd();
    };
    const endOnEscape = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) onEnd();
    };
    addEventListener('pointerdown', end, true);
    addEventListener('keydown', endOnEscape);
    return () => {
      removeEventListener('pointerdown', end, true);
      removeEventListener('keydown', endOnEscape);
    };
  }, [onEnd]);
}
