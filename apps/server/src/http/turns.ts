import { ProblemError } from './problems.ts';

export type Turns = {
  /**
   * Waits for a turn.
   *
   * @param who - Whose turns they are: everybody has their own, so that one slow caller keeps nobody else waiting.
   * @returns Ends the turn; must be called.
   * @throws ProblemError `rate-limited` when too many of the same caller wait already.
   */
  readonly take: (who: string) => Promise<() => void>;
};

type Queue = { atWork: number; readonly waiting: (() => void)[] };

/**
 * Lets each caller do a few heavy things at once; the next wait in order, and a crowd is turned away.
 *
 * @param most - At work at once, for one caller.
 * @param mostWaiting - Beyond this many the next is refused.
 */
export function createTurns({ most, mostWaiting }: { readonly most: number; readonly mostWaiting: number }): Turns {
  const queues = new Map<string, Queue>();
  const end = (who: string, queue: Queue) => {
    const next = queue.waiting.shift();
    if (next !== undefined) return next(); // The turn goes from hand to hand, so `atWork` stays.
    queue.atWork -= 1;
    if (queue.atWork === 0) queues.delete(who);
  };
  return {
    take: async (who) => {
      const queue = queues.get(who) ?? { atWork: 0, waiting: [] };
      queues.set(who, queue);
      if (queue.atWork < most) queue.atWork += 1;
      else await waitIn(queue, mostWaiting);
      let isOver = false;
      return () => {
        if (!isOver) end(who, queue);
        isOver = true;
      };
    },
  };
}

function waitIn({ waiting }: Queue, mostWaiting: number): Promise<void> {
  if (waiting.length < mostWaiting) return new Promise((resolve) => waiting.push(resolve));
  throw new ProblemError({
    code: 'rate-limited',
    detail: 'Too many uploads at once; try again in 10 s.',
    headers: { 'retry-after': '10' },
  });
}
