import type { Pool, PoolClient } from 'pg';
import type { ModelRoute, VendorHealth } from './vendors.ts';

/** Tells every process that keys, routes or the health of a vendor changed. */
export const VENDORS_CHANGED = 'vendors_changed';

export type StoredSetting = {
  readonly name: string;
  readonly sealed: Buffer;
  readonly hint: string;
  readonly updatedAt: Date;
};

export async function readSettings(database: Pool): Promise<readonly StoredSetting[]> {
  const { rows } = await database.query<StoredSetting>(
    'SELECT name, sealed, hint, updated_at AS "updatedAt" FROM vendor_settings ORDER BY name',
  );
  return rows;
}

export async function writeSetting(connection: PoolClient, setting: StoredSetting): Promise<void> {
  await connection.query(
    `INSERT INTO vendor_settings (name, sealed, hint, updated_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, hint = excluded.hint, updated_at = excluded.updated_at`,
    [setting.name, setting.sealed, setting.hint, setting.updatedAt],
  );
}

export async function deleteSetting(connection: PoolClient, name: string): Promise<void> {
  await connection.query('DELETE FROM vendor_settings WHERE name = $1', [name]);
}

export async function readHealth(database: Pool): Promise<readonly VendorHealth[]> {
  const { rows } = await database.query<VendorHealth>(
    `SELECT vendor, failures, code, message, blocked_until AS "blockedUntil", updated_at AS "updatedAt"
     FROM vendor_health ORDER BY vendor`,
  );
  return rows;
}

export type NotedFailure = {
  readonly vendor: string;
  readonly code: string;
  readonly message: string;
  readonly at: Date;
};

/**
 * Counts one more failure; `decide` says for how long the vendor is left alone after so many.
 *
 * @returns The code of the failure before it, where the vendor was unwell already.
 */
export async function noteFailure(
  connection: PoolClient,
  failure: NotedFailure,
  decide: (failures: number) => Date | null,
): Promise<string | undefined> {
  const before = await connection.query<{ readonly code: string }>(
    'SELECT code FROM vendor_health WHERE vendor = $1 FOR UPDATE',
    [failure.vendor],
  );
  const { rows } = await connection.query<{ readonly failures: number }>(
    `INSERT INTO vendor_health (vendor, failures, code, message, updated_at) VALUES ($1, 1, $2, $3, $4)
     ON CONFLICT (vendor) DO UPDATE SET failures = vendor_health.failures + 1, code = excluded.code,
       message = excluded.message, updated_at = excluded.updated_at
     RETURNING failures`,
    [failure.vendor, failure.code, failure.message, failure.at],
  );
  const failures = rows[0]?.failures ?? 1;
  const blockedUntil = decide(failures);
  await connection.query('UPDATE vendor_health SET blocked_until = $2 WHERE vendor = $1', [
    failure.vendor,
    blockedUntil,
  ]);
  // Of two first failures at once the second finds no row before and counts two.
  return before.rows[0]?.code ?? (failures > 1 ? failure.code : undefined);
}

/** @returns Whether there was anything to forget. */
export async function forgetFailures(connection: PoolClient, vendor: string): Promise<boolean> {
  const { rowCount } = await connection.query('DELETE FROM vendor_health WHERE vendor = $1', [vendor]);
  return rowCount !== 0;
}

export async function readRoutes(database: Pool): Promise<readonly ModelRoute[]> {
  const { rows } = await database.query<ModelRoute>(
    'SELECT model, vendor, is_off AS "isOff" FROM model_routes ORDER BY model, position',
  );
  return rows;
}

/** Puts the ways to a model into an order; those that are not named keep their own behind. */
export async function writeRoutes(
  connection: PoolClient,
  model: string,
  routes: readonly Omit<ModelRoute, 'model'>[],
): Promise<void> {
  await connection.query('DELETE FROM model_routes WHERE model = $1', [model]);
  await connection.query(
    `INSERT INTO model_routes (model, vendor, position, is_off)
     SELECT $1, * FROM unnest($2::text[], $3::int[], $4::bool[])`,
    [model, routes.map(({ vendor }) => vendor), routes.map((_, index) => index), routes.map(({ isOff }) => isOff)],
  );
}

export async function tellVendorsChanged(connection: PoolClient): Promise<void> {
  await connection.query('SELECT pg_notify($1, $2)', [VENDORS_CHANGED, '']);
}
