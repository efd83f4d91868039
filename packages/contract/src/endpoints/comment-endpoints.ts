import { z } from 'zod';
import {
  commentThreadSchema,
  createCommentThreadSchema,
  updateCommentThreadSchema,
  writeCommentSchema,
} from '../comments.ts';
import { defineEndpoint } from '../endpoint.ts';
import { idSchema, pageOf } from '../primitives.ts';

const tag = 'Comments';
const params = z.object({ id: idSchema });

export const commentEndpoints = {
  listCommentThreads: defineEndpoint({
    method: 'get',
    path: '/api/projects/{id}/comment-threads',
    summary: 'All comments on a board, the thread that was written in last first',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: pageOf(commentThreadSchema),
  }),
  createCommentThread: defineEndpoint({
    method: 'post',
    path: '/api/projects/{id}/comment-threads',
    summary: 'Begin a thread at a point of the board or on an item',
    tag,
    audience: 'account',
    params,
    body: createCommentThreadSchema,
    success: 201,
    response: commentThreadSchema,
  }),
  getCommentThread: defineEndpoint({
    method: 'get',
    path: '/api/comment-threads/{id}',
    summary: 'One thread',
    tag,
    audience: 'account',
    params,
    success: 200,
    response: commentThreadSchema,
  }),
  updateCommentThread: defineEndpoint({
    method: 'patch',
    path: '/api/comment-threads/{id}',
    summary: 'Resolve a thread, or open it again',
    tag,
    audience: 'account',
    params,
    body: updateCommentThreadSchema,
    success: 200,
    response: commentThreadSchema,
  }),
  replyToComment: defineEndpoint({
    method: 'post',
    path: '/api/comment-threads/{id}/comments',
    summary: 'Reply in a thread',
    tag,
    audience: 'account',
    params,
    body: writeCommentSchema,
    success: 201,
    response: commentThreadSchema,
  }),
  readCommentThread: defineEndpoint({
    method: 'post',
    path: '/api/comment-threads/{id}/read',
    summary: 'Note that I have seen everything in a thread',
    tag,
    audience: 'account',
    params,
    success: 204,
  }),
  updateComment: defineEndpoint({
    method: 'patch',
    path: '/api/comments/{id}',
    summary: 'Change my own comment',
    tag,
    audience: 'account',
    params,
    body: writeCommentSchema,
    success: 200,
    response: commentThreadSchema,
  }),
  deleteComment: defineEndpoint({
    method: 'delete',
    path: '/api/comments/{id}',
    summary: 'Delete my own comment; a thread whose comments are all gone goes, too',
    tag,
    audience: 'account',
    params,
    success: 204,
  }),
} as const;
