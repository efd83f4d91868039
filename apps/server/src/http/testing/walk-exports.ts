import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endExport } from '../../modules/exports/index.ts';
import type { ApiClient } from './api-client.ts';
import type { TestApi } from './create-test-api.ts';

/** Calls each endpoint of exports once. No job runs in a test of the API, so the end of the export is written by hand. */
export async function walkExports(api: TestApi, { send }: ApiClient, base: string) {
  const order = { choice: { what: 'all' }, files: [{ format: 'png', scale: 2, suffix: '@2x' }] };
  const createExport = await send('POST', `${base}/exports`, order);
  const { id } = (await createExport.clone().json()) as { readonly id: string };
  const getExport = await send('GET', `/api/exports/${id}`);
  const workshop = await api.exportFiles.openWorkshop(id);
  await writeFile(join(workshop, '0'), 'a picture');
  await api.exportFiles.keep(id, join(workshop, '0'));
  const file = { name: 'Board@2x.png', mimeType: 'image/png', sizeBytes: 9 };
  await endExport(api.database.pool, { exportId: id, at: new Date(), end: { status: 'succeeded', file } });
  const getExportContent = await send('GET', `/api/exports/${id}/content`);
  return { createExport, getExport, getExportContent, cancelExport: await send('POST', `/api/exports/${id}/cancel`) };
}
