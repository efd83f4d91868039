import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readLivingOwner } from '../apps/server/src/platform/database/directory-owner.ts';
import { readPostmaster } from '../apps/server/src/platform/database/postmaster.ts';
import { ROOT } from './setup/paths.mjs';

let dataDirectory: string;

beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'gesso-start-'));
});

afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

function start(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', GESSO_DATA_DIR: dataDirectory, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function waitUntilReady(starter: ChildProcess): Promise<void> {
  let printed = '';
  for await (const chunk of starter.stdout ?? []) {
    printed += chunk;
    if (printed.includes('Gesso is ready on http://localhost:')) return;
  }
  throw new Error(`npm start ended without becoming ready:\n${printed}`);
}

/** What a start that cannot succeed tells the person, and its exit code. */
async function refusalOf(environment: Readonly<Record<string, string>>) {
  const starter = start(environment);
  const [code, said] = await Promise.all([once(starter, 'exit').then(([exit]) => exit), text(starter.stderr!)]);
  return { code, said: said.trim() };
}

test('when the starter is killed with -9, the server and its PostgreSQL stop by themselves', async () => {
  const starter = start({});
  await waitUntilReady(starter);
  expect(readLivingOwner(dataDirectory)).toBeDefined();
  starter.kill('SIGKILL');
  await vi.waitFor(
    () => {
      expect(readLivingOwner(dataDirectory)).toBeUndefined();
      expect(readPostmaster(join(dataDirectory, 'postgres'))).toBeUndefined();
    },
    { timeout: 60_000, interval: 100 },
  );
});

test('a start says where Gesso is and nothing else, the first time and the second', async () => {
  for (const _time of ['first', 'second']) {
    const server = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts')], {
      env: { ...process.env, PORT: '0', GESSO_DATA_DIR: dataDirectory },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    server.stdout.once('data', () => server.kill('SIGTERM'));
    const [said, complained] = await Promise.all([text(server.stdout), text(server.stderr)]);
    expect(said).toMatch(/^Gesso is ready on http:\/\/localhost:\d+\n$/);
    expect(complained).toBe('');
  }
});

test('a second Gesso on the same data folder is told who has it, and the first lives on', async () => {
  const first = start({});
  await waitUntilReady(first);
  const owner = readLivingOwner(dataDirectory);
  const { code, said } = await refusalOf({});
  expect(code).toBe(1);
  expect(said).toContain(`is in use by process ${owner?.processId}`);
  expect(readPostmaster(join(dataDirectory, 'postgres'))?.isReady).toBe(true);
  first.kill('SIGTERM');
  await once(first, 'exit');
});

test('a port in use is one sentence, and nothing stays behind', async () => {
  const holder = createServer().listen(0);
  await once(holder, 'listening');
  // A TCP server that listens has an address with a port.
  const { port } = holder.address() as { readonly port: number };
  const { code, said } = await refusalOf({ PORT: String(port) });
  holder.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is in use by another program`);
  expect(readPostmaster(join(dataDirectory, 'postgres'))).toBeUndefined();
});

test('a wrong variable is one sentence without a stack', async () => {
  expect(await refusalOf({ PORT: 'http' })).toEqual({
    code: 1,
    said: 'PORT must be a whole number from 0 to 65535.',
  });
});
