import { AsyncLocalStorage } from 'node:async_hooks';
import type { ModelDefinition, Provider } from '@gesso/provider-kit';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/transaction.ts';
import { blockedUntil, countsAgainstVendor, isForOperator } from './health.rules.ts';
import { findRoutes, type Route } from './routing.rules.ts';
import { createSeal } from './seal.ts';
import {
  deleteSetting,
  forgetFailures,
  type NotedFailure,
  noteFailure,
  readHealth,
  readRoutes,
  readSettings,
  tellVendorsChanged,
  writeRoutes,
  writeSetting,
} from './vendors.store.ts';
import type { ModelRoute, ShownSetting, VendorHealth } from './vendors.ts';

/** Four characters tell the operator which key it is and nobody else what it is. */
const HINT_LENGTH = 4;
/** Shorter texts would be shown by half of themselves. */
const LEAST_FOR_HINT = 12;

export type VendorsOptions = {
  readonly database: { readonly pool: Pool };
  readonly secret: string;
  /** Variables of the environment; what the operator stored comes before them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * Called in the transaction that notes what only the operator can mend: a refused key, an empty account. Once until it is
   * mended, however many orders fail meanwhile. Default: it is noted and nobody is told.
   */
  readonly alert?: (connection: PoolClient, failure: NotedFailure) => Promise<void>;
};

export type Vendors = {
  /** Reads everything anew. At start, and whenever another process says that something changed. */
  readonly load: () => Promise<void>;
  /** A key or address in force. */
  readonly read: (name: string) => string | undefined;
  /** Lets `read` answer other values to whatever `work` does, and to nobody else. */
  readonly trying: <Answer>(values: Readonly<Record<string, string>>, work: () => Promise<Answer>) => Promise<Answer>;
  readonly show: (name: string) => ShownSetting | undefined;
  readonly store: (setting: { readonly name: string; readonly value: string; readonly at: Date }) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly health: () => readonly VendorHealth[];
  /** Notes how a call ended for the vendor's health; a code of undefined for a call that went well. */
  readonly note: (call: {
    readonly vendor: string;
    readonly failure?: { readonly code: string; readonly message: string };
    readonly at: Date;
  }) => Promise<void>;
  /** Asks a vendor again at once, since its key or balance was mended. */
  readonly forgive: (vendor: string) => Promise<void>;
  readonly routesOf: (definition: ModelDefinition, providers: readonly Provider[], at: Date) => readonly Route[];
  readonly orderRoutes: (model: string, routes: readonly Omit<ModelRoute, 'model'>[]) => Promise<void>;
};

/** What the operator set about vendors and how they are, kept in memory and read anew when it changes. */
export function createVendors({ database, secret, environment, alert }: VendorsOptions): Vendors {
  const seal = createSeal(secret);
  const trials = new AsyncLocalStorage<Readonly<Record<string, string>>>();
  let stored: ReadonlyMap<string, { readonly value: string; readonly hint: string }> = new Map();
  let health: readonly VendorHealth[] = [];
  let routes: readonly ModelRoute[] = [];
  const load = async () => {
    const [settings, newHealth, newRoutes] = await Promise.all([
      readSettings(database.pool),
      readHealth(database.pool),
      readRoutes(database.pool),
    ]);
    stored = new Map(
      settings.flatMap(({ name, sealed, hint }) => {
        const value = seal.open(name, sealed);
        return value === undefined ? [] : [[name, { value, hint }] as const];
      }),
    );
    [health, routes] = [newHealth, newRoutes];
  };
  const change = async (write: Parameters<typeof inTransaction>[1]) => {
    await inTransaction(database, async (connection) => {
      await write(connection);
      await tellVendorsChanged(connection);
    });
    await load();
  };
  return {
    load,
    trying: (values, work) => trials.run(values, work),
    read: (name) => trials.getStore()?.[name] ?? stored.get(name)?.value ?? environment[name],
    show: (name) => {
      const found = stored.get(name);
      if (found !== undefined) return { name, source: 'stored', hint: found.hint };
      const value = environment[name];
      return value === undefined ? undefined : { name, source: 'environment', hint: toHint(name, value) };
    },
    store: ({ name, value, at }) =>
      change((connection) =>
        writeSetting(connection, { name, sealed: seal.close(name, value), hint: toHint(name, value), updatedAt: at }),
      ),
    remove: (name) => change((connection) => deleteSetting(connection, name)),
    health: () => health,
    note: async ({ vendor, failure, at }) => {
      if (failure === undefined) {
        if (!health.some((each) => each.vendor === vendor)) return;
        await change((connection) => forgetFailures(connection, vendor));
      } else if (countsAgainstVendor(failure.code)) {
        await change(async (connection) => {
          const noted = { vendor, ...failure, at };
          const decide = (failures: number) => blockedUntil({ code: failure.code, failures, at });
          const before = await noteFailure(connection, noted, decide);
          if (isForOperator(failure.code) && before !== failure.code) await alert?.(connection, noted);
        });
      }
    },
    forgive: (vendor) => change((connection) => forgetFailures(connection, vendor)),
    routesOf: (definition, providers, at) => findRoutes(definition, providers, { routes, health, at }),
    orderRoutes: (model, wishes) => change((connection) => writeRoutes(connection, model, wishes)),
  };
}

function toHint(name: string, value: string): string {
  if (name.endsWith('_BASE_URL')) return value;
  return value.length < LEAST_FOR_HINT ? '' : value.slice(-HINT_LENGTH);
}
