import { Readable } from 'node:stream';
import { type CreditBalance, type EntryFilter as EntryFilterQuery, endpoints } from '@gesso/contract';
import { z } from 'zod';
import {
  type EntryFilter,
  pageEntries,
  readBalance,
  readGrants,
  readHeldWorks,
  readUsage,
  settleDue,
  streamEntriesCsv,
  UnknownTimeZoneError,
} from '../modules/ledger/index.ts';
import { listProjectNames } from '../modules/projects/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { OpenDatabase } from '../platform/database/open-database.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { explainEntries } from '../workflows/explain-entries/index.ts';
import { presentBalance, presentEntry, presentGrant, presentUsage } from './credit.presenter.ts';
import { readCursorOf, writeCursorOf } from './cursor.ts';
import { type EndpointRoute, route } from './endpoint-route.ts';
import { ProblemError } from './problems.ts';

/** What an account may spend now, and what is held. */
export type ReadCredits = (accountId: string) => Promise<CreditBalance>;

export type CreditRoutesOptions = { readonly database: OpenDatabase; readonly clock: Clock };

/** The number of the last entry shown; a bigint as text. */
const entryCursorSchema = z.string().regex(/^\d{1,18}$/);

/** Reads what stands beside the avatar. */
export function createReadCredits({ database, clock }: CreditRoutesOptions): ReadCredits {
  return async (accountId) =>
    presentBalance(
      await inTransaction(database, (connection) => readBalance(connection, { accountId, at: clock.now() })),
    );
}

/** What may be spent, and every movement that led there. */
export function creditRoutes({ database, clock }: CreditRoutesOptions): EndpointRoute[] {
  return [
    route(endpoints.getCredits, ({ caller, query }) =>
      inTransaction(database, async (connection) => {
        const account = { accountId: caller.account.id, at: clock.now() };
        const balance = await readBalance(connection, account);
        const grants = await readGrants(connection, { ...account, all: query.include === 'all' });
        const heldWorks = await readHeldWorks(connection, account.accountId);
        return { ...presentBalance(balance), heldWorks, grants: grants.map(presentGrant) };
      }),
    ),
    route(endpoints.listEntries, ({ caller, query }) =>
      inTransaction(database, async (connection) => {
        const cursor = readCursorOf(entryCursorSchema, query.cursor);
        const accountId = caller.account.id;
        const { entries, nextBefore } = await pageEntries(connection, {
          accountId,
          at: clock.now(),
          limit: query.limit,
          before: cursor === undefined ? null : BigInt(cursor),
          filter: readFilter(query),
        });
        const nextCursor = nextBefore === null ? null : writeCursorOf(nextBefore.toString());
        const explained = await explainEntries(connection, { accountId, entries });
        return { items: explained.map(presentEntry), nextCursor };
      }),
    ),
    route(endpoints.downloadEntries, async ({ caller, query }) => {
      const accountId = caller.account.id;
      await inTransaction(database, (connection) => settleDue(connection, { accountId, at: clock.now() }));
      const lines = Readable.from(streamEntriesCsv(database.pool, accountId, readFilter(query)));
      const encoded = Readable.toWeb(lines).pipeThrough(new TextEncoderStream());
      return new Response(encoded as ReadableStream<Uint8Array>, {
        headers: {
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': 'attachment; filename="gesso-credits.csv"',
          'cache-control': 'no-store',
        },
      });
    }),
    route(endpoints.getUsage, async ({ caller, query }) => {
      const { groupBy, from, to, timeZone } = query;
      const question = {
        accountId: caller.account.id,
        at: clock.now(),
        groupBy,
        from: from === undefined ? undefined : new Date(from),
        to: to === undefined ? undefined : new Date(to),
        timeZone,
      };
      return inTransaction(database, async (connection) => {
        const rows = await readUsage(connection, question).catch(refuseUnknownZone);
        const projectIds = groupBy === 'project' ? rows.flatMap(({ key }) => key || []) : [];
        return presentUsage(rows, await listProjectNames(connection, { ...question, projectIds }));
      });
    }),
  ];
}

function refuseUnknownZone(error: unknown): never {
  if (!(error instanceof UnknownTimeZoneError)) throw error;
  const message = 'is not on the list of this installation’s database; use a place near by, or UTC';
  throw new ProblemError({
    code: 'invalid-request',
    detail: `timeZone ${message}.`,
    errors: [{ path: 'timeZone', message }],
  });
}

function readFilter({ kind, model, projectId, from, to }: EntryFilterQuery): EntryFilter {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(model === undefined ? {} : { model }),
    ...(projectId === undefined ? {} : { projectId }),
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}
