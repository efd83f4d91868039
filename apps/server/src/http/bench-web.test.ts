import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withBench } from './bench-web.ts';

const web = async (request: Request) => new Response(`app ${new URL(request.url).pathname}`);
const ask = async (pictures: string | undefined, path: string) => {
  const answer = await withBench(web, pictures)(new Request(`http://gesso.test${path}`));
  return [answer.status, await answer.text()];
};

test('there is nothing at /bench without pictures for it, and everything else is the app', async () => {
  expect(await ask(undefined, '/bench')).toEqual([404, 'Not found']);
  expect(await ask(undefined, '/bench/pictures/32/0.webp')).toEqual([404, 'Not found']);
  expect(await ask(undefined, '/projects')).toEqual([200, 'app /projects']);
  expect(await ask(undefined, '/benches')).toEqual([200, 'app /benches']);
});

test('in bench mode any number of pictures is made of a few, and nothing but them is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gesso-bench-web-'));
  try {
    mkdirSync(join(folder, '512'));
    for (const number of [0, 1, 2]) writeFileSync(join(folder, '512', `${number}.webp`), `picture ${number}`);
    writeFileSync(join(folder, 'sheet.webp'), 'tiles');
    writeFileSync(join(folder, 'secret.webp'), 'secret');
    expect(await ask(folder, '/bench?n=10')).toEqual([200, 'app /bench']);
    expect(await ask(folder, '/bench/pictures/512/4.webp')).toEqual([200, 'picture 1']);
    expect(await ask(folder, '/bench/pictures/2048/2.webp')).toEqual([200, 'picture 2']);
    expect(await ask(folder, '/bench/sheets/7.webp')).toEqual([200, 'tiles']);
    for (const path of ['/bench/secret.webp', '/bench/pictures/../secret.webp', '/bench/pictures/512/x.webp']) {
      expect((await ask(folder, path))[1]).not.toBe('secret');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
