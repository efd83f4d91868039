import { type EndpointResponse, endpoints, type OperatorAccount } from '@gesso/contract';
import type { Account, Accounts } from '../modules/accounts/index.ts';
import { grantCredits, reconcile } from '../modules/ledger/index.ts';
import type { Models } from '../modules/models/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { addDuration } from '../platform/clock/duration.rules.ts';
import type { OpenDatabase } from '../platform/database/open-database.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { isUuid } from '../platform/database/uuid.ts';
import type { MoveClock } from '../workflows/move-clock/index.ts';
import type { GenerationRefund, RefundGeneration } from '../workflows/refund-generation/index.ts';
import { presentAccount } from './account.presenter.ts';
import { presentGrant, presentReconciliation } from './credit.presenter.ts';
import type { ReadCredits } from './credit.routes.ts';
import { readCursor, toPage } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { notFound, ProblemError } from './problems.ts';
import { toProblem } from './refusals.ts';
import { type Installation, presentSetup } from './setup.presenter.ts';

export type OperatorRoutesOptions = {
  readonly database: OpenDatabase;
  readonly accounts: Accounts;
  readonly models: Models;
  readonly clock: Clock;
  /** Undefined where time cannot be moved. */
  readonly moveClock: MoveClock | undefined;
  readonly refundGeneration: (asked: RefundGeneration) => Promise<GenerationRefund>;
  readonly readCredits: ReadCredits;
  readonly installation: Installation;
};

/** What only the operator sees. */
export function operatorRoutes(options: OperatorRoutesOptions): EndpointRoute[] {
  const { database, accounts, models, clock, moveClock, refundGeneration, readCredits, installation } = options;
  const present = async (account: Account): Promise<OperatorAccount> => ({
    ...presentAccount(account),
    createdAt: account.createdAt.toISOString(),
    credits: await readCredits(account.id),
  });
  return [
    ...(moveClock === undefined ? noClockRoutes() : clockRoutes(clock, moveClock)),
    route(endpoints.createGrant, async ({ body, operationId }) => {
      const account = isUuid(body.accountId) ? await accounts.find(body.accountId) : undefined;
      if (account === undefined) throw notFound('account');
      const at = clock.now();
      const effectiveAt = body.effectiveAt === undefined ? undefined : new Date(body.effectiveAt);
      const expiresAt = typeof body.expiresAt === 'string' ? new Date(body.expiresAt) : null;
      if (expiresAt !== null && expiresAt <= later(effectiveAt, at)) throw endsTooEarly();
      const { grant } = await inTransaction(database, (connection) =>
        grantCredits(connection, {
          operationId,
          accountId: account.id,
          kind: 'operator',
          amountMillicredits: BigInt(body.millicredits),
          priority: body.priority,
          effectiveAt,
          expiresAt,
          reason: body.reason,
          at,
        }),
      );
      return presentGrant(grant);
    }),
    route(endpoints.listOperatorAccounts, async ({ query: { limit, cursor } }) => {
      const rows = await accounts.list({ limit: limit + 1, after: readCursor(cursor) });
      const page = toPage(rows, limit, (account) => account);
      return { items: await Promise.all(page.items.map(present)), nextCursor: page.nextCursor };
    }),
    route(endpoints.getOperatorAccount, async ({ params }) => {
      const account = await accounts.find(params.id);
      if (account === undefined) throw notFound('account');
      return present(account);
    }),
    route(endpoints.reconcile, async () => presentReconciliation(await reconcile(database.pool))),
    route(endpoints.refundGeneration, async ({ params, body, operationId }) => {
      const refund = await refundGeneration({ operationId, generationId: params.id, reason: body.reason });
      if (!refund.ok) throw toProblem(refund);
      return {
        generationId: params.id,
        refundedMillicredits: Number(refund.refundedMillicredits),
        lapsedMillicredits: Number(refund.lapsedMillicredits),
      };
    }),
    route(endpoints.getSetup, async () => presentSetup(await models.catalogue(clock.now()), installation)),
  ];
}

type ClockAnswer = EndpointResponse<typeof endpoints.getClock>;

function clockRoutes(clock: Clock, moveClock: MoveClock): EndpointRoute[] {
  const show = (now: Date): ClockAnswer => ({ now: now.toISOString() });
  return [
    route(endpoints.getClock, async () => show(clock.now())),
    route(endpoints.moveClock, async ({ body }) => {
      const moved = await moveClock((now) => {
        const target = 'now' in body ? new Date(body.now) : addDuration(now, body.advance);
        if (target === undefined) throw leadsTooFar();
        return target;
      });
      if (!moved.ok) {
        throw new ProblemError({
          code: 'clock-backwards',
          detail: `It is ${moved.now.toISOString()} already, and the clock never goes back.`,
        });
      }
      return show(moved.now);
    }),
  ];
}

/** Where time cannot be moved, the clock is no more there than any other address. */
function noClockRoutes(): EndpointRoute[] {
  const refuse = async (): Promise<never> => {
    throw new ProblemError({ code: 'not-found', detail: 'There is a test clock only with GESSO_TEST_CLOCK=1.' });
  };
  return [route(endpoints.getClock, refuse), route(endpoints.moveClock, refuse)];
}

function later(first: Date | undefined, second: Date): Date {
  return first !== undefined && first > second ? first : second;
}

function endsTooEarly(): ProblemError {
  const message = 'must lie in the future and behind effectiveAt';
  return new ProblemError({
    code: 'invalid-request',
    detail: `expiresAt ${message}.`,
    errors: [{ path: 'expiresAt', message }],
  });
}

function leadsTooFar(): ProblemError {
  const message = 'must lead to a time before the year 10000';
  return new ProblemError({
    code: 'invalid-request',
    detail: `advance ${message}.`,
    errors: [{ path: 'advance', message }],
  });
}
