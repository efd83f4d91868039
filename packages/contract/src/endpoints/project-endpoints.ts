import { z } from 'zod';
import { canvasItemsSchema } from '../canvas-items.ts';
import { defineEndpoint } from '../endpoint.ts';
import { LIMITS } from '../limits.ts';
import { idSchema, pageOf, pageQuerySchema } from '../primitives.ts';
import { collabTokenSchema, createProjectSchema, projectSchema, updateProjectSchema } from '../projects.ts';

const tag = 'Projects';
const params = z.object({ id: idSchema });
const fileSchema = z.object({ file: z.custom<File>().meta({ type: 'string', format: 'binary' }) });

export const projectEndpoints = {
  listProjects: defineEndpoint({
    method: 'get',
    path: '/api/projects',
    summary: 'My projects, newest first',
    tag,
    audience: 'account',
    query: pageQuerySchema,
    success: 200,
    response: pageOf(projectSchema),
  }),
  createProject: defineEndpoint({
    method: 'post',
    path: '/api/projects',
    summary: 'Open a new project',
    tag,
    audience: 'account',
    idempotent: true,
    body: createProjectSchema,
    success: 201,
    response: projectSchema,
  }),
  getProject: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}',
    summary: 'One project',
    tag,
    audience: 'visitor',
    params,
    success: 200,
    response: projectSchema,
  }),
  updateProject: defineEndpoint({
    method: 'patch',
    path: '/api/projects/{id}',
    summary: 'Rename a project',
    tag,
    audience: 'account',
    params,
    body: updateProjectSchema,
    success: 200,
    response: projectSchema,
  }),
  deleteProject: defineEndpoint({
    method: 'delete',
    path: '/api/projects/{id}',
    summary: 'Delete a project',
    tag,
    audience: 'account',
    params,
    success: 204,
  }),
  exportProject: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}/export',
    summary: 'The whole project as a ZIP that can be imported again',
    tag,
    audience: 'account',
    params,
    success: 200,
    responseType: 'application/zip',
  }),
  importProject: defineEndpoint({
    method: 'post',
    path: '/api/projects/import',
    summary: 'Open a project from an exported ZIP',
    tag,
    audience: 'account',
    idempotent: true,
    body: fileSchema,
    bodyKind: 'multipart',
    mostBytes: LIMITS.importBytes,
    success: 201,
    response: projectSchema,
  }),
  listItems: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}/items',
    summary: 'What lies on the canvas',
    tag,
    audience: 'visitor',
    params,
    success: 200,
    response: canvasItemsSchema,
  }),
  createCollabToken: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/collab-token',
    summary: 'A token for the realtime connection',
    tag,
    audience: 'account',
    params,
    success: 201,
    response: collabTokenSchema,
  }),
} as const;
