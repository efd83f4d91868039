import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema, pageOf, pageQuerySchema } from '../primitives.ts';
import {
  createdShareLinkSchema,
  createShareLinkSchema,
  openedShareLinkSchema,
  openShareLinkSchema,
  projectPersonSchema,
  sharedProjectSchema,
  shareLinkSchema,
  updateMemberSchema,
} from '../sharing.ts';

const tag = 'Sharing';
const params = z.object({ id: idSchema });

export const sharingEndpoints = {
  listShareLinks: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}/share-links',
    summary: 'Links that open this project, newest first; for its owner',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: pageOf(shareLinkSchema),
  }),
  createShareLink: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/share-links',
    summary: 'Make a link; its secret part is answered only now',
    tag,
    audience: 'account',
    params,
    body: createShareLinkSchema,
    success: 201,
    response: createdShareLinkSchema,
  }),
  revokeShareLink: defineEndpoint({
    method: 'delete',
    path: '/api/share-links/{id}',
    summary: 'End a link, and the membership of everybody who came through it',
    tag,
    audience: 'account',
    params,
    success: 204,
  }),
  openShareLink: defineEndpoint({
    method: 'post',
    path: '/api/share-links/open',
    summary: 'Come in through a link: as a member, or without an account to look',
    tag,
    audience: 'public',
    body: openShareLinkSchema,
    success: 200,
    response: openedShareLinkSchema,
  }),
  listProjectPeople: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}/people',
    summary: 'The owner and the members of a project',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: pageOf(projectPersonSchema),
  }),
  updateMember: defineEndpoint({
    method: 'patch',
    path: '/api/members/{id}',
    summary: 'Give a member another role; for the owner',
    tag,
    audience: 'account',
    params,
    body: updateMemberSchema,
    success: 200,
    response: projectPersonSchema,
  }),
  removeMember: defineEndpoint({
    method: 'delete',
    path: '/api/members/{id}',
    summary: 'Send a member away, or leave oneself',
    tag,
    audience: 'account',
    params,
    success: 204,
  }),
  listSharedProjects: defineEndpoint({
    method: 'get',
    path: '/api/shared-projects',
    summary: 'Projects of others that I am a member of, the one joined last first',
    tag,
    audience: 'account',
    query: pageQuerySchema,
    success: 200,
    response: pageOf(sharedProjectSchema),
  }),
} as const;
