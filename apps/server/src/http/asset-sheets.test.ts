import type { Asset, Project } from '@gesso/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStranger, expectProblem, signUp } from './testing/api-client.ts';
import { createTestApi, type TestApi } from './testing/create-test-api.ts';

type Sheets = { items: { sha256: string; columns: number; assetIds: string[] }[] };

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});

afterAll(() => api.close());

test('pictures of a project come together on sheets that grow behind its boards, for those who may see it', async () => {
  const person = await signUp(api.app);
  const project = await person.read<Project>('POST', '/api/projects', { name: 'Many' });
  const list = () => person.read<Sheets>('GET', `/api/projects/${project.id}/sheets`);
  const upload = async (shade: number): Promise<Asset> => {
    const background = { r: shade, g: 0, b: 255 - shade };
    const picture = await sharp({ create: { width: 96, height: 48, channels: 3, background } })
      .png()
      .toBuffer();
    const form = new FormData();
    form.set('file', new File([new Uint8Array(picture)], `${shade}.png`, { type: 'image/png' }));
    return (await (await person.send('POST', `/api/projects/${project.id}/assets`, form)).json()) as Asset;
  };

  const first: Asset[] = [];
  for (let number = 0; number < 18; number += 1) first.push(await upload(number * 10));
  expect(await list()).toEqual({ items: [] });
  await expect.poll(async () => (await list()).items).toHaveLength(1);
  const [sheet] = (await list()).items;
  expect(sheet).toMatchObject({ columns: 32, assetIds: first.map(({ id }) => id) });

  const address = `/api/projects/${project.id}/sheets/${sheet?.sha256}`;
  const answer = await person.send('GET', address);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, max-age=31536000, immutable',
    etag: `"${sheet?.sha256}"`,
  });
  const { data, info } = await sharp(Buffer.from(await answer.arrayBuffer()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1024, 32]);
  const redAt = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? Number.NaN;
  // The corners of the twelfth tile, whose picture was twice as wide as high.
  for (const [x, y] of [
    [11 * 32 + 2, 2],
    [11 * 32 + 29, 29],
  ] as const) {
    expect(Math.abs(redAt(x, y) - 110)).toBeLessThan(16);
  }

  // A few more stay single; with enough of them the sheet is drawn anew and keeps whom it had.
  for (let number = 0; number < 15; number += 1) await upload(number);
  expect((await list()).items[0]?.sha256).toBe(sheet?.sha256);
  await upload(200);
  await expect.poll(async () => (await list()).items[0]?.assetIds.length).toBe(34);
  const grown = (await list()).items[0];
  expect(grown?.assetIds.slice(0, 18)).toEqual(sheet?.assetIds);
  expect(grown?.sha256).not.toBe(sheet?.sha256);

  const other = await signUp(api.app);
  const now = `/api/projects/${project.id}/sheets`;
  for (const path of [now, `${now}/${grown?.sha256}`]) {
    await expectProblem(await other.send('GET', path), 404, 'not-found');
    expect((await createStranger(api.app).send('GET', path)).status).toBe(401);
  }
  const own = await other.read<Project>('POST', '/api/projects', { name: 'Own' });
  await expectProblem(await other.send('GET', `/api/projects/${own.id}/sheets/${grown?.sha256}`), 404, 'not-found');
});
