import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signIn, signUp } from './testing/gesso-client.ts';
import { startGesso } from './testing/gesso-process.ts';

async function withDataDirectory(story: (dataDirectory: string) => Promise<void>): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'gesso-first-hour-'));
  try {
    await story(dataDirectory);
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a killed Gesso starts again and finishes what it had accepted, once', async () => {
  await withDataDirectory(async (dataDirectory) => {
    const first = await startGesso({ dataDirectory });
    const email = 'ada@example.com';
    const client = await signUp(first.url, email);
    const project = await client.createProject('Crash');
    const accepted = await Promise.all(
      [1, 2, 3].map((seed) =>
        client.generate(project.id, {
          model: 'gesso-image',
          prompt: `poster of a rocket "LIFT OFF"`,
          settings: { seed },
        }),
      ),
    );
    await first.kill();
    const killedAt = new Date().toISOString();

    const second = await startGesso({ dataDirectory });
    const again = await signIn(second.url, email);
    const ended = await Promise.all(accepted.map(({ id }) => again.waitForEnd(id)));
    const me = await again.me();
    const { items } = await again.items(project.id);
    await second.interrupt();

    // Else nothing was left to finish, and the rest would hold without any recovery.
    expect(ended.some(({ finishedAt }) => finishedAt !== null && finishedAt > killedAt)).toBe(true);
    expect(ended.map(({ status, assets }) => [status, assets.length])).toEqual(Array(3).fill(['succeeded', 1]));
    expect(me.credits).toEqual({ spendableMillicredits: 997_000, heldMillicredits: 0 });
    expect(items.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready']);
    expect(isAlive(second.pid)).toBe(false);
  });
});

test('Ctrl-C leaves no process of the data folder behind', async () => {
  await withDataDirectory(async (dataDirectory) => {
    const gesso = await startGesso({ dataDirectory, command: 'start' });
    const during = await processesNaming(dataDirectory);
    await gesso.interrupt();
    expect(during.length).toBeGreaterThan(0);
    expect(await processesNaming(dataDirectory)).toEqual([]);
  });
});

/** Command lines that name the data folder, PostgreSQL's among them. */
async function processesNaming(dataDirectory: string): Promise<string[]> {
  const { readdir, readFile } = await import('node:fs/promises');
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.map((line) => line.replaceAll('\0', ' ').trim()).filter((line) => line.includes(dataDirectory));
}
