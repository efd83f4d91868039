import type { Pool } from 'pg';
import { beginCall, finishCall, forgetCall, type KeyedCall } from './answers.store.ts';
import type { CallLocks } from './call-locks.store.ts';

export type Answer = { readonly status: number; readonly text: string };

export type AnswerOutcome =
  | {
      readonly kind: 'answered';
      readonly answer: Answer /** True when an earlier call did the work. */;
      readonly isReplay: boolean;
    }
  /** The key was used for another payload. Nothing was done. */
  | { readonly kind: 'mismatch' };

export type AnswerOnceOptions = {
  readonly pool: Pool;
  readonly locks: CallLocks;
  /** A fresh UUID, used when this is the first try. */
  readonly newId: () => string;
};

/**
 * Does a call once, however often it is sent with the same key.
 *
 * The first answer below 300 is kept and replayed. A call that arrives meanwhile waits for it. A refusal (4xx) moved
 * nothing and is forgotten together with its key. After a breakdown (5xx, or a process that died) the next try gets the
 * same `operationId`, under which it finds what was committed already.
 *
 * @param work - Gets the operation's id. May throw; that counts as a breakdown unless `isRefusal` says otherwise.
 * @param isRefusal - Whether an error is a refusal that changed nothing.
 * @throws What `work` throws, and CallLockedError.
 */
export async function answerOnce(
  { pool, locks, newId }: AnswerOnceOptions,
  call: KeyedCall,
  work: (operationId: string) => Promise<Answer>,
  isRefusal: (error: unknown) => boolean,
): Promise<AnswerOutcome> {
  return locks.withLock(`${call.accountId} ${call.endpoint} ${call.key}`, async () => {
    const stored = await beginCall(pool, call, newId());
    if (!stored.payloadSha256.equals(call.payloadSha256)) return { kind: 'mismatch' };
    if (stored.answer !== undefined) return { kind: 'answered', answer: stored.answer, isReplay: true };
    try {
      const answer = await work(stored.operationId);
      await finishCall(pool, call, answer);
      return { kind: 'answered', answer, isReplay: false };
    } catch (error) {
      if (isRefusal(error)) await forgetCall(pool, call);
      throw error;
    }
  });
}
