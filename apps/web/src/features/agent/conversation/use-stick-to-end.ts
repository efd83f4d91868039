import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Nearer to the end than this, one is reading the end. */
const NEAR_PX = 48;

/**
 * Keeps the end of a conversation in sight while one is there, and what one reads in its place when earlier parts are put
 * before it.
 *
 * @param firstKey - Names the first thing shown; another one means that something was put before.
 */
export function useStickToEnd(firstKey: string | undefined): {
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly contentRef: RefObject<HTMLDivElement | null>;
} {
  const scrollRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const fromEnd = useRef(0);

  useEffect(() => {
    const scroll = scrollRef.current;
    const content = contentRef.current;
    if (!scroll || !content) return;
    const measure = () => {
      fromEnd.current = scroll.scrollHeight - scroll.scrollTop;
      isAtEnd.current = fromEnd.current - scroll.clientHeight < NEAR_PX;
    };
    const follow = new ResizeObserver(() => {
      // Whoever writes within the conversation, a step's words or an answer, keeps it under their hands.
      const isWriting = content.contains(document.activeElement) && document.activeElement?.matches('input, textarea');
      if (isAtEnd.current && !isWriting) scroll.scrollTop = scroll.scrollHeight;
    });
    follow.observe(content);
    // The composer below grows with its text and takes room from here.
    follow.observe(scroll);
    scroll.addEventListener('scroll', measure, { passive: true });
    return () => {
      follow.disconnect();
      scroll.removeEventListener('scroll', measure);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the sign that something was put before.
  useLayoutEffect(() => {
    const scroll = scrollRef.current;
    if (scroll && !isAtEnd.current) scroll.scrollTop = scroll.scrollHeight - fromEnd.current;
  }, [firstKey]);

  return { scrollRef, contentRef };
}
