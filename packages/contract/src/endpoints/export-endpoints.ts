import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { boardExportSchema, createExportSchema } from '../exports.ts';
import { idSchema } from '../primitives.ts';

const tag = 'Exports';
const params = z.object({ id: idSchema });

export const exportEndpoints = {
  createExport: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/exports',
    summary: 'Write a board, its frames or chosen items as files',
    tag,
    audience: 'account',
    idempotent: true,
    params,
    body: createExportSchema,
    success: 202,
    response: boardExportSchema,
  }),
  getExport: defineEndpoint({
    method: 'get',
    path: '/api/exports/{id}',
    summary: 'How far an export is',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: boardExportSchema,
  }),
  cancelExport: defineEndpoint({
    method: 'post',
    path: '/api/exports/{id}/cancel',
    summary: 'Stop an export',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: boardExportSchema,
  }),
  getExportContent: defineEndpoint({
    method: 'get',
    path: '/api/exports/{id}/content',
    summary: 'The file of a finished export, as a download',
    tag,
    audience: 'account',
    params,
    success: 200,
    responseType: 'application/octet-stream',
  }),
} as const;
