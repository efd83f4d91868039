import { call, callForFile } from '../../shared/client/index.ts';

const ASK_EVERY_MS = 300;
/** A minute: what takes longer is no picture for a clipboard. */
const ASK_AT_MOST = 200;

const MIME_TYPES = { png: 'image/png', svg: 'image/svg+xml' } as const;

/**
 * Has the server draw items of a board as one file, as the export does.
 *
 * @throws ProblemError when the server refuses, Error when it cannot be written or takes longer than a minute.
 */
export async function writeItems(options: {
  readonly projectId: string;
  readonly itemIds: readonly string[];
  readonly format: keyof typeof MIME_TYPES;
}): Promise<Blob> {
  const { projectId, itemIds, format } = options;
  const started = await call(
    'createExport',
    {
      params: { id: projectId },
      body: { choice: { what: 'selection', itemIds: [...itemIds] }, files: [{ format }] },
    },
    { idempotencyKey: crypto.randomUUID() },
  );
  for (let asked = 0; asked < ASK_AT_MOST; asked += 1) {
    const { status, failure } = await call('getExport', { params: { id: started.id } });
    if (status === 'succeeded') return fileOf(started.id, MIME_TYPES[format]);
    if (status === 'failed' || status === 'cancelled') throw new Error(failure?.message ?? 'It could not be written.');
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  throw new Error('Writing it took too long. Export it instead.');
}

async function fileOf(id: string, type: string): Promise<Blob> {
  const { blob } = await callForFile('getExportContent', { params: { id } });
  return new Blob([blob], { type });
}
