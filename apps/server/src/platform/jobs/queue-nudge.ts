import type { WorkflowQueue } from '@dbos-inc/dbos-sdk';
import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import { wfQueueRunner } from '@dbos-inc/dbos-sdk/internal/wfqueue';

/** The part of the engine's dispatcher that looks at a queue once; its types call it private. */
type Dispatcher = { readonly pollQueue: (executor: DBOSExecutor, queue: WorkflowQueue) => Promise<boolean> };

/**
 * Makes the engine look at a queue now instead of at its next turn.
 *
 * The engine only polls: 20 ms between looks kept an idle server 5 % busy, and longer ones keep people waiting. It has no
 * public way to be woken, so this calls the look itself (a pinned version, through the path the package exports for
 * such needs). Without it jobs would only start later, at the engine's own next look.
 *
 * @returns A function that asks for a look; many calls during one look ask for one more.
 */
export function createQueueNudge(queue: WorkflowQueue): () => void {
  let isLooking = false;
  let isWanted = false;
  const look = async () => {
    const executor = DBOSExecutor.globalInstance;
    // The method is there in the pinned version; `private` is a word of the types only.
    if (executor !== undefined) await (wfQueueRunner as unknown as Dispatcher).pollQueue(executor, queue);
  };
  return function nudge(): void {
    isWanted = true;
    if (isLooking) return;
    isLooking = true;
    const run = async () => {
      while (isWanted) {
        isWanted = false;
        await look();
      }
    };
    // The engine reports what goes wrong at a look by itself and looks again at its next turn.
    run()
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
      });
  };
}
