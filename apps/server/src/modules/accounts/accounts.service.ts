import { createHash, randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../../platform/database/transaction.ts';
import {
  findAccount,
  findAccountByAuthUser,
  hasAnyAccount,
  insertAccount,
  listAccounts,
  lockAccountOpening,
  readCaps,
  updateCaps,
  updateTimeZone,
} from './accounts.store.ts';
import type { Account, AfterRow, ApiKey, Caps } from './accounts.ts';
import { API_KEY_BYTES, formatApiKey, hintOf, isWorthNoting, looksLikeApiKey } from './api-keys.rules.ts';
import { findApiKey, insertApiKey, listApiKeys, noteApiKeyUse, revokeApiKey } from './api-keys.store.ts';

export type AccountsOptions = {
  readonly database: { readonly pool: Pool };
  /** Default: random UUIDv7. */
  readonly newId?: () => string;
  /** Default: the system's cryptographic source. */
  readonly newRandom?: (bytes: number) => Uint8Array;
};

export type EnsuredAccount = {
  readonly account: Account /** False when it was there already. */;
  readonly isNew: boolean;
};

export type NewApiKey = { readonly accountId: string; readonly name: string; readonly capMillicredits: bigint | null };

export type CreatedApiKey =
  | { readonly ok: true; readonly apiKey: ApiKey /** Shown once, kept nowhere. */; readonly key: string }
  | { readonly ok: false; readonly reason: 'too-many-keys'; readonly most: number };

/** Where a found key leads: whose work it does, and within which cap. */
export type KeyHolder = { readonly account: Account; readonly apiKey: ApiKey };

export type Accounts = {
  /**
   * Gives a signed-in person their account, opening it when there is none. The first account of all is the operator's.
   *
   * Many may be opened at once: they queue for one lock until their transaction ends.
   */
  readonly ensureAccount: (connection: PoolClient, authUserId: string, at: Date) => Promise<EnsuredAccount>;
  readonly findByAuthUser: (authUserId: string) => Promise<Account | undefined>;
  readonly find: (id: string) => Promise<Account | undefined>;
  /** Newest first. */
  readonly list: (page: { readonly limit: number; readonly after?: AfterRow }) => Promise<readonly Account[]>;
  readonly readCaps: (accountId: string, connection?: PoolClient) => Promise<Caps>;
  /** Undefined leaves a cap as it is, null removes it. */
  readonly updateCaps: (
    accountId: string,
    changes: { readonly [Cap in keyof Caps]?: Caps[Cap] | undefined },
  ) => Promise<Caps>;
  /** Null: the zone of whoever looks. */
  readonly updateTimeZone: (accountId: string, timeZone: string | null) => Promise<void>;
  readonly createKey: (key: NewApiKey, at: Date) => Promise<CreatedApiKey>;
  /** Living keys, newest first. */
  readonly listKeys: (page: {
    readonly accountId: string;
    readonly limit: number;
    readonly after?: AfterRow;
  }) => Promise<readonly ApiKey[]>;
  /** @returns False when the account has no such living key. */
  readonly revokeKey: (key: { readonly accountId: string; readonly id: string; readonly at: Date }) => Promise<boolean>;
  /** Finds the account behind a key, and notes to the minute that it was used. */
  readonly findKeyHolder: (key: string, at: Date) => Promise<KeyHolder | undefined>;
};

/** More living keys than any person tells apart; the list needs no second page. */
export const MOST_API_KEYS = 100;

/** People, their caps and their keys. */
export function createAccounts({ database, newId = uuidv7, newRandom = randomBytes }: AccountsOptions): Accounts {
  const { pool } = database;
  return {
    ensureAccount: async (connection, authUserId, at) => {
      await lockAccountOpening(connection);
      const existing = await findAccountByAuthUser(connection, authUserId);
      if (existing !== undefined) return { account: existing, isNew: false };
      const role = (await hasAnyAccount(connection)) ? 'member' : 'operator';
      await insertAccount(connection, { id: newId(), authUserId, role, createdAt: at });
      const account = await findAccountByAuthUser(connection, authUserId);
      return { account: account as Account, isNew: true }; // Inserted one statement ago.
    },
    findByAuthUser: (authUserId) => findAccountByAuthUser(pool, authUserId),
    find: (id) => findAccount(pool, id),
    list: (page) => listAccounts(pool, page),
    readCaps: (accountId, connection) => readCaps(connection ?? pool, accountId),
    updateCaps: (accountId, changes) => updateCaps(pool, accountId, changes),
    updateTimeZone: (accountId, timeZone) => updateTimeZone(pool, accountId, timeZone),
    createKey: async ({ accountId, name, capMillicredits }, at) => {
      const key = formatApiKey(newRandom(API_KEY_BYTES));
      const row = { id: newId(), accountId, name, hint: hintOf(key), capMillicredits, createdAt: at };
      const apiKey = await inTransaction(database, (connection) =>
        insertApiKey(connection, { key: row, keySha256: hashKey(key), most: MOST_API_KEYS }),
      );
      return apiKey ? { ok: true, apiKey, key } : { ok: false, reason: 'too-many-keys', most: MOST_API_KEYS };
    },
    listKeys: (page) => listApiKeys(pool, page),
    revokeKey: (key) => revokeApiKey(pool, key),
    findKeyHolder: async (key, at) => {
      if (!looksLikeApiKey(key)) return undefined;
      const apiKey = await findApiKey(pool, hashKey(key));
      const account = apiKey && (await findAccount(pool, apiKey.accountId));
      if (apiKey === undefined || account === undefined) return undefined;
      if (isWorthNoting(apiKey.lastUsedAt, at)) await noteApiKeyUse(pool, apiKey.id, at);
      return { account, apiKey };
    },
  };
}

function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
