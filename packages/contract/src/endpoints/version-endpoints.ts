import { z } from 'zod';
import {
  boardVersionSchema,
  createBoardVersionSchema,
  restoredVersionSchema,
  updateBoardVersionSchema,
} from '../board-versions.ts';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema, pageOf } from '../primitives.ts';

const tag = 'Versions';
const params = z.object({ id: idSchema });

export const versionEndpoints = {
  listVersions: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}/versions',
    summary: 'Kept states of a board, newest first',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: pageOf(boardVersionSchema),
  }),
  createVersion: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/versions',
    summary: 'Keep the board as it is now, under a name',
    tag,
    audience: 'account',
    params,
    body: createBoardVersionSchema,
    success: 201,
    response: boardVersionSchema,
  }),
  updateVersion: defineEndpoint({
    method: 'patch',
    path: '/api/versions/{id}',
    summary: 'Name a version; without a name it is kept like an automatic one',
    tag,
    audience: 'account',
    params,
    body: updateBoardVersionSchema,
    success: 200,
    response: boardVersionSchema,
  }),
  restoreVersion: defineEndpoint({
    method: 'post',
    path: '/api/versions/{id}/restore',
    summary: 'Change the board to what it was; what it is now is kept first',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: restoredVersionSchema,
  }),
  getVersionDocument: defineEndpoint({
    method: 'get',
    path: '/api/versions/{id}/document',
    summary: 'The kept document, as one Yjs update',
    tag,
    audience: 'account',
    params,
    success: 200,
    responseType: 'application/octet-stream',
  }),
  getVersionThumbnail: defineEndpoint({
    method: 'get',
    path: '/api/versions/{id}/thumbnail',
    summary: 'A small picture of a version',
    tag,
    audience: 'account',
    params,
    success: 200,
    responseType: 'image/webp',
  }),
} as const;
