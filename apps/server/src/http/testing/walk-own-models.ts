import { startFakeCompatible } from '@gesso/providers/openai-compatible/testing';
import type { ApiClient } from './api-client.ts';

/** Where the server of the walk's model must be allowed: it is asked before a model is kept. */
export const startOwnServer = startFakeCompatible;

/** Calls each endpoint of the operator's own models once. */
export async function walkOwnModels({ send }: ApiClient, variables: Readonly<Record<string, string>>) {
  const form = {
    name: 'Walk',
    kind: 'image',
    connection: 'openai-compatible',
    baseUrl: variables.COMPATIBLE_BASE_URL,
    apiKey: variables.COMPATIBLE_API_KEY,
    vendorModel: 'sdxl-local',
    priceMillicredits: 1_000,
  };
  const path = '/api/operator/own-models';
  const createOwnModel = await send('POST', path, form);
  const { id } = (await createOwnModel.clone().json()) as { readonly id: string };
  return {
    createOwnModel,
    changeOwnModel: await send('PUT', `${path}/${id}`, form),
    retireOwnModel: await send('POST', `${path}/${id}/retire`),
    restoreOwnModel: await send('POST', `${path}/${id}/restore`),
    listOwnModels: await send('GET', path),
  };
}
