import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** Linux counts processor time in hundredths of a second, whatever the machine (USER_HZ). */
const TICK_US = 10_000;

export type ProcessorTime = {
  /** Of this process, with the threads that collect its garbage. */
  readonly nodeUs: number;
  /** Of PostgreSQL: its server process and all it has started. */
  readonly postgresUs: number;
};

/**
 * Opens a stopwatch of processor time: what work costs, whatever else the machine is doing meanwhile. Rates are halved by
 * a busy neighbour; this moves by a tenth or two.
 *
 * @returns A function that says how much has been used since it was called before; undefined where there is no `/proc`.
 */
export async function startProcessorTime(pool: Pool): Promise<() => ProcessorTime | undefined> {
  const { rows } = await pool.query<{ readonly pid: number }>('SELECT pg_backend_pid() AS pid');
  const postmaster = readStat(String(rows[0]?.pid))?.parent;
  let node = process.cpuUsage();
  let postgres = sumPostgres(postmaster);
  return () => {
    const before = { node, postgres };
    node = process.cpuUsage();
    postgres = sumPostgres(postmaster);
    if (before.postgres === undefined || postgres === undefined) return undefined;
    const nodeUs = node.user + node.system - before.node.user - before.node.system;
    return { nodeUs, postgresUs: (postgres - before.postgres) * TICK_US };
  };
}

type Stat = { readonly parent: string; readonly ticks: number; readonly ticksOfEnded: number };

function sumPostgres(postmaster: string | undefined): number | undefined {
  const own = postmaster === undefined ? undefined : readStat(postmaster);
  if (own === undefined) return undefined;
  const children = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(name) ?? []) : []));
  const living = children.filter(({ parent }) => parent === postmaster).reduce((sum, { ticks }) => sum + ticks, 0);
  return living + own.ticks + own.ticksOfEnded;
}

/** @see proc_pid_stat(5): fields 4, 14 and 15, 16 and 17; the name, field 2, may hold spaces and brackets. */
function readStat(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, userOfEnded, systemOfEnded] = fields.slice(11, 15).map(Number);
    if (user === undefined || system === undefined) return undefined;
    return {
      parent: fields[1] ?? '',
      ticks: user + system,
      ticksOfEnded: (userOfEnded ?? 0) + (systemOfEnded ?? 0),
    };
  } catch {
    // It has ended since its name was read, or the system has no /proc.
    return undefined;
  }
}
