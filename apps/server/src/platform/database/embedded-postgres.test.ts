import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { readPostmaster, stopPostmaster } from './postmaster.ts';
import { isProcessAlive } from './process-identity.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'gesso-embedded-'));
});

afterAll(async () => {
  await stopPostmaster(join(directory, 'postgres'));
  rmSync(directory, { recursive: true, force: true });
});

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts PostgreSQL from another process and kills that one with -9 once it is up. */
async function startAndKill(): Promise<void> {
  const code = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)};
    await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)} });
    console.log('up');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('the first start makes the data, keeps the password private and syncs to disk', async () => {
  const postgres = await startEmbeddedPostgres({ directory });
  expect(await query(postgres.url, 'CREATE TABLE kept AS SELECT 1 AS id')).toEqual([]);
  expect(await query(postgres.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  expect(statSync(join(directory, 'postgres-password')).mode & 0o777).toBe(0o600);
  await postgres.stop();
});

test('stopping leaves no process and the next start finds the rows', async () => {
  const first = await startEmbeddedPostgres({ directory });
  const processId = readPostmaster(join(directory, 'postgres'))?.processId ?? 0;
  expect(isProcessAlive(processId)).toBe(true);
  await first.stop();
  await first.stop();
  expect(isProcessAlive(processId)).toBe(false);
  const second = await startEmbeddedPostgres({ directory });
  expect(await query(second.url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  await second.stop();
});

test('a server left by kill -9 is adopted and then stopped like our own', async () => {
  await startAndKill();
  const left = readPostmaster(join(directory, 'postgres'));
  expect(left?.isReady).toBe(true);
  const postgres = await startEmbeddedPostgres({ directory });
  expect(postgres.isAdopted).toBe(true);
  expect(await query(postgres.url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  await postgres.stop();
  expect(isProcessAlive(left?.processId ?? 0)).toBe(false);
});

test('a folder held by another living process is refused in one sentence', async () => {
  const holder = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  writeFileSync(join(directory, 'owner.json'), JSON.stringify({ processId: holder.pid }));
  const { readProcessStart } = await import('./process-identity.ts');
  const startedAt = readProcessStart(holder.pid ?? 0);
  writeFileSync(join(directory, 'owner.json'), JSON.stringify({ processId: holder.pid, startedAt }));
  await expect(startEmbeddedPostgres({ directory })).rejects.toThrow(`is in use by process ${holder.pid}`);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
});

test('a stale process file that names a stranger is cleared and the stranger lives on', async () => {
  const stranger = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  writeFileSync(
    join(directory, 'postgres', 'postmaster.pid'),
    [stranger.pid, join(directory, 'postgres'), 0, 5432, '', '127.0.0.1', '', 'ready   ', ''].join('\n'),
  );
  const postgres = await startEmbeddedPostgres({ directory });
  expect(postgres.isAdopted).toBe(false);
  await postgres.stop();
  expect(isProcessAlive(stranger.pid ?? 0)).toBe(true);
  stranger.kill('SIGKILL');
  await once(stranger, 'exit');
});
