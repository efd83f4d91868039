import type { ApiClient } from './api-client.ts';

/** Exports a project and imports it again. */
export async function walkProjectFile({ send }: ApiClient, base: string) {
  const exportProject = await send('GET', `${base}/export`);
  const form = new FormData();
  form.set('file', new File([new Uint8Array(await exportProject.clone().arrayBuffer())], 'walk.gesso.zip'));
  return { exportProject, importProject: await send('POST', '/api/projects/import', form) };
}
