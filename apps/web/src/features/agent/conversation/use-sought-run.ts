import { type RefObject, useEffect, useRef } from 'react';

/** A run whose place in the conversation is asked for; once for each number. */
export type SoughtRun = { readonly runId: string; readonly times: number };

/** Older pages that are fetched to find one run: forty of sixty messages are longer than any conversation we know. */
const MOST_PAGES = 40;
/** How long the card stays marked. */
const MARKED_MS = 1_600;

/**
 * Brings the last card of a run into view, gives it the focus and marks it for a moment. Earlier parts are fetched until
 * it is there.
 */
export function useSoughtRun(options: {
  readonly sought: SoughtRun | undefined;
  readonly contentRef: RefObject<HTMLDivElement | null>;
  /** How many cards are there; another number means that it is worth looking again. */
  readonly cards: number;
  readonly showEarlier: (() => void) | undefined;
}): void {
  const { sought, contentRef, cards } = options;
  const found = useRef<SoughtRun | undefined>(undefined);
  const pages = useRef(0);
  const showEarlier = useRef(options.showEarlier);
  showEarlier.current = options.showEarlier;
  useEffect(() => {
    if (!sought || cards === 0 || found.current === sought) return;
    const card = lastCardOf(contentRef.current, sought.runId);
    if (card) {
      found.current = sought;
      pages.current = 0;
      markCard(card);
    } else if (pages.current < MOST_PAGES) {
      pages.current += 1;
      showEarlier.current?.();
    }
  }, [sought, cards, contentRef]);
}

function lastCardOf(content: HTMLElement | null, runId: string): HTMLElement | undefined {
  return [...(content?.querySelectorAll<HTMLElement>(`[data-run="${CSS.escape(runId)}"]`) ?? [])].at(-1);
}

function markCard(card: HTMLElement): void {
  // After the list has taken its own place at the end.
  requestAnimationFrame(() => {
    card.scrollIntoView({ block: 'center' });
    card.focus({ preventScroll: true });
    card.dataset.found = '';
    setTimeout(() => delete card.dataset.found, MARKED_MS);
  });
}
