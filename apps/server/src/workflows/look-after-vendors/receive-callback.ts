import { createHmac } from 'node:crypto';
import type { CallbackVerdict, GenerationRequest, Provider } from '@gesso/provider-kit';
import type { Pool } from 'pg';
import { readAttempt } from '../../modules/generation/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { isUuid } from '../../platform/database/uuid.ts';
import type { Jobs } from '../../platform/jobs/index.ts';

export type ReceiveCallback = (callback: {
  readonly vendor: string;
  readonly attemptId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}) => Promise<CallbackVerdict | undefined>;

/**
 * The address that a vendor may call about one attempt, with a secret of that attempt's own.
 *
 * @returns undefined where this server cannot be reached from outside over https.
 */
export function callbackOf(
  { publicUrl, secret }: { readonly publicUrl: string; readonly secret: string },
  vendor: string,
  attemptId: string,
): GenerationRequest['callback'] {
  if (!publicUrl.startsWith('https://')) return undefined;
  return {
    url: `${publicUrl}/api/webhooks/vendors/${vendor}?attempt=${attemptId}`,
    secret: secretOf(secret, attemptId),
  };
}

/**
 * Hears a vendor say that something happened. Nothing of it is believed: the job of the attempt is woken and asks the vendor
 * itself. A forged call wakes nobody, and an unsigned one cannot make it ask about more than one open attempt.
 */
export function createReceiveCallback(options: {
  readonly database: { readonly pool: Pool };
  readonly providers: readonly Provider[];
  readonly jobs: Pick<Jobs, 'wake'>;
  readonly secret: string;
  readonly clock: Clock;
}): ReceiveCallback {
  const { database, providers, jobs, clock } = options;
  return async ({ vendor, attemptId, headers, body }) => {
    const provider = providers.find((each) => each.vendor === vendor);
    if (provider?.verifyCallback === undefined || !isUuid(attemptId)) return undefined;
    const secret = secretOf(options.secret, attemptId);
    const verdict = await provider.verifyCallback({ headers, body, secret, receivedAt: clock.now() });
    if (verdict.kind !== 'genuine' && verdict.kind !== 'unsigned') return verdict;
    const attempt = await readAttempt(database.pool, attemptId);
    if (attempt?.vendor !== vendor) return undefined;
    if (attempt.state === 'submitted') await jobs.wake(attempt.generationId);
    return verdict;
  };
}

function secretOf(secret: string, attemptId: string): string {
  return createHmac('sha256', secret).update(`vendor callback ${attemptId}`).digest('hex');
}
