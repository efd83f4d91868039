import type { Logger } from '../platform/log/create-logger.ts';

/** One thing the server cannot work without. Throws when it does not answer. */
export type HealthCheck = { readonly name: string; readonly check: () => Promise<void> };

export type HealthChecks = {
  /** The process answers. Whoever restarts it on failure must not ask for more. */
  readonly alive: () => Response;
  /** Everything it needs answers; else 503 with the names of what does not. */
  readonly ready: () => Promise<Response>;
};

/** A check that takes longer has failed: whoever asks has a deadline, too. */
const CHECK_TIMEOUT_MS = 3_000;

/** Health as orchestrators ask for it. Names only, no reasons: the reasons are in the log. */
export function createHealthChecks(checks: readonly HealthCheck[], log: Logger): HealthChecks {
  return {
    alive: () => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } }),
    ready: async () => {
      const results = await Promise.all(checks.map(async (check) => [check.name, await run(check, log)] as const));
      const isReady = results.every(([, isUp]) => isUp);
      const parts = Object.fromEntries(results.map(([name, isUp]) => [name, isUp ? 'ok' : 'down']));
      return Response.json(
        { status: isReady ? 'ok' : 'down', parts },
        { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
      );
    },
  };
}

async function run({ name, check }: HealthCheck, log: Logger): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), timeout]);
    return true;
  } catch (err) {
    log.warn({ err, part: name }, 'not ready');
    return false;
  } finally {
    clearTimeout(timer);
  }
}
