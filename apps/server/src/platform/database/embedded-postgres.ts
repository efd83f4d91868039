import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readOrCreateSecret } from '../config/secret-file.ts';
import { EmbeddedPostgresError } from './database-errors.ts';
import { claimDirectory, readLivingOwner } from './directory-owner.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { launchProgram, preparePostgresUser } from './postgres-user.ts';
import { readPostmaster, stopPostmaster, waitUntilReady } from './postmaster.ts';

export type EmbeddedPostgres = {
  /** `postgresql://gesso:…@127.0.0.1:<port>/postgres`, with the password. */
  readonly url: string;
  /** True when the server was already running, left over from a process that was killed. */
  readonly isAdopted: boolean;
  /** Stops the server and waits until its process is gone. Calling again does nothing. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Gesso's data folder; PostgreSQL's own is `postgres` in it. */
  readonly directory: string;
  /** False only for throw-away test data: a power cut may then lose everything. */
  readonly isDurable?: boolean;
};

/** Another program may take the free port between asking and starting; three times in a row is something else. */
const START_ATTEMPTS = 3;

const SETTINGS: readonly string[] = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'checkpoint_timeout=15min',
  'random_page_cost=1.1',
  // Short queries only: compiling one costs more than running it.
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_messages=warning',
  // A failing statement carries prompts and addresses; the log gets the error's class and code only.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];

const THROW_AWAY_SETTINGS: readonly string[] = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts the PostgreSQL that belongs to a data folder, creating it at the first call.
 *
 * The server is a process group of its own, so that a Ctrl-C in the terminal reaches Gesso only, which stops it last.
 * After a kill -9 of Gesso the server lives on and is adopted by the next call. It listens on 127.0.0.1 on a free port
 * with a generated password (`postgres-password` in the folder) and writes warnings to `postgres.log`.
 *
 * @throws EmbeddedPostgresError with one sentence when another Gesso uses the folder or the server does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, isDurable = true } = options;
  const binaries = await findPostgresBinaries();
  const release = claimDirectory(directory);
  try {
    const cluster = join(directory, 'postgres');
    const password = readOrCreateSecret(join(directory, 'postgres-password'));
    if (!existsSync(cluster)) await createCluster({ binaries, cluster, password, isDurable });
    const adopted = await waitUntilReady(cluster, () => readPostmaster(cluster) !== undefined);
    const port = adopted?.port ?? (await startServer({ binaries, cluster, directory, isDurable }));
    return {
      url: toUrl(password, port),
      isAdopted: adopted !== undefined,
      stop: () => stopPostmaster(cluster).finally(release),
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Reaches the PostgreSQL of a data folder for a look beside Gesso: joins the one of a running Gesso without claiming it,
 * or starts it as {@link startEmbeddedPostgres} does. Makes no database where there is none.
 *
 * @returns With a `stop` that leaves a joined server alone.
 * @throws EmbeddedPostgresError with one sentence when there is no database yet or the server does not start.
 */
export async function reachEmbeddedPostgres({ directory }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = join(directory, 'postgres');
  if (!existsSync(cluster)) {
    throw new EmbeddedPostgresError(
      `There is no database yet in ${directory}; start Gesso once, or name its data folder with GESSO_DATA_DIR.`,
    );
  }
  const isOwned = () => readLivingOwner(directory) !== undefined;
  const joined = isOwned() ? await waitUntilReady(cluster, isOwned) : undefined;
  if (joined === undefined) return startEmbeddedPostgres({ directory });
  const password = readOrCreateSecret(join(directory, 'postgres-password'));
  return { url: toUrl(password, joined.port), isAdopted: true, stop: async () => undefined };
}

function toUrl(password: string, port: number): string {
  return `postgresql://gesso:${password}@127.0.0.1:${port}/postgres`;
}

type ClusterOptions = {
  readonly binaries: PostgresBinaries;
  readonly cluster: string;
  readonly password: string;
  readonly isDurable: boolean;
};

// Made under another name and renamed: a cluster half made by a killed process is never taken for a whole one.
async function createCluster({ binaries, cluster, password, isDurable }: ClusterOptions): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const runner = preparePostgresUser(unfinished, binaries.initdb);
  const passwordFile = `${unfinished}.password`;
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (runner.uid !== undefined && runner.gid !== undefined) chownSync(passwordFile, runner.uid, runner.gid);
    const initdb = launchProgram(runner, {
      program: binaries.initdb,
      flags: [
        `--pgdata=${unfinished}`,
        '--username=gesso',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // The same sorting on every system, whatever its libraries.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(isDurable ? [] : ['--no-sync']),
      ],
      output: 'pipe',
    });
    assert(initdb.stderr !== null, 'initdb was started with a pipe for its complaints');
    const [complaint, [code]] = await Promise.all([text(initdb.stderr), once(initdb, 'close')]);
    if (code !== 0) throw new EmbeddedPostgresError(`PostgreSQL could not create its data: ${complaint.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
}

type ServerOptions = {
  readonly binaries: PostgresBinaries;
  readonly cluster: string;
  readonly directory: string;
  readonly isDurable: boolean;
};

async function startServer({ binaries, cluster, directory, isDurable }: ServerOptions): Promise<number> {
  const runner = preparePostgresUser(cluster, binaries.postgres);
  const settings = [...SETTINGS, ...(isDurable ? [] : THROW_AWAY_SETTINGS)].flatMap((setting) => ['-c', setting]);
  const logPath = join(directory, 'postgres.log');
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const port = await findFreePort();
    const log = openSync(logPath, 'w', 0o600);
    const flags = ['-D', cluster, '-p', String(port), ...settings];
    const server = launchProgram(runner, { program: binaries.postgres, flags, output: log });
    closeSync(log);
    const isRunning = () => server.exitCode === null && server.signalCode === null;
    if ((await waitUntilReady(cluster, isRunning)) !== undefined) {
      server.unref();
      return port;
    }
    if (isRunning()) server.kill('SIGINT');
  }
  const complaint = readFileSync(logPath, 'utf8').trim().split('\n').at(-1);
  throw new EmbeddedPostgresError(`PostgreSQL did not start: ${complaint} (see ${logPath}).`);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  assert(typeof address === 'object' && address !== null, 'a TCP server has an address and a port');
  return address.port;
}
